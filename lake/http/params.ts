import { httpError } from './errors.ts'

/** Query parameters from a query string: `$name` with the value as JSON. */
export function readParams(search: URLSearchParams): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const [name, value] of search) {
    if (!name.startsWith('$')) continue
    try {
      params[name.slice(1)] = JSON.parse(value)
    } catch {
      throw httpError(400, `Query parameter "${name}" is not valid JSON: ${value}`)
    }
  }
  return params
}
