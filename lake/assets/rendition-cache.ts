/** A transformed picture. */
export interface Rendition {
  bytes: Buffer
  mimeType: string
}

/** Keeps the renditions asked for last, up to a number of bytes, and joins requests for one that is being made. */
export class RenditionCache {
  readonly #capacity: number
  readonly #kept = new Map<string, Rendition>()
  readonly #pending = new Map<string, Promise<Rendition>>()
  #size = 0

  /** @param capacity in bytes */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  async get(key: string, make: () => Promise<Rendition>): Promise<Rendition> {
    const kept = this.#kept.get(key)
    if (kept) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return kept
    }
    const pending = this.#pending.get(key)
    if (pending) return await pending
    const made = make()
    this.#pending.set(key, made)
    try {
      const rendition = await made
      this.#keep(key, rendition)
      return rendition
    } finally {
      this.#pending.delete(key)
    }
  }

  #keep(key: string, rendition: Rendition): void {
    this.#kept.set(key, rendition)
    this.#size += rendition.bytes.byteLength
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#size <= this.#capacity) break
      this.#kept.delete(oldest)
      this.#size -= bytes.byteLength
    }
  }
}
