import { describe, expect, it } from 'vitest'
import { paged } from './lists.ts'

describe('pages of a list', () => {
  it('are counted from 1, and the first has the list’s own address', () => {
    const pages = paged(['a', 'b', 'c', 'd', 'e'], 2)
    expect(pages.map(({ params }) => params.page)).toEqual([undefined, 'page/2', 'page/3'])
    expect(pages.map(({ props }) => props.items)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(pages[2]?.props.paging).toEqual({ page: 3, pages: 3, total: 5 })
  })

  it('are one where the list is empty, so that its address is never missing', () => {
    expect(paged([], 2).map(({ props }) => props.paging)).toEqual([{ page: 1, pages: 1, total: 0 }])
  })
})
