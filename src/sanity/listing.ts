/** Collection entries as the listings that the loader stored, each with its id. */
export function listings<Listing extends { readonly id: string }>(
  entries: readonly { readonly id: string; readonly data: unknown }[],
): Listing[] {
  return entries.map(({ id, data }) => ({ ...(data as Omit<Listing, 'id'>), id }) as Listing)
}
