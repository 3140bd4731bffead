import { parseQuery, type ParsedQuery } from './query.ts'

/** So many queries are remembered: the open lists of some Studios, each with what it made of every document. */
const CAPACITY = 24

/** Queries that were asked lately, parsed. */
export class QueryCache {
  readonly #queries = new Map<string, ParsedQuery>()

  /** @throws a GROQ error (400) with its position */
  parse(text: string, params: Record<string, unknown>): ParsedQuery {
    const key = JSON.stringify([text, params])
    const query = this.#queries.get(key) ?? parseQuery(text, params)
    // Taken out and put back, the order in which they stand is that of their last use.
    this.#queries.delete(key)
    this.#queries.set(key, query)
    const [oldest] = this.#queries.keys()
    if (this.#queries.size > CAPACITY && oldest !== undefined) this.#queries.delete(oldest)
    return query
  }
}
