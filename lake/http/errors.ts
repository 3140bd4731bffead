/**
 * What the lake answers when it cannot do as asked. The bodies follow the two shapes that Sanity's API uses and
 * that `@sanity/client` turns into `ClientError.message` and `ClientError.details`.
 */

/** An error that has an HTTP status and a JSON body of its own. */
export class LakeError extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(
    status: number,
    message: string,
    body: Record<string, unknown>,
    headers: Record<string, string> = {},
  ) {
    super(message)
    this.name = 'LakeError'
    this.status = status
    this.body = body
    this.headers = headers
  }
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
}

/** An error of the HTTP layer: `{statusCode, error, message}`. */
export function httpError(status: number, message: string, headers: Record<string, string> = {}): LakeError {
  return new LakeError(
    status,
    message,
    { statusCode: status, error: REASONS[status] ?? 'Error', message },
    headers,
  )
}

/**
 * A GROQ query that cannot be run: 400 with the offending range.
 * @param start offset of the first offending character, in UTF-16 units
 * @param end offset after the last one
 */
export function queryError(description: string, query: string, start: number, end: number): LakeError {
  return new LakeError(400, description, {
    error: { type: 'queryParseError', description, query, start, end },
  })
}

/** Why one mutation or action of a transaction failed; `index` is its place in the request. */
export interface TransactionFailure {
  index: number
  error: { type: string; description: string } & Record<string, unknown>
}

/** What a transaction is made of: its errors are named after it. */
export type StepKind = 'mutation' | 'action'

/**
 * A transaction that was refused as a whole. 409 is for conflicts with what is stored (Studio drops the edit),
 * 400 for a request that could never succeed.
 */
export function transactionError(kind: StepKind, status: 400 | 409, items: TransactionFailure[]): LakeError {
  const description = `The ${kind}(s) failed: ${items.map((item) => item.error.description).join('; ')}`
  return new LakeError(status, description, { error: { type: `${kind}Error`, description, items } })
}
