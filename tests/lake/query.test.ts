import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLake, type RunningLake } from '../../lake/server.ts'
import { API_VERSION, clientOf, errorOf } from './support.ts'

const DOCUMENTS: ({ _id: string; _type: string } & Record<string, unknown>)[] = [
  { _id: 'hk', _type: 'place', name: 'Hong Kong', native: '香港', population: 7500, located: true },
  { _id: 'zh', _type: 'place', name: 'Zürich', native: 'Zürich', population: 440 },
  { _id: 'sp', _type: 'place', name: 'São Paulo', native: 'São Paulo', population: 11400 },
  {
    _id: 'hku',
    _type: 'university',
    name: 'The University of Hong Kong',
    aliases: ['HKU', '港大'],
    founded: 1911,
    opened: '1912-03-11T00:00:00Z',
    place: { _type: 'reference', _ref: 'hk' },
    topics: [
      { _key: 'a', _type: 'reference', _ref: 'law' },
      { _key: 'b', _type: 'reference', _ref: 'medicine' },
    ],
    slug: { _type: 'slug', current: 'hku' },
    text: [
      { _key: 'p', _type: 'block', children: [{ _key: 's', _type: 'span', text: 'First paragraph.' }] },
      { _key: 'q', _type: 'block', children: [{ _key: 't', _type: 'span', text: 'Second.' }] },
    ],
  },
  {
    _id: 'eth',
    _type: 'university',
    name: 'ETH Zürich',
    aliases: ['Eidgenössische Technische Hochschule'],
    founded: 1855,
    opened: '1855-10-16T00:00:00Z',
    place: { _type: 'reference', _ref: 'zh' },
    topics: [{ _key: 'a', _type: 'reference', _ref: 'medicine' }],
    slug: { _type: 'slug', current: 'eth' },
  },
  {
    _id: 'thu',
    _type: 'university',
    name: '清华大学',
    founded: 1911,
    place: { _type: 'reference', _ref: 'gone', _weak: true },
  },
  { _id: 'law', _type: 'topic', title: [{ _key: 'en', language: 'en', value: 'Law' }] },
  {
    _id: 'medicine',
    _type: 'topic',
    title: [
      { _key: 'en', language: 'en', value: 'Medicine' },
      { _key: 'zh', language: 'zh-Hans', value: '医学' },
    ],
  },
  { _id: 'drafts.hk', _type: 'place', name: 'Hong Kong SAR', population: 7500 },
  { _id: 'drafts.new', _type: 'place', name: 'Macau', population: 700 },
  { _id: 'versions.spring.sp', _type: 'place', name: 'Sampa', population: 1 },
]

interface Case {
  name: string
  query: string
  params?: Record<string, unknown>
  perspective?: 'raw' | 'published' | 'drafts' | string[]
  result: unknown
}

const FOUND: Record<string, Case[]> = {
  'filters and comparisons': [
    { name: 'by type', query: '*[_type == "topic"]._id', result: ['law', 'medicine'] },
    { name: 'by type, the other way round', query: '*["topic" == _type]._id', result: ['law', 'medicine'] },
    { name: 'by id', query: '*[_id == "hku"][0].name', result: 'The University of Hong Kong' },
    { name: 'by one of several ids', query: '*[_id in ["law", "hk"]]._id', result: ['hk', 'law'] },
    {
      name: 'by one of several types',
      query: '*[_type in ["topic", "place"]]._id',
      result: ['hk', 'law', 'medicine', 'sp', 'zh'],
    },
    {
      name: 'by either type',
      query: '*[_type == "topic" || _type == "place"]._id',
      result: ['hk', 'law', 'medicine', 'sp', 'zh'],
    },
    {
      name: 'by a type or something else',
      query: '*[_type == "topic" || founded < 1900]._id',
      result: ['eth', 'law', 'medicine'],
    },
    {
      name: 'by type and more',
      query: '*[_type == "university" && founded == 1911]._id',
      result: ['hku', 'thu'],
    },
    {
      name: 'by a filter upon a filter',
      query: '*[_type == "place"][population > 1000]._id',
      result: ['hk', 'sp'],
    },
    { name: 'by a type of nothing', query: '*[_type == "nothing"]', result: [] },
    { name: 'by a type that is a number', query: '*[_type == 3]', result: [] },
    { name: 'by inequality', query: '*[_type == "place" && _id != "hk"]._id', result: ['sp', 'zh'] },
    { name: 'by a range', query: '*[founded in 1900..1920]._id', result: ['hku', 'thu'] },
    { name: 'by a range without its end', query: '*[founded in 1855...1911]._id', result: ['eth'] },
    { name: 'by what is defined', query: '*[defined(slug.current)]._id', result: ['eth', 'hku'] },
    { name: 'by what is missing', query: '*[_type == "university" && !defined(slug)]._id', result: ['thu'] },
    { name: 'by a path, whose stars stand for whole parts', query: '*[_id in path("h*")]._id', result: [] },
    { name: 'by a value in an array', query: '*["HKU" in aliases]._id', result: ['hku'] },
    { name: 'by a reference', query: '*[references("medicine")]._id', result: ['eth', 'hku'] },
    {
      name: 'by any of several references',
      query: '*[references(["law", "zh"])]._id',
      result: ['eth', 'hku'],
    },
    { name: 'by a dereferenced field', query: '*[place->population < 1000]._id', result: ['eth'] },
    {
      name: 'by a date',
      query: '*[dateTime(opened) < dateTime("1900-01-01T00:00:00Z")]._id',
      result: ['eth'],
    },
  ],
  parameters: [
    {
      name: 'in a filter',
      query: '*[_type == $type]._id',
      params: { type: 'topic' },
      result: ['law', 'medicine'],
    },
    { name: 'of a list', query: '*[_id in $ids]._id', params: { ids: ['zh', 'law'] }, result: ['law', 'zh'] },
    {
      name: 'in a slice',
      query: '*[_type == "place"] | order(name)[$from...$to].name',
      params: { from: 1, to: 3 },
      result: ['São Paulo', 'Zürich'],
    },
    {
      name: 'that are null',
      query: '*[_type == "place" && located == $x]._id',
      params: { x: null },
      result: ['sp', 'zh'],
    },
    { name: 'given, but not used', query: '*[_id == "hk"]._id', params: { unused: 1 }, result: ['hk'] },
    { name: 'as a value', query: '{"a": $a}', params: { a: { b: [1, 2] } }, result: { a: { b: [1, 2] } } },
  ],
  projections: [
    {
      name: 'of fields',
      query: '*[_id == "zh"]{name, population}',
      result: [{ name: 'Zürich', population: 440 }],
    },
    { name: 'with a new name', query: '*[_id == "zh"]{"n": name}', result: [{ n: 'Zürich' }] },
    { name: 'of a missing field', query: '*[_id == "zh"]{located}', result: [{ located: null }] },
    {
      name: 'with all fields and one more',
      query: '*[_id == "law"]{..., "_rev": null, "_createdAt": null, "_updatedAt": null}',
      result: [{ ...DOCUMENTS[6], _rev: null, _createdAt: null, _updatedAt: null }],
    },
    {
      name: 'under a condition',
      query: '*[_type == "place"]{_id, population > 1000 => {"large": true}}',
      result: [{ _id: 'hk', large: true }, { _id: 'sp', large: true }, { _id: 'zh' }],
    },
    { name: 'of one element', query: '*[_id == "hku"][0].aliases[1]', result: '港大' },
    { name: 'of the last element', query: '*[_id == "hku"][0].aliases[-1]', result: '港大' },
    { name: 'of a part of an array', query: '*[_id == "hku"][0].aliases[0..0]', result: ['HKU'] },
    {
      name: 'by language, as the internationalised array keeps it',
      query: '*[_type == "topic"]{"t": coalesce(title[language == $l][0].value, title[0].value)}.t',
      params: { l: 'zh-Hans' },
      result: ['Law', '医学'],
    },
    {
      name: 'of a reference',
      query: '*[_id == "hku"][0]{"place": place->{name}}',
      result: { place: { name: 'Hong Kong' } },
    },
    {
      name: 'of an attribute behind a reference',
      query: '*[_id == "hku"][0].place->name',
      result: 'Hong Kong',
    },
    {
      name: 'of a weak reference to nothing',
      query: '*[_id == "thu"]{"place": place->name}',
      result: [{ place: null }],
    },
    {
      name: 'of an array of references',
      query: '*[_id == "hku"][0]{"topics": topics[]->{_id, "title": title[0].value}}',
      result: {
        topics: [
          { _id: 'law', title: 'Law' },
          { _id: 'medicine', title: 'Medicine' },
        ],
      },
    },
    {
      name: 'with a query inside that knows its parent',
      query: '*[_type == "topic"]{_id, "n": count(*[_type == "university" && references(^._id)])}',
      result: [
        { _id: 'law', n: 1 },
        { _id: 'medicine', n: 2 },
      ],
    },
    {
      name: 'with select',
      query:
        '*[_type == "place"]{"s": select(population > 10000 => "huge", population > 1000 => "large", "small")}.s',
      result: ['large', 'huge', 'small'],
    },
    {
      name: 'of an array made anew',
      query: '*[_id == "zh"][0]{"a": [name, population, ...[1, 2]]}.a',
      result: ['Zürich', 440, 1, 2],
    },
  ],
  'order and slices': [
    { name: 'upwards', query: '*[_type == "place"] | order(population)._id', result: ['zh', 'hk', 'sp'] },
    {
      name: 'downwards',
      query: '*[_type == "place"] | order(population desc)._id',
      result: ['sp', 'hk', 'zh'],
    },
    {
      name: 'by two keys',
      query: '*[_type == "university"] | order(founded desc, _id)._id',
      result: ['hku', 'thu', 'eth'],
    },
    {
      name: 'by a lower-cased key',
      query: '*[_type == "university"] | order(lower(name))._id',
      result: ['eth', 'hku', 'thu'],
    },
    {
      name: 'by id, when none is given',
      query: '*[_type == "university"]._id',
      result: ['eth', 'hku', 'thu'],
    },
    { name: 'the first', query: '*[_type == "place"] | order(name)[0].name', result: 'Hong Kong' },
    { name: 'one beyond the last', query: '*[_type == "place"][7]', result: null },
    {
      name: 'without the end',
      query: '*[_type == "place"] | order(name)[0...1].name',
      result: ['Hong Kong'],
    },
    {
      name: 'with the end',
      query: '*[_type == "place"] | order(name)[0..1].name',
      result: ['Hong Kong', 'São Paulo'],
    },
  ],
  functions: [
    { name: 'count', query: 'count(*[_type == "place"])', result: 3 },
    { name: 'coalesce', query: 'coalesce(null, "b")', result: 'b' },
    { name: 'length of a string, in characters', query: 'length("𠮷野")', result: 2 },
    { name: 'round', query: 'round(3.14159, 2)', result: 3.14 },
    { name: 'lower and upper', query: '[lower("Ü"), upper("ü")]', result: ['ü', 'Ü'] },
    { name: 'string::split', query: 'string::split("a,b", ",")', result: ['a', 'b'] },
    { name: 'string::startsWith', query: 'string::startsWith("abc", "ab")', result: true },
    { name: 'array::join', query: 'array::join(["a", "b"], "-")', result: 'a-b' },
    { name: 'array::unique', query: 'array::unique(*[_type == "university"].founded)', result: [1855, 1911] },
    { name: 'array::compact', query: 'array::compact([1, null, 2])', result: [1, 2] },
    { name: 'array::intersects', query: 'array::intersects([1, 2], [2, 3])', result: true },
    { name: 'math::sum', query: 'math::sum(*[_type == "place"].population)', result: 19340 },
    { name: 'math::min and math::max', query: '[math::min([3, 1]), math::max([3, 1])]', result: [1, 3] },
    {
      name: 'pt::text',
      query: '*[_id == "hku"][0]{"t": pt::text(text)}.t',
      result: 'First paragraph.\n\nSecond.',
    },
    {
      name: 'sanity::dataset',
      query: '[sanity::projectId(), sanity::dataset()]',
      result: ['local', 'production'],
    },
    {
      name: 'a date as text',
      query: '*[_id == "hku"][0]{"d": dateTime(opened) + 86400}.d',
      result: '1912-03-12T00:00:00Z',
    },
  ],
  'match, without regard to accents and case': [
    { name: 'a word', query: '*[name match "kong"]._id', result: ['hk', 'hku'] },
    { name: 'part of a word is not one', query: '*[name match "kon"]._id', result: [] },
    { name: 'the beginning of a word', query: '*[name match "univ*"]._id', result: ['hku'] },
    { name: 'all words of a pattern', query: '*[name match "kong university"]._id', result: ['hku'] },
    { name: 'without the accent', query: '*[name match "zurich"]._id', result: ['eth', 'zh'] },
    { name: 'with an accent where there is none', query: '*[name match "hóng"]._id', result: ['hk', 'hku'] },
    {
      name: 'a decomposed accent',
      query: '*[name match $p]._id',
      params: { p: 'Zu\u0308rich' },
      result: ['eth', 'zh'],
    },
    {
      name: 'with an accent in a parameter',
      query: '*[name match $p + "*"]._id',
      params: { p: 'SAO' },
      result: ['sp'],
    },
    { name: 'in an array', query: '*[aliases match "eidgenossische"]._id', result: ['eth'] },
    { name: 'in several fields', query: '*[[name, native] match "香港"]._id', result: ['hk'] },
    {
      name: 'several patterns, all of which must match',
      query: '*[name match ["hong", "univ*"]]._id',
      result: ['hku'],
    },
    { name: 'Chinese by its beginning', query: '*[name match "清华*"]._id', result: ['thu'] },
    { name: 'Chinese by its middle', query: '*[name match "华大*"]._id', result: ['thu'] },
    { name: 'Chinese by its end', query: '*[name match "大学"]._id', result: ['thu'] },
    { name: 'Chinese by what it has not', query: '*[name match "清大*"]._id', result: [] },
    { name: 'Chinese with a gap', query: '*[name match "**清**学*"]._id', result: ['thu'] },
    {
      name: 'Chinese only within one run',
      query: '[["清华", "大学"] match "华大", "清华，大学" match "清*学", "清华，大学" match "大学 清华"]',
      result: [false, false, true],
    },
    {
      name: 'Chinese beside other words',
      query:
        '["AI技术" match "技术", "AI技术" match "ai", "AI技术" match "a技*", "AI 技术" match "AI技*", "王_li" match "王_li", "2026年" match "202*", "Wang清" match "wa*清"]',
      result: [true, true, false, true, true, true, true],
    },
    {
      name: 'Chinese beside dots',
      query: '["王.Li" match "li", "王.Li" match "王.li"]',
      result: [true, true],
    },
    {
      name: 'an asterisk alone',
      query: '["清华" match "*", "Li" match "*", "" match "*"]',
      result: [true, true, false],
    },
    {
      name: 'other marks than accents count',
      query: '{"a": "がき" match "かき", "b": "がき" match "がき"}',
      result: { a: false, b: true },
    },
    { name: 'letters with a stroke', query: '"Łódź Øresund" match "lodz oresund"', result: true },
    { name: 'nothing', query: '*[name match ""]._id', result: [] },
    { name: 'a pattern that is no text', query: '*[name match $p]._id', params: { p: null }, result: [] },
    { name: 'a field that is no text', query: '*[_id == "hk" && founded match "1911"]._id', result: [] },
    { name: 'negated', query: '*[_type == "place" && !(name match "zurich")]._id', result: ['hk', 'sp'] },
    {
      name: 'as a score',
      query:
        '*[_type == "place"] | score(name match "zurich", boost(population > 7000, 3)) | order(_score desc, _id){_id, _score}',
      result: [
        { _id: 'hk', _score: 4 },
        { _id: 'sp', _score: 4 },
        { _id: 'zh', _score: 1 },
      ],
    },
  ],
  perspectives: [
    { name: 'published by default', query: '*[_type == "place"]._id', result: ['hk', 'sp', 'zh'] },
    {
      name: 'raw',
      query: '*[_type == "place"]._id',
      perspective: 'raw',
      result: ['drafts.hk', 'drafts.new', 'hk', 'sp', 'versions.spring.sp', 'zh'],
    },
    {
      name: 'drafts over what is published',
      query: '*[_type == "place"]{_id, _originalId, name}',
      perspective: 'drafts',
      result: [
        { _id: 'hk', _originalId: 'drafts.hk', name: 'Hong Kong SAR' },
        { _id: 'new', _originalId: 'drafts.new', name: 'Macau' },
        { _id: 'sp', _originalId: 'sp', name: 'São Paulo' },
        { _id: 'zh', _originalId: 'zh', name: 'Zürich' },
      ],
    },
    {
      name: 'drafts behind references',
      query: '*[_id == "hku"][0].place->name',
      perspective: 'drafts',
      result: 'Hong Kong SAR',
    },
    {
      name: 'published behind references',
      query: '*[_id == "hku"][0].place->name',
      perspective: 'published',
      result: 'Hong Kong',
    },
    {
      name: 'a draft by its published id',
      query: '*[_id == "new"][0].name',
      perspective: 'drafts',
      result: 'Macau',
    },
    {
      name: 'a release over drafts',
      query: '*[_type == "place"].name',
      perspective: ['spring', 'drafts'],
      result: ['Hong Kong SAR', 'Macau', 'Sampa', 'Zürich'],
    },
    {
      name: 'drafts by their path',
      query: '*[_id in path("drafts.**")]._id',
      perspective: 'raw',
      result: ['drafts.hk', 'drafts.new'],
    },
    {
      name: 'all versions of a document',
      query: '*[sanity::versionOf("sp")]._id',
      perspective: 'raw',
      result: ['sp', 'versions.spring.sp'],
    },
    {
      name: 'the documents of a release',
      query: '*[sanity::partOfRelease("spring")]._id',
      perspective: 'raw',
      result: ['versions.spring.sp'],
    },
  ],
}

/** `at` is the text that the error's range must cover. */
const REFUSED: {
  name: string
  query: string
  params?: Record<string, unknown>
  says: RegExp
  at?: string
}[] = [
  { name: 'broken syntax', query: '*[_type == ', says: /Unexpected end of query|unable to parse/ },
  { name: 'an open bracket', query: '*[_type == "a"', says: /./ },
  { name: 'an unknown function', query: '*[frobnicate(name)]', says: /frobnicate/, at: 'frobnicate' },
  { name: 'an unknown namespace', query: '*[nowhere::f(name)]', says: /nowhere/, at: 'nowhere' },
  {
    name: 'a missing parameter',
    query: '*[_id == $missing]',
    says: /param \$missing referenced/,
    at: '$missing',
  },
  { name: 'a missing parameter in a slice', query: '*[0...$n]', says: /slicing must use/ },
  {
    name: 'distances',
    query: '*[geo::distance(a, b) < 5]',
    says: /geo::distance\(\) is not supported/,
    at: 'geo::distance',
  },
  {
    name: 'full-text search',
    query: '*[@ match text::query("x")]',
    says: /text::query\(\) is not supported/,
    at: 'text::query',
  },
  {
    name: 'full-text search in a score',
    query: '*[_type == "place"] | score(text::query("x"))',
    says: /text::query\(\) is not supported/,
    at: 'text::query',
  },
  {
    name: 'semantic search',
    query: '* | score(text::semanticSimilarity("x"))',
    says: /semanticSimilarity/,
    at: 'text::semanticSimilarity',
  },
  { name: 'documents::get', query: '{"a": documents::get(b)}', says: /documents::get/, at: 'documents::get' },
  { name: 'counts of references', query: '*[documents::incomingRefCount() > 1]', says: /incomingRefCount/ },
  {
    name: 'attributes of the user',
    query: '[user::attributes()]',
    says: /user::attributes/,
    at: 'user::attributes',
  },
  { name: 'media::aspect', query: '*[media::aspect(a, "b")]', says: /media::aspect/, at: 'media::aspect' },
  {
    name: 'differences',
    query: '*[diff::changedAny(a, b, name)]',
    says: /diff::changedAny/,
    at: 'diff::changedAny',
  },
  {
    name: 'before and after',
    query: '[delta::operation()]',
    says: /delta::operation/,
    at: 'delta::operation',
  },
  {
    name: 'anywhere',
    query: '*[anywhere(name == "x")]',
    says: /anywhere\(\) is not supported/,
    at: 'anywhere',
  },
  { name: 'what fails only when run', query: '*{"a": (1, 2)}', says: /tuples/ },
  { name: 'a query too deep', query: `${'('.repeat(20_000)}1${')'.repeat(20_000)}`, says: /./ },
  {
    name: 'a pattern taken from documents',
    query: '*[_type == "place"]{"u": *[_type == "university" && name match ^.name]}',
    says: /match with a pattern taken from documents is not supported/,
    at: 'match',
  },
]

let ran = 0
let lake: RunningLake

beforeAll(async () => {
  lake = await startLake()
  await clientOf(lake).mutate(DOCUMENTS.map((document) => ({ create: document })))
})

afterAll(async () => {
  await lake.close()
  expect(ran).toBe(Object.values(FOUND).flat().length + REFUSED.length)
  expect(ran).toBeGreaterThan(100)
})

for (const [group, cases] of Object.entries(FOUND)) {
  describe(`GROQ: ${group}`, () => {
    test.each(cases)('$name', async ({ query, params, perspective, result }) => {
      ran += 1
      const client = clientOf(lake, perspective ? { perspective } : {})
      expect(await client.fetch(query, params ?? {})).toEqual(result)
    })
  })
}

describe('GROQ that is refused, with its position', () => {
  test.each(REFUSED)('$name', async ({ query, params, says, at }) => {
    ran += 1
    const error = await errorOf(clientOf(lake).fetch(query, params ?? {}))
    expect(error.statusCode).toBe(400)
    expect(error.details).toMatchObject({ type: 'queryParseError', query })
    expect(error.details?.description).toMatch(says)
    if (at) expect(query.slice(error.details?.start, error.details?.end)).toBe(at)
  })
})

describe('queries', () => {
  test('too long for an address are posted', async () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `missing-${index}`)
    const found = await clientOf(lake).fetch('*[_id in $ids]._id', { ids: [...ids, 'hk'] })
    expect(found).toEqual(['hk'])
  })

  test('before 2025-02-19 see drafts unless told otherwise', async () => {
    const query = 'count(*[_type == "place"])'
    expect(await clientOf(lake, { apiVersion: '2025-02-18' }).fetch(query)).toBe(6)
    expect(await clientOf(lake, { apiVersion: API_VERSION }).fetch(query)).toBe(3)
    expect(await clientOf(lake, { apiVersion: 'X' }).fetch(query)).toBe(3)
    expect(await clientOf(lake, { apiVersion: '1' }).fetch(query)).toBe(6)
  })

  test('answer with the query and the time that it took', async () => {
    const answer = await clientOf(lake).fetch('1 + 1', {}, { filterResponse: false })
    expect(answer).toMatchObject({ query: '1 + 1', result: 2 })
    expect(answer.ms).toBeGreaterThanOrEqual(0)
  })

  test('get documents by their ids, in order, and say which are missing', async () => {
    const client = clientOf(lake)
    expect(await client.getDocument('drafts.new')).toMatchObject({ _id: 'drafts.new', name: 'Macau' })
    expect(await client.getDocument('nope')).toBeUndefined()
    const documents = await client.getDocuments(['zh', 'nope', 'hk'])
    expect(documents.map((document) => document?._id)).toEqual(['zh', undefined, 'hk'])
  })

  test('narrowed by type give what the whole dataset would', async () => {
    const client = clientOf(lake, { perspective: 'raw' })
    for (const filter of ['_type == "place"', '_id in ["zh", "hk"]', '_type == "place" && _id == "zh"']) {
      const narrowed = await client.fetch(`*[${filter}]._id`)
      const evaluated = await client.fetch(`*[true][${filter}]._id`)
      expect(narrowed).toEqual(evaluated)
    }
  })
})
