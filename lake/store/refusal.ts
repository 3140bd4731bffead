/** Why one mutation cannot be applied; the transaction adds which of its mutations it was. */
export class MutationRefusal extends Error {
  readonly status: 400 | 409
  readonly details: { type: string; description: string } & Record<string, unknown>

  constructor(status: 400 | 409, type: string, description: string, about: Record<string, unknown> = {}) {
    super(description)
    this.name = 'MutationRefusal'
    this.status = status
    this.details = { type, description, ...about }
  }
}

/** A mutation that could never succeed. */
export function invalid(description: string): MutationRefusal {
  return new MutationRefusal(400, 'validationError', description)
}

/**
 * A mutation at odds with what is stored.
 * @param type Sanity's name for the conflict
 * @param about what the description mentions, in Sanity's names for it
 */
export function conflict(
  type: string,
  description: string,
  about: Record<string, unknown> = {},
): MutationRefusal {
  return new MutationRefusal(409, type, description, about)
}

/** Refuses, by name, an operation or a guard that there is not: left out unnoticed it would be worse than an error. */
export function refuseUnknown(body: Record<string, unknown>, known: ReadonlySet<string>): void {
  const unknown = Object.keys(body).find((key) => !known.has(key))
  if (unknown !== undefined) throw invalid(`Unknown attribute "${unknown}" in a mutation`)
}
