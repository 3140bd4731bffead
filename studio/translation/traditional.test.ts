import { beforeAll, describe, expect, it } from 'vitest'
import { fillTraditional, traditionalDraft } from './draft.ts'
import { knownNames, NameForms } from './names.ts'
import { type Convert, convertText, convertValue, hongKongConverter } from './traditional.ts'

let convert: Convert
beforeAll(async () => {
  convert = await hongKongConverter()
})

const inLanguages = (forms: Record<string, string>) =>
  Object.entries(forms).map(([language, value]) => ({ language, value }))

const none = new NameForms(new Map())

const span = (key: string, text: string, marks: string[] = []) => ({ _type: 'span', _key: key, text, marks })
const block = (...children: object[]) => ({
  _type: 'block',
  _key: 'b',
  style: 'normal',
  markDefs: [{ _type: 'link', _key: 'l', href: 'https://example.org/软件' }],
  children,
})

describe('text', () => {
  it('follows Hong Kong usage', () => {
    expect(convertText('软件里面的网络信息，为了群众发布', convert, none)).toBe(
      '軟件裏面的網絡信息，為了群眾發佈',
    )
  })

  it('chooses by the phrase, where one character stands for two', () => {
    expect(convertText('头发与发展，皇后与后天，干部与干燥', convert, none)).toBe(
      '頭髮與發展，皇后與後天，幹部與乾燥',
    )
  })

  it('leaves Latin text and figures alone', () => {
    expect(convertText('HIREP 1.0, Niccolo Hotel', convert, none)).toBe('HIREP 1.0, Niccolo Hotel')
  })
})

describe('names', () => {
  it('are printed in the Traditional form that the dataset has, whatever conversion would make of them', () => {
    const names = knownNames(
      [{ name: inLanguages({ 'zh-Hans': '悉尼大学', 'zh-Hant': '雪梨大學' }) }],
      convert,
    )
    expect(convertText('她在悉尼大学发展', convert, names)).toBe('她在雪梨大學發展')
  })

  it('are left as they are where no Traditional form is known: 范 stays 范', () => {
    const names = knownNames([{ name: inLanguages({ en: 'Fan Lihua', 'zh-Hans': '范里华' }) }], convert)
    expect(convertText('范里华说：这是模范。', convert, names)).toBe('范里华說：這是模範。')
  })

  it('that are Traditional already are not touched', () => {
    const names = knownNames([{ name: inLanguages({ 'zh-Hant': '于右任学院' }) }], convert)
    expect(convertText('于右任学院', convert, names)).toBe('于右任学院')
  })

  it('are found longest first', () => {
    const names = knownNames(
      [
        { name: inLanguages({ 'zh-Hans': '香港大学', 'zh-Hant': '香港大學' }) },
        { name: inLanguages({ 'zh-Hans': '香港大学专业学院', 'zh-Hant': '港大專業學院' }) },
      ],
      convert,
    )
    expect(convertText('香港大学专业学院属于香港大学', convert, names)).toBe('港大專業學院屬於香港大學')
  })

  it('that overlap are taken from the left, each character once', () => {
    const names = new NameForms(
      new Map([
        ['北京大学', 'A'],
        ['大学城', 'B'],
      ]),
    )
    expect(convertText('北京大学城', convert, names)).toBe('A城')
  })

  it('of which two documents disagree are left as they are', () => {
    const names = knownNames(
      [
        { name: inLanguages({ 'zh-Hans': '联合书院', 'zh-Hant': '聯合書院' }) },
        { name: inLanguages({ 'zh-Hans': '联合书院', 'zh-Hant': '協和書院' }) },
      ],
      convert,
    )
    expect(convertText('联合书院', convert, names)).toBe('联合书院')
  })

  it('in by-names are converted only to a by-name that the document has', () => {
    const otherNames = [...inLanguages({ 'zh-Hans': '岭大' }), ...inLanguages({ 'zh-Hant': '嶺大' })]
    const names = knownNames([{ otherNames }, { otherNames: inLanguages({ 'zh-Hans': '范办' }) }], convert)
    expect(convertText('岭大与范办', convert, names)).toBe('嶺大與范办')
  })

  it('in the person’s own language count too', () => {
    const names = knownNames([{ nativeName: { language: 'zh', value: '钟干' } }], convert)
    expect(convertText('钟干敲钟', convert, names)).toBe('钟干敲鐘')
  })

  it('of a single character are too short to be names', () => {
    const names = knownNames([{ name: inLanguages({ 'zh-Hans': '发' }) }], convert)
    expect(convertText('发展', convert, names)).toBe('發展')
  })

  it('may hold what means something in a pattern', () => {
    const names = knownNames([{ name: inLanguages({ 'zh-Hans': '范(里)学院+' }) }], convert)
    expect(convertText('范(里)学院+发展', convert, names)).toBe('范(里)学院+發展')
  })
})

describe('Portable Text', () => {
  it('keeps marks, keys, links and styles', () => {
    const before = block(span('a', '软件'), span('b', '发展', ['strong', 'l']))
    expect(convertValue({ body: [before] }, convert, none)).toEqual({
      body: [block(span('a', '軟件'), span('b', '發展', ['strong', 'l']))],
    })
  })

  it('reads a phrase and a name across spans', () => {
    const names = knownNames([{ name: inLanguages({ 'zh-Hans': '范里华' }) }], convert)
    const after = convertValue(
      { body: [block(span('a', '理'), span('b', '发。范', ['strong']), span('c', '里华来'))] },
      convert,
      names,
    )
    expect(after.body[0]?.children).toEqual([
      span('a', '理'),
      span('b', '髮。范', ['strong']),
      span('c', '里华來'),
    ])
  })

  it('gives a name that changes its length whole to the span where it begins', () => {
    const names = new NameForms(new Map([['香港大学', '港大']]))
    const after = convertValue({ body: [block(span('a', '在香港'), span('b', '大学发展'))] }, convert, names)
    expect(after.body[0]?.children).toEqual([span('a', '在港大'), span('b', '發展')])
  })

  it('reaches footnotes, quotations, callouts, tables and pictures', () => {
    const footnote = { _type: 'footnote', _key: 'f', text: [block(span('a', '网络'))] }
    const body = [
      block(span('a', '头'), footnote, span('b', '发')),
      { _type: 'pullQuote', _key: 'q', text: '发展', attribution: '专家' },
      { _type: 'callout', _key: 'c', tone: 'note', title: '说明', text: [block(span('a', '软件'))] },
      {
        _type: 'table',
        _key: 't',
        caption: '学费',
        rows: [{ _key: 'r', _type: 'tableRow', cells: ['国家', '1'] }],
      },
      { _type: 'picture', _key: 'p', alt: '会议', caption: '长沙', credit: '张里', licence: '许可' },
    ]
    expect(convertValue({ body }, convert, none).body).toEqual([
      block(span('a', '頭'), { ...footnote, text: [block(span('a', '網絡'))] }, span('b', '髮')),
      { ...body[1], text: '發展', attribution: '專家' },
      { ...body[2], title: '說明', text: [block(span('a', '軟件'))] },
      { ...body[3], caption: '學費', rows: [{ _key: 'r', _type: 'tableRow', cells: ['國家', '1'] }] },
      { ...body[4], alt: '會議', caption: '長沙' },
    ])
  })
})

const article = {
  _id: 'news-hans',
  _type: 'newsArticle',
  _rev: 'r1',
  language: 'zh-Hans',
  title: '会议',
  slug: { _type: 'slug', current: 'hui-yi' },
  standfirst: '发展',
  byline: '范里',
  source: { name: '人民网' },
  publishedAt: '2026-01-01T00:00:00Z',
  body: [block(span('a', '软件'))],
}

describe('the draft of an article', () => {
  it('is Traditional, remembers its source, and asks to be read', () => {
    expect(traditionalDraft(article, 'news-hant', undefined, convert, none)).toEqual({
      _id: 'drafts.news-hant',
      _type: 'newsArticle',
      language: 'zh-Hant',
      title: '會議',
      slug: { _type: 'slug', current: 'hui-yi' },
      standfirst: '發展',
      byline: '范里',
      source: { name: '人民网' },
      publishedAt: '2026-01-01T00:00:00Z',
      body: [block(span('a', '軟件'))],
      needsReview: true,
      translationOf: {
        _type: 'translationSource',
        document: { _type: 'reference', _ref: 'news-hans', _weak: true },
        revision: 'r1',
        text: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    })
  })

  it('keeps the address, the byline and the times that the translation has already', () => {
    const existing = {
      _id: 'news-hant',
      _type: 'newsArticle',
      title: '舊題',
      slug: { _type: 'slug', current: 'wui-yi' },
      byline: '編輯部',
      publishedAt: '2026-02-02T00:00:00Z',
    }
    expect(traditionalDraft(article, 'news-hant', existing, convert, none)).toMatchObject({
      title: '會議',
      slug: { current: 'wui-yi' },
      byline: '編輯部',
      publishedAt: '2026-02-02T00:00:00Z',
    })
  })
})

describe('a profile', () => {
  const entry = (language: string, value: unknown) => ({
    _key: language,
    _type: 'internationalizedArrayTextValue',
    language,
    value,
  })

  it('gets the Traditional texts that it lacks, and no name', () => {
    const expert = {
      _id: 'expert-a',
      name: [entry('zh-Hans', '范里华')],
      summary: [entry('en', 'Hello'), entry('zh-Hans', '研究网络')],
      biography: [entry('zh-Hans', [block(span('a', '软件'))])],
      positions: [{ _key: 'p', role: [entry('zh-Hans', '顾问')], institution: { _ref: 'x' } }],
    }
    const { fields, filled } = fillTraditional(expert, convert, none)
    expect(filled).toBe(3)
    expect(fields).toEqual({
      summary: [...expert.summary, entry('zh-Hant', '研究網絡')],
      biography: [...expert.biography, entry('zh-Hant', [block(span('a', '軟件'))])],
      positions: [
        { _key: 'p', role: [entry('zh-Hans', '顾问'), entry('zh-Hant', '顧問')], institution: { _ref: 'x' } },
      ],
    })
  })

  it('keeps what it says in Traditional already', () => {
    const summary = [entry('zh-Hans', '软件'), entry('zh-Hant', '軟體')]
    expect(fillTraditional({ summary }, convert, none)).toEqual({ fields: {}, filled: 0 })
  })

  it('has an empty Traditional text filled in its place', () => {
    const summary = [entry('zh-Hant', ''), entry('zh-Hans', '软件')]
    expect(fillTraditional({ summary }, convert, none).fields).toEqual({
      summary: [entry('zh-Hant', '軟件'), entry('zh-Hans', '软件')],
    })
  })

  it('has lists of lines converted line by line', () => {
    expect(fillTraditional({ outcomes: [entry('zh-Hans', ['网络', '软件'])] }, convert, none).fields).toEqual(
      {
        outcomes: [entry('zh-Hans', ['网络', '软件']), entry('zh-Hant', ['網絡', '軟件'])],
      },
    )
  })
})
