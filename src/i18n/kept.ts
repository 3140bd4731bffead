/**
 * Keeps what was made for the same arguments. An Intl object takes a hundred times as long to make as to use, and the
 * pages of a large site ask for the same few dozen hundreds of thousands of times.
 */
export function kept<Arguments extends readonly string[], Made>(make: (...made: Arguments) => Made) {
  const known = new Map<string, Made>()
  return (...wanted: Arguments): Made => {
    const key = wanted.join()
    const found = known.get(key) ?? make(...wanted)
    known.set(key, found)
    return found
  }
}
