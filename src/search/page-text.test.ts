import { describe, expect, test } from 'vitest'
import { readPage } from './page-text.ts'
import type { SearchRecord } from './record.ts'

const record: SearchRecord = { type: 'news', title: '标题', names: ['a "quoted" & <b>'], topics: [] }
const attribute = JSON.stringify(record).replaceAll('&', '&amp;').replaceAll('"', '&quot;')

function read(main: string) {
  return readPage(
    `<!doctype html><html lang="zh-Hans"><head><title>T</title></head><body><nav>menu</nav><main>${main}</main>` +
      `<footer>foot</footer><div hidden data-search-record="${attribute}"></div></body></html>`,
  )
}

describe('readPage', () => {
  test('reads the record, the language and the text of main', () => {
    expect(read('<h1>标题</h1><p>正文</p>')).toEqual({ lang: 'zh-Hans', record, blocks: ['标题', '正文'] })
  })

  test('lets text flow through inline elements, and ends it at blocks and line breaks', () => {
    expect(
      read('<p>清华<a href="/">大学</a><em>报</em>\n 告</p><ul><li>一<li>二</ul>甲<br>乙')?.blocks,
    ).toEqual(['清华大学报 告', '一', '二', '甲', '乙'])
  })

  test('leaves out what is not the page’s own or not shown', () => {
    const main =
      '<p>甲<sup data-search-ignore><a href="#n1">1</a></sup>乙</p><section data-search-ignore><div><p>别的</p></div></section>' +
      '<p hidden>隐</p><span aria-hidden="true">·</span><script>x</script><svg><title>y</title></svg><template>z</template>丙'
    expect(read(main)?.blocks).toEqual(['甲乙', '丙'])
  })

  test('reads no page that has no record', () => {
    expect(readPage('<html lang="en"><body><main>list</main></body></html>')).toBeUndefined()
  })
})
