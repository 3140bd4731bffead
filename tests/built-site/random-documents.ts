import fc from 'fast-check'
import type { ArraySchemaType, ObjectSchemaType, Schema, SchemaType } from 'sanity'
import { locales } from '../../src/site/locales.ts'

type Value = fc.Arbitrary<unknown>

/** What documents are drawn from. */
export interface Targets {
  /** Ids of documents and files that are in the dataset, which references may lead to. */
  readonly documents: Readonly<Record<string, readonly string[]>>
  readonly pictures: readonly string[]
  /** Where there is only one document of the type, chance would leave out some of its fields for good. */
  readonly everyField: boolean
}

/** Texts that have broken sites before. */
const nastyTexts = [
  'Plain words',
  '',
  ' spaced out ',
  '   ',
  '\u200b',
  'x'.repeat(3000),
  'Ein sehr langer Titel '.repeat(40),
  '👩‍👩‍👧‍👦🏳️‍🌈🇭🇰',
  'مرحبا بالعالم \u202e reversed \u202c',
  'Z̷̧̛͎a̶͔͐l̴̫̋g̶̦̈́o̷ é̂̃',
  '𠮷野家的𪚥𠀀',
  '长沙会议：“教育”—港澳臺',
  '<script>alert(1)</script>',
  '</script><!--',
  ']]>&amp;&lt;"\'`${x}{{y}}',
  'line\nbreak\r\nand\ttab',
  'a\u2028b\u2029c\u0000d',
  '\ud800',
  'https://example.org/?a=1&b=2#c',
  '__proto__',
  'constructor',
  '0',
  '{"@type":"Thing"}',
  '{{ Astro.props }} <Fragment set:html="x" />',
]

const urls = [
  'https://example.org/',
  '',
  'http://example.org/a%20b?c=d&e=%3Cf%3E#g',
  'https://例え.jp/路径?q=查询',
  'https://user:secret@example.org/',
  'mailto:desk@example.org?subject=A%20B',
  'tel:+85200000000',
  'javascript:alert(1)',
  'https://[2001:db8::1]:8443/',
  'https://example.org/"><script>',
  'ftp://example.org/file',
  '/news/',
]

const days = [
  '0001-01-01',
  '1969-12-31',
  '2024-02-29',
  '2026-02-30',
  '2026-11-23',
  '2100-01-01',
  '9999-12-31',
]

const times = [
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00.000Z',
  '2024-02-29T23:59:59.999+14:00',
  '2026-03-29T02:30:00+01:00',
  '2026-11-22T16:00:00Z',
  '2027-01-20T15:00:00Z',
  '2026-11-23',
  '9999-12-31T23:59:59Z',
]

const emails = [
  'desk@example.org',
  'a+b@sub.example.co',
  '"a b"@example.org',
  'ü@example.org',
  'x@y',
  'a..b@example.org',
]

const numbers = [0, 1, -1, 0.1, 12, 800, 1999, 2024, 2100, 1e21, 5e-324, Number.MAX_SAFE_INTEGER]

const patterned = [
  'en',
  'zh-Hans',
  'zh',
  'qaa',
  'sr-Latn-RS',
  'CN',
  'HK',
  'TW',
  'AQ',
  'ZZ',
  'CNY',
  'XXX',
  'JPY',
  '2025-05',
  '0000-12',
  '9999-01',
  'Asia/Shanghai',
  'Europe/London',
  'Mars/Olympus',
  'Pacific/Kiritimati',
  '/news/old-title/',
  '/zh-hans/experts/old-name/',
  '/zh-hant/old/',
  '/a/b/c/d/',
  '/standards/agreement/old/',
  '/constructor/',
  '/news/',
  '/search/',
  ...['/news/', '/zh-hans/experts/', '/zh-hant/topics/', '/'].flatMap((folder) =>
    Array.from({ length: 12 }, (_, index) => `${folder}former-${index}/`),
  ),
]

/**
 * Documents of a type at random, from its compiled schema alone: a field that is added there is covered by itself. Many are
 * not valid; whoever asks keeps those that Studio's validation lets through.
 */
export function randomDocument(schema: Schema, typeName: string, targets: Targets): fc.Arbitrary<Random> {
  const type = schema.get(typeName)
  if (!type) throw new Error(`The schema has no type “${typeName}”`)
  return fieldsOf(type as ObjectSchemaType, targets, 0, true).map(
    (fields) => ({ _type: typeName, ...fields }) as Random,
  )
}

export type Random = { _type: string } & Record<string, unknown>

/**
 * The fields, down to those of the objects in documents, that none of the documents has a value for. Those of a type with
 * a name count wherever it is used.
 */
export function fieldsNeverFilled(schema: Schema, documents: readonly Random[]): string[] {
  const filled = new Map<string, boolean>()
  for (const document of documents) noteFields(schema.get(document._type)!, document, '', filled)
  return [...filled].flatMap(([field, isFilled]) => (isFilled ? [] : [field]))
}

function noteFields(type: SchemaType, value: unknown, at: string, filled: Map<string, boolean>): void {
  const path = ['array', 'object'].includes(type.name) ? at : type.name
  if (type.jsonType === 'array') {
    const members = (type as ArraySchemaType).of
    for (const item of value as { _type?: string }[]) {
      const member = members.find(({ name }) => name === item._type) ?? members[0]!
      noteFields(member, item, `${path}[]`, filled)
    }
  }
  if (type.jsonType !== 'object' || ['reference', 'slug', 'geopoint'].some((name) => isA(type, name))) return
  for (const { name, type: fieldType } of (type as ObjectSchemaType).fields) {
    if (name.startsWith('_') || (isA(type, 'image') && ['media', 'hotspot'].includes(name))) continue
    const own = (value as Record<string, unknown>)[name]
    const field = `${path}.${name}`
    filled.set(field, filled.get(field) === true || own !== undefined)
    if (own !== undefined) noteFields(fieldType, own, field, filled)
  }
}

/** @param depth how many objects the value lies in; deep ones are kept small */
function valueOf(type: SchemaType, targets: Targets, depth: number): Value {
  const list = (type.options as { list?: unknown[] } | undefined)?.list
  if (list && type.jsonType !== 'array') return fc.constantFrom(...list.map(choiceValue))
  if (isA(type, 'reference')) return referenceTo(type, targets)
  if (isA(type, 'slug')) return slugs
  if (isA(type, 'image')) return picture(type as ObjectSchemaType, targets, depth)
  if (isA(type, 'geopoint')) return geopoints
  if (isA(type, 'block')) return block(type as ObjectSchemaType, targets, depth)
  if (isA(type, 'datetime')) return mostlyValid(type, times)
  if (isA(type, 'date')) return mostlyValid(type, days)
  if (isA(type, 'url')) return mostlyValid(type, urls)
  if (isA(type, 'email')) return mostlyValid(type, emails)
  switch (type.jsonType) {
    case 'string':
      return text(type)
    case 'number':
      return mostlyValid(type, numbers)
    case 'boolean':
      return mostlyValid(type, [true, false])
    case 'array':
      return items(type, targets, depth)
    default:
      return fieldsOf(type as ObjectSchemaType, targets, depth + 1, false).map((fields) => ({
        ...(type.name === 'object' ? {} : { _type: type.name }),
        ...fields,
      }))
  }
}

function isA(type: SchemaType | undefined, name: string): boolean {
  return type !== undefined && (type.name === name || isA(type.type ?? undefined, name))
}

function choiceValue(choice: unknown): unknown {
  return typeof choice === 'object' && choice !== null && 'value' in choice ? choice.value : choice
}

function text(type: SchemaType): Value {
  const isFree = !rulesOf(type).some(({ flag }) => flag === 'regex') && customRulesPass(type, 'Plain words')
  if (!isFree) return mostlyValid(type, patterned)
  return fc.oneof(
    { weight: 3, arbitrary: mostlyValid(type, nastyTexts) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  )
}

/** A rule of a type as the compiled schema holds it, such as `regex` with its pattern. */
interface CompiledRule {
  readonly flag: string
  readonly constraint?: unknown
}

/** The rules whose breach is an error. */
function rulesOf(type: SchemaType): CompiledRule[] {
  const rules = (type.validation ?? []) as unknown as { _rules: CompiledRule[]; _level: string }[]
  return rules.filter(({ _level }) => _level === 'error').flatMap(({ _rules }) => _rules)
}

/** Most often one of the values that the type's own rules let through, now and then any: chance alone finds few. */
function mostlyValid(type: SchemaType, values: readonly unknown[]): Value {
  const rules = rulesOf(type)
  const fitting = values.filter(
    (value) => rules.every((rule) => lets(rule, value)) && customRulesPass(type, value),
  )
  const any = { weight: 1, arbitrary: fc.constantFrom(...values) }
  return fitting.length === 0
    ? any.arbitrary
    : fc.oneof(any, { weight: 30, arbitrary: fc.constantFrom(...fitting) })
}

function lets({ flag, constraint }: CompiledRule, value: unknown): boolean {
  if (flag === 'regex') return (constraint as { pattern: RegExp }).pattern.test(String(value))
  if (flag === 'integer') return Number.isInteger(value)
  if (flag === 'greaterThan') return Number(value) > Number(constraint)
  if (flag === 'min' && typeof value === 'number') return value >= Number(constraint)
  if (flag === 'max' && typeof value === 'number') return value <= Number(constraint)
  if (flag === 'uri') {
    const { scheme } = (constraint as { options: { scheme: RegExp[] } }).options
    return scheme.some((each) => each.test(String(value).split(':')[0] ?? ''))
  }
  return true
}

/** Whether the rules of a field's own that look at nothing but its value accept one; others are left to validation. */
function customRulesPass(type: SchemaType, value: unknown): boolean {
  return rulesOf(type)
    .filter(({ flag }) => flag === 'custom')
    .every(({ constraint: rule }) => {
      try {
        const answer = (rule as (value: unknown, context: object) => unknown)(value, {})
        return answer === true || answer instanceof Promise
      } catch {
        return true
      }
    })
}

function isRequired(type: SchemaType): boolean {
  return rulesOf(type).some(({ flag, constraint }) => flag === 'presence' && constraint === 'required')
}

function fieldsOf(
  type: ObjectSchemaType,
  targets: Targets,
  depth: number,
  isDocument: boolean,
): fc.Arbitrary<object> {
  const fields = type.fields.filter(({ name }) => !name.startsWith('_'))
  const present = fields.map(({ name, type: fieldType }) => {
    const value =
      name === 'language' && isDocument
        ? fc.constantFrom<unknown>(...locales)
        : lazily(() => valueOf(fieldType, targets, depth))
    const weight = isRequired(fieldType) ? 60 : depth > 2 ? 1 : 3
    const absent = { weight: targets.everyField ? 0 : 1, arbitrary: fc.constant(undefined) }
    return [name, fc.oneof({ weight, arbitrary: value }, absent)] as const
  })
  return fc
    .record(Object.fromEntries(present))
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)))
}

function lazily(make: () => Value): Value {
  return fc.constant(undefined).chain(make)
}

function items(type: ArraySchemaType, targets: Targets, depth: number): Value {
  const list = (type.options as { list?: unknown[] } | undefined)?.list
  if (list) return fc.subarray(list.map(choiceValue))
  if (/^internationalizedArray/.test(type.name)) return inLanguages(type, targets, depth)
  const members = type.of.map((member) => keyed(member, targets, depth))
  const size = { minLength: leastOf(type), maxLength: Math.max(leastOf(type), depth > 2 ? 2 : 4) }
  const values = fc.array(fc.oneof(...members), size)
  const oneType = type.of.some(({ name }) => name === 'tableRow') ? rectangle : (each: unknown) => each
  return values.map((made) => withKeys(oneType(made) as unknown[]))
}

function leastOf(type: SchemaType): number {
  const least = rulesOf(type).flatMap(({ flag, constraint }) => (flag === 'min' ? [Number(constraint)] : []))
  return Math.max(0, ...least)
}

/** Rows of one width, since rows of different ones are nearly all that chance makes. */
function rectangle(rows: unknown): unknown {
  const all = rows as { cells?: string[] }[]
  const width = all[0]?.cells?.length ?? 0
  return all.map((row) => ({
    ...row,
    cells: Array.from({ length: width }, (_, at) => row.cells?.[at] ?? '–'),
  }))
}

function inLanguages(type: ArraySchemaType, targets: Targets, depth: number): Value {
  const member = type.of[0] as ObjectSchemaType
  const value = member.fields.find(({ name }) => name === 'value')!.type
  return fc
    .subarray([...locales], { minLength: isRequired(type) || targets.everyField ? 1 : 0 })
    .chain((languages) =>
      fc.tuple(
        ...languages.map((language) => fc.tuple(fc.constant(language), valueOf(value, targets, depth))),
      ),
    )
    .map((pairs) =>
      pairs.map(([language, made]) => ({ _key: language, _type: member.name, language, value: made })),
    )
}

function keyed(member: SchemaType, targets: Targets, depth: number): Value {
  return lazily(() => valueOf(member, targets, depth))
}

function withKeys(values: unknown[]): unknown[] {
  return values.map((value, index) =>
    typeof value === 'object' && value !== null ? { ...value, _key: `k${index}` } : value,
  )
}

function referenceTo(type: SchemaType, targets: Targets): Value {
  const to = (type as unknown as { to: { name: string }[] }).to
  const ids = to.flatMap(({ name }) => targets.documents[name] ?? [])
  const isWeak = (type as unknown as { weak?: boolean }).weak === true
  const dangling = isWeak ? ['gone'] : []
  if (ids.length + dangling.length === 0) return fc.constant(undefined)
  return fc
    .constantFrom(...ids, ...dangling)
    .map((_ref) => ({ _type: 'reference', _ref, ...(isWeak ? { _weak: true } : {}) }))
}

const slugs = fc
  .oneof(
    { weight: 30, arbitrary: fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12}){1,4}$/) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('a', '0', 'constructor', 'topic', 'a'.repeat(96), 'page', 'UPPER', 'a--b'),
    },
  )
  .map((current) => ({ _type: 'slug', current }))

const geopoints = fc
  .tuple(fc.constantFrom(0, -90, 90, 22.28, 91), fc.constantFrom(0, -180, 180, 114.17))
  .map(([lat, lng]) => ({ _type: 'geopoint', lat, lng }))

function picture(type: ObjectSchemaType, targets: Targets, depth: number): Value {
  const own = type.fields.filter(({ name }) => !['asset', 'media', 'crop', 'hotspot'].includes(name))
  const cut = fc.constantFrom(0, 0.25, 0.4)
  return fc
    .record({
      fields: fieldsOf({ ...type, fields: own } as ObjectSchemaType, targets, depth + 1, false),
      asset: fc.constantFrom(...targets.pictures),
      crop: fc.option(fc.record({ top: cut, bottom: cut, left: cut, right: cut })),
    })
    .map(({ fields, asset, crop }) => ({
      _type: type.name,
      asset: { _type: 'reference', _ref: asset },
      ...(crop ? { crop: { _type: 'sanity.imageCrop', ...crop } } : {}),
      ...fields,
    }))
}

/** Marks that pasting and imports bring: no emphasis of the schema's, and a link that is gone. */
const unknownMarks = [['underline'], ['3f2a9c']]

/** A block of Portable Text with every style, list, level, mark, annotation and inline object that its type allows. */
function block(type: ObjectSchemaType, targets: Targets, depth: number): Value {
  const field = (name: string) => type.fields.find((each) => each.name === name)!.type
  const choicesOf = (name: string) =>
    ((field(name).options as { list?: unknown[] } | undefined)?.list ?? []).map(choiceValue) as string[]
  const children = (field('children') as ArraySchemaType).of
  const span = children.find(({ name }) => name === 'span') as SchemaType & {
    decorators: { value: string }[]
    annotations: ObjectSchemaType[]
  }
  const inline = children.filter(({ name }) => name !== 'span')
  const annotations = span.annotations.map((each) =>
    fieldsOf(each, targets, depth + 1, false).map((fields) => ({ _type: each.name, ...fields })),
  )
  const marks = span.decorators.map(({ value }) => value)
  const piece = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        text: fc.oneof(fc.constant(''), text(field('style'))),
        marks: fc.oneof(
          { weight: 80, arbitrary: fc.subarray(marks) },
          { weight: 1, arbitrary: fc.constantFrom(...unknownMarks) },
        ),
        link: annotations.length > 0 ? fc.option(fc.oneof(...annotations), { freq: 3 }) : fc.constant(null),
      }),
    },
    ...(inline.length > 0 && depth < 3
      ? [
          {
            weight: 1,
            arbitrary: fc
              .oneof(...inline.map((each) => lazily(() => valueOf(each, targets, depth + 2))))
              .map((object) => ({ object })),
          },
        ]
      : []),
  )
  const lists = choicesOf('listItem')
  return fc
    .record({
      style: fc.constantFrom(...choicesOf('style')),
      pieces: fc.array(piece, { minLength: 1, maxLength: 4 }),
      list:
        lists.length > 0
          ? fc.option(
              fc.record({ listItem: fc.constantFrom(...lists), level: fc.integer({ min: 1, max: 9 }) }),
            )
          : fc.constant(null),
    })
    .map(({ style, pieces, list }) => {
      const markDefs: object[] = []
      const made = pieces.map((each, index) => {
        if ('object' in each) return { ...(each.object as object), _key: `c${index}` }
        if (each.link) markDefs.push({ ...each.link, _key: `m${index}` })
        return {
          _type: 'span',
          _key: `c${index}`,
          text: each.text,
          marks: [...each.marks, ...(each.link ? [`m${index}`] : [])],
        }
      })
      return { _type: 'block', style, markDefs, children: made, ...(list ?? {}) }
    })
}
