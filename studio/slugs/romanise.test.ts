import { describe, expect, it } from 'vitest'
import { shortened, slugOf, withPinyin } from './romanise.ts'

describe('a slug from Latin letters', () => {
  it.each([
    ['ETH Zürich', 'eth-zurich'],
    ['Uniwersytet Łódzki', 'uniwersytet-lodzki'],
    ['Københavns Universitet', 'kobenhavns-universitet'],
    ['Weißensee & Straße', 'weissensee-and-strasse'],
    ['Universitat Politècnica de València', 'universitat-politecnica-de-valencia'],
    ['Háskóli Íslands, Þórður', 'haskoli-islands-thordur'],
    ['İstanbul Üniversitesi', 'istanbul-universitesi'],
    ['Đại học Quốc gia Hà Nội', 'dai-hoc-quoc-gia-ha-noi'],
    ["King's College – London", 'kings-college-london'],
    ['Ｆｕｌｌ ｗｉｄｔｈ', 'full-width'],
    ['  “HIREP” 2.0: a review?! ', 'hirep-2-0-a-review'],
    ['🎓🎓', ''],
    ['جامعة القاهرة', ''],
  ])('%s becomes %s', (text, slug) => expect(slugOf(text)).toBe(slug))

  it('ends with a whole word', () => {
    expect(shortened('one-two-three', 9)).toBe('one-two')
    expect(shortened('one-two-three', 7)).toBe('one-two')
    expect(shortened('incomprehensible', 5)).toBe('incom')
    const slug = slugOf('international '.repeat(20))
    expect(slug.length).toBeLessThanOrEqual(96)
    expect(slug).toMatch(/international$/)
  })
})

describe('Chinese by pinyin', () => {
  it.each([
    ['香港大学', 'xianggang-daxue'],
    ['香港大學', 'xianggang-daxue'],
    ['重庆大学', 'chongqing-daxue'],
    ['重慶大學', 'chongqing-daxue'],
    ['长沙交流会议', 'changsha-jiaoliu-huiyi'],
    ['銀行行長會見HIREP 2.0團隊', 'yinhang-hangzhang-huijian-hirep-2-0-tuandui'],
    ['绿色教育', 'lyuse-jiaoyu'],
    ['No Chinese at all', 'no-chinese-at-all'],
  ])('%s becomes %s', async (text, slug) => expect(slugOf(await withPinyin(text))).toBe(slug))

  it.each([
    ['单雪', 'shan-xue'],
    ['單雪', 'shan-xue'],
    ['曾国藩', 'zeng-guofan'],
    ['解海龙', 'xie-hailong'],
    ['盖昭然', 'ge-zhaoran'],
    ['欧阳佩菁', 'ouyang-peijing'],
    ['歐陽佩菁', 'ouyang-peijing'],
    ['吕布', 'lyu-bu'],
    ['里玛·卡萨比', 'lima-kasabi'],
    ['上官', 'shang-guan'],
  ])('the person %s becomes %s, surname first', async (name, slug) =>
    expect(slugOf(await withPinyin(name, 'person'))).toBe(slug),
  )
})
