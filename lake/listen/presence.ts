import { LOCAL_USER } from '../lake.ts'
import type { JsonObject } from '../json.ts'

/** Tells one connection what another did, in the shape that Studio reads. */
type Tell = (event: JsonObject) => void

/** Where each open Studio is, passed on between them and kept nowhere. */
export class Presence {
  readonly #subscribers = new Map<object, Set<Tell>>()
  /** The sessions that a connection has announced. */
  readonly #sessions = new Map<object, Set<string>>()

  /** @returns what ends it */
  subscribe(connection: object, tell: Tell): () => void {
    const tells = this.#subscribers.get(connection) ?? new Set()
    this.#subscribers.set(connection, tells.add(tell))
    return () => tells.delete(tell)
  }

  /** A Studio asks all others to say where they are. */
  rollCall(connection: object, session: string): void {
    this.#tellOthers(connection, { type: 'rollCall', i: LOCAL_USER, session })
  }

  announce(connection: object, sessionId: string, locations: unknown[]): void {
    const sessions = this.#sessions.get(connection) ?? new Set()
    this.#sessions.set(connection, sessions.add(sessionId))
    this.#tellOthers(connection, { type: 'state', i: LOCAL_USER, m: { sessionId, locations } })
  }

  leave(connection: object, session: string): void {
    this.#sessions.get(connection)?.delete(session)
    this.#tellOthers(connection, { type: 'disconnect', i: LOCAL_USER, m: { session } })
  }

  /** The connection is gone: whoever was there has left, even if the browser could not say so. */
  close(connection: object): void {
    const sessions = this.#sessions.get(connection) ?? new Set()
    this.#subscribers.delete(connection)
    for (const session of sessions) this.leave(connection, session)
    this.#sessions.delete(connection)
  }

  #tellOthers(connection: object, event: JsonObject): void {
    for (const [other, tells] of this.#subscribers) {
      if (other !== connection) for (const tell of tells) tell(event)
    }
  }
}
