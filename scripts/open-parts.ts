interface Part {
  readonly close: () => Promise<void>
}

/** The parts of a command that stand open: closed in the other order, together. */
export class OpenParts {
  readonly #parts: Part[] = []

  opened<Opened extends Part>(part: Opened): Opened {
    this.#parts.push(part)
    return part
  }

  async close(): Promise<void> {
    for (const part of this.#parts.splice(0).reverse()) await part.close()
  }
}
