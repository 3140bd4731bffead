import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * Writes a dataset of any size, as varied as the sample content that it is made from:
 *
 *   node sample-data/generate.ts --out .cache/large --experts 3000 --programmes 300 --news 500 --universities 100
 *
 * Every document beyond the sample's own is a recombination of sample documents: names, texts, references and optional
 * fields come from different ones. All of them are marked as samples. The same numbers and seed give the same bytes.
 */

interface Document {
  _id: string
  _type: string
  [field: string]: unknown
}

type LanguageItem = { language: string; value: unknown }

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const folder = import.meta.dirname

async function read(type: string): Promise<Document[]> {
  const text = await readFile(join(folder, `${type}.ndjson`), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Document]))
}

/** Fields whose values may come from another document of the type without contradicting the rest. */
const exchangeable: Record<string, readonly string[]> = {
  expert: [
    'title',
    'positions',
    'topics',
    'languages',
    'regions',
    'serviceLines',
    'availability',
    'links',
    'works',
  ],
  programme: [
    'topics',
    'places',
    'duration',
    'intakes',
    'fees',
    'requirements',
    'scholarships',
    'outcomes',
    'leadExperts',
    'providers',
  ],
  organisation: ['topics', 'place'],
  university: ['strengths', 'country', 'city', 'location', 'founded', 'kind'],
  newsArticle: ['topics', 'publishedAt', 'byline', 'category'],
}

/** Fields that hold texts by language, which are recombined block by block. */
const texts: Record<string, readonly string[]> = {
  expert: ['summary', 'biography'],
  programme: ['summary', 'body'],
  university: ['summary', 'profile'],
  newsArticle: [],
  organisation: ['summary'],
}

class Recombiner {
  readonly #originals: readonly Document[]
  readonly #random: () => number

  constructor(originals: readonly Document[], seed: number) {
    this.#originals = originals
    this.#random = random(seed)
  }

  /** The n-th new document. */
  make(index: number): Document {
    const base = this.#originals[index % this.#originals.length]!
    const copy: Document = { ...base, _id: `${base._id}-g${index}`, sample: true }
    copy['slug'] = {
      _type: 'slug',
      current: `${(base['slug'] as { current: string }).current.slice(0, 80)}-g${index}`,
    }
    // What it is made of is no longer what was translated.
    delete copy['translationOf']
    for (const field of exchangeable[base._type] ?? []) this.#take(copy, field)
    for (const field of texts[base._type] ?? []) this.#recombine(copy, field)
    if (base._type === 'expert') this.#rename(copy)
    else this.#number(copy, index)
    return copy
  }

  #pick(): Document {
    return this.#originals[Math.floor(this.#random() * this.#originals.length)]!
  }

  /** Takes a field from any document; where that one lacks it, so does the copy. */
  #take(copy: Document, field: string): void {
    const donor = this.#pick()
    if (field in donor) copy[field] = donor[field]
    else if (!required.has(`${copy._type}.${field}`)) delete copy[field]
  }

  /** For each language that the copy has, a text whose blocks come from two documents. */
  #recombine(copy: Document, field: string): void {
    const own = copy[field] as LanguageItem[] | undefined
    const other = this.#pick()[field] as LanguageItem[] | undefined
    if (!own || !other) return
    copy[field] = own.map((item) => {
      const partner = other.find(({ language }) => language === item.language)
      if (!partner || !Array.isArray(item.value) || !Array.isArray(partner.value)) return partner ?? item
      const half = Math.ceil(item.value.length / 2)
      const blocks = [...(item.value as object[]).slice(0, half), ...(partner.value as object[]).slice(half)]
      return { ...item, value: blocks.map((block, position) => ({ ...block, _key: `b${position + 1}` })) }
    })
  }

  /** A surname from one person and a given name from another whose name is written in the same languages. */
  #rename(copy: Document): void {
    const names = copy['name'] as LanguageItem[]
    const key = names.map(({ language }) => language).join()
    const alike = this.#originals.filter(
      (each) =>
        each['givenName'] !== undefined &&
        each['surnameOrder'] === copy['surnameOrder'] &&
        (each['name'] as LanguageItem[]).map(({ language }) => language).join() === key,
    )
    if (alike.length === 0) return
    const surname = alike[Math.floor(this.#random() * alike.length)]!
    const given = alike[Math.floor(this.#random() * alike.length)]!
    copy['familyName'] = surname['familyName']
    copy['givenName'] = given['givenName']
    copy['name'] = names.map((item) => ({ ...item, value: joinNames(item.language, surname, given) }))
    delete copy['nativeName']
    delete copy['otherNames']
  }

  /** Titles differ by a number, so that each is found by its own. */
  #number(copy: Document, index: number): void {
    for (const field of ['title', 'name']) {
      const value = copy[field]
      if (typeof value === 'string') copy[field] = `${value} (${index})`
      if (Array.isArray(value)) {
        copy[field] = (value as LanguageItem[]).map((item) => ({
          ...item,
          value: `${String(item.value)} ${index}`,
        }))
      }
    }
  }
}

const required = new Set([
  'programme.providers',
  'university.country',
  'university.city',
  'university.kind',
  'newsArticle.publishedAt',
  'newsArticle.category',
])

function joinNames(language: string, surname: Document, given: Document): string {
  const family = String(surname['familyName'])
  const first = String(given['givenName'])
  if (language === 'en')
    return surname['surnameOrder'] === 'first' ? `${family} ${first}` : `${first} ${family}`
  const [from, to] = [surname, given].map((person) =>
    String((person['name'] as LanguageItem[]).find((item) => item.language === language)?.value),
  ) as [string, string]
  // Chinese forms: the first character is the surname but for the few compound ones, which stay whole by length.
  if (!/^\p{Script=Han}{2,4}$/u.test(from) || !/^\p{Script=Han}{2,4}$/u.test(to)) return from
  return from.slice(0, from.length > 3 ? 2 : 1) + to.slice(to.length > 3 ? 2 : 1)
}

/** News is made in groups of translations, so that each copy is tied to its own. */
function newsCopies(news: readonly Document[], ties: readonly Document[], count: number, seed: number) {
  const recombiner = new Recombiner(news, seed)
  const copies = Array.from({ length: Math.max(0, count) }, (_, index) => recombiner.make(index))
  const round = (index: number) => Math.floor(index / news.length)
  const idOf = new Map(
    copies.map((copy, index) => [`${news[index % news.length]!._id}/${round(index)}`, copy._id]),
  )
  const groups = ties.filter(({ schemaTypes }) => (schemaTypes as string[]).includes('newsArticle'))
  const rounds = Math.ceil(copies.length / news.length)
  const copiedTies = Array.from({ length: rounds }, (_, turn) =>
    groups.flatMap((group): Document[] => {
      const translations = (group['translations'] as { value: { _ref: string } }[]).flatMap((item) => {
        const id = idOf.get(`${item.value._ref}/${turn}`)
        return id === undefined ? [] : [{ ...item, value: { ...item.value, _ref: id } }]
      })
      return translations.length > 1 ? [{ ...group, _id: `${group._id}-g${turn}`, translations }] : []
    }),
  ).flat()
  return { copies, ties: copiedTies }
}

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    experts: { type: 'string', default: '3000' },
    programmes: { type: 'string', default: '300' },
    news: { type: 'string', default: '500' },
    universities: { type: 'string', default: '100' },
    organisations: { type: 'string', default: '300' },
  },
})

if (!values.out) throw new Error('Say where to write: node sample-data/generate.ts --out FOLDER')
const out = resolve(values.out)
const seed = Number(values.seed)
await mkdir(out, { recursive: true })
await symlink(join(folder, 'images'), join(out, 'images')).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EEXIST') throw error
})

/** Spreads people and programmes over all institutions: one in thirty would else work at the same few. */
function spread(
  documents: readonly Document[],
  institutions: readonly Document[],
  chance: () => number,
): void {
  const anyOf = () => ({
    _type: 'reference',
    _ref: institutions[Math.floor(chance() * institutions.length)]!._id,
  })
  for (const document of documents) {
    const positions = document['positions'] as { institution: object }[] | undefined
    if (positions)
      document['positions'] = positions.map((position) => ({ ...position, institution: anyOf() }))
    const providers = document['providers'] as object[] | undefined
    if (providers) document['providers'] = [{ _key: 'p1', ...anyOf() }]
  }
}

const write = (type: string, documents: readonly Document[]) =>
  writeFile(
    join(out, `${type}.ndjson`),
    documents.map((document) => JSON.stringify(document) + '\n').join(''),
  )

for (const type of ['topic', 'page', 'siteSettings', 'redirect', 'event', 'standard', 'agreement']) {
  await write(type, await read(type))
}
let institutions: Document[] = []
for (const [type, count] of [
  ['organisation', Number(values.organisations)],
  ['expert', Number(values.experts)],
  ['programme', Number(values.programmes)],
  ['university', Number(values.universities)],
] as const) {
  const originals = await read(type)
  // People of the report are real: they are never recombined.
  const recombiner = new Recombiner(
    originals.filter(({ sample }) => sample || type === 'university'),
    seed,
  )
  const made = Array.from({ length: Math.max(0, count - originals.length) }, (_, index) =>
    recombiner.make(index),
  )
  if (type === 'organisation')
    institutions = [...originals, ...made].filter(({ kind, sample }) => kind === 'institution' && sample)
  spread(made, institutions, random(seed + 1))
  await write(type, [...originals, ...made])
}
const ties = await read('translation.metadata')
const originals = await read('newsArticle')
// An article is a document a language: three for each that the option counts.
const made = newsCopies(
  originals.filter(({ sample, publishedAt }) => sample && String(publishedAt) < '2030'),
  ties,
  Number(values.news) * 3 - originals.length,
  seed,
)
await write('newsArticle', [...originals, ...made.copies])
await write('translation.metadata', [...ties, ...made.ties])
