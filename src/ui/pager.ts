/** The pages that a pager links to: the first, the last, and those around this one, with gaps between. */
export function pagesToOffer(page: number, pages: number): (number | 'gap')[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages)
  const sorted = [...new Set(wanted)].sort((a, b) => a - b)
  return sorted.flatMap((each, index) => {
    const missing = each - (sorted[index - 1] ?? 0) - 1
    // A gap of one page takes as much room as the page.
    if (missing === 1) return [each - 1, each]
    return missing > 1 ? ['gap' as const, each] : [each]
  })
}
