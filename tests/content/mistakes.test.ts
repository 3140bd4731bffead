import type { SanityClient } from '@sanity/client'
import { describe, expect, test } from 'vitest'
import type { Consequence } from '../../src/sanity/problems.ts'
import { errorOf, faults, sampleLake } from './support.ts'

const article = 'news-changsha-exchange-meeting-en'
const university = 'university-central-south-university'
const expert = 'expert-xu-luan'
const programme = 'programme-museum-collections-research-residency'
const event = 'event-afternoon-on-peer-review'
const agreement = 'agreement-credits-counted-once'

const block = (fields: object) => ({
  _type: 'block',
  _key: 'new',
  style: 'normal',
  markDefs: [],
  children: [],
  ...fields,
})
const span = (text: string, marks: string[] = []) => ({ _type: 'span', _key: 's', text, marks })
const linkTo = (href: string) =>
  block({ markDefs: [{ _type: 'link', _key: 'l', href }], children: [span('A link', ['l'])] })

interface Mistake {
  readonly name: string
  readonly make: (client: SanityClient) => Promise<unknown>
  readonly document: string
  readonly field: string
  readonly problem: RegExp
  readonly remedy: RegExp
  readonly consequence: Consequence
}

const leftOut: Consequence = 'document left out'

/** Each mistake that an editor, an import or a script can make, and what the build makes of it. */
const mistakes: Mistake[] = [
  {
    name: 'a required field is missing',
    make: (client) => client.patch(article).unset(['title']).commit(),
    document: article,
    field: 'title',
    problem: /is missing/,
    remedy: /Fill in/,
    consequence: leftOut,
  },
  {
    name: 'a required text holds only spaces',
    make: (client) => client.patch(article).set({ standfirst: ' \n ' }).commit(),
    document: article,
    field: 'standfirst',
    problem: /is empty/,
    remedy: /Fill in/,
    consequence: leftOut,
  },
  {
    name: 'the body is missing',
    make: (client) => client.patch(article).unset(['body']).commit(),
    document: article,
    field: 'body',
    problem: /is missing/,
    remedy: /Fill in/,
    consequence: leftOut,
  },
  {
    name: 'a field is of another type than the schema says',
    make: (client) => client.patch(article).set({ title: 7 }).commit(),
    document: article,
    field: 'title',
    problem: /not valid/,
    remedy: /Correct/,
    consequence: leftOut,
  },
  {
    name: 'a list is a text',
    make: (client) => client.patch(university).set({ name: 'Central South University' }).commit(),
    document: university,
    field: 'name',
    problem: /is filled in for no language/,
    remedy: /./,
    consequence: leftOut,
  },
  {
    name: 'a time is malformed',
    make: (client) => client.patch(article).set({ publishedAt: 'last Tuesday' }).commit(),
    document: article,
    field: 'publishedAt',
    problem: /not valid/,
    remedy: /Correct/,
    consequence: leftOut,
  },
  {
    name: 'a day does not exist',
    make: (client) => client.patch(university).set({ 'facts[0].verifiedOn': '2026-02-30' }).commit(),
    document: university,
    field: 'facts[0].verifiedOn',
    problem: /not valid/,
    remedy: /Correct/,
    consequence: leftOut,
  },
  {
    name: 'a choice is not among those offered',
    make: (client) => client.patch(article).set({ category: 'gossip' }).commit(),
    document: article,
    field: 'category',
    problem: /not one of announcement, meeting/,
    remedy: /Choose one/,
    consequence: leftOut,
  },
  {
    name: 'the language is not one of the site',
    make: (client) => client.patch(article).set({ language: 'fr' }).commit(),
    document: article,
    field: 'language',
    problem: /“fr” is not a language/,
    remedy: /Choose one of en, zh-Hans, zh-Hant/,
    consequence: leftOut,
  },
  {
    name: 'a link would run a script',
    make: (client) =>
      client
        .patch(article)
        .insert('before', 'body[0]', [linkTo('javascript:alert(1)')])
        .commit(),
    document: article,
    field: 'body[0].markDefs[0].href',
    problem: /“javascript:alert\(1\)” is not an address that a page may link to/,
    remedy: /begins with https/,
    consequence: leftOut,
  },
  {
    name: 'a link would run a script, in disguise',
    make: (client) =>
      client
        .patch(article)
        .insert('before', 'body[0]', [linkTo(' JaVa\tScRiPt:alert(1)')])
        .commit(),
    document: article,
    field: 'body[0].markDefs[0].href',
    problem: /is not an address that a page may link to/,
    remedy: /begins with https/,
    consequence: leftOut,
  },
  {
    name: 'a text has a mark that the site does not know',
    make: (client) =>
      client
        .patch(article)
        .insert('before', 'body[0]', [block({ children: [span('Underlined', ['underline'])] })])
        .commit(),
    document: article,
    field: 'body[0]',
    problem: /the mark “underline”/,
    remedy: /Write that text anew/,
    consequence: leftOut,
  },
  {
    name: 'a text in a footnote has the mark of a link that is gone',
    make: (client) => {
      const marked = block({ children: [span('A link', ['gone'])] })
      const note = { _type: 'footnote', _key: 'f', text: [marked] }
      return client
        .patch(article)
        .insert('before', 'body[0]', [block({ children: [span('Noted'), note] })])
        .commit()
    },
    document: article,
    field: 'body[0].children[1].text[0]',
    problem: /the mark “gone”/,
    remedy: /Write that text anew/,
    consequence: leftOut,
  },
  {
    name: 'a website is not an address',
    make: (client) => client.patch(university).set({ website: 'www.csu.edu.cn' }).commit(),
    document: university,
    field: 'website',
    problem: /is not an address/,
    remedy: /full address/,
    consequence: leftOut,
  },
  {
    name: 'a block is of a type that the site does not know',
    make: (client) =>
      client
        .patch(article)
        .insert('before', 'body[0]', [{ _type: 'poll', _key: 'p', question: 'Yes?' }])
        .commit(),
    document: article,
    field: 'body[0]._type',
    problem: /a type that the site does not know/,
    remedy: /Remove the block/,
    consequence: leftOut,
  },
  {
    name: 'the rows of a table differ in length',
    make: (client) =>
      client
        .patch(article)
        .insert('before', 'body[0]', [
          {
            _type: 'table',
            _key: 't',
            caption: 'Dates',
            rows: [
              { _type: 'tableRow', _key: 'a', cells: ['When', 'What'] },
              { _type: 'tableRow', _key: 'b', cells: ['May'] },
            ],
          },
        ])
        .commit(),
    document: article,
    field: 'body[0].rows',
    problem: /rows of different length/,
    remedy: /as many cells/,
    consequence: leftOut,
  },
  ...['News', 'ｎｅｗｓ', 'zh-hans', 'search'].map((slug) => ({
    name: `a page takes an address of the site itself, “${slug}”`,
    make: (client: SanityClient) =>
      client
        .patch('page-about-en')
        .set({ slug: { _type: 'slug', current: slug } })
        .commit(),
    document: 'page-about-en',
    field: 'slug',
    problem: /is reserved for the site itself/,
    remedy: /Change the slug/,
    consequence: leftOut,
  })),
  {
    name: 'a slug has letters that hosts treat differently',
    make: (client) =>
      client
        .patch(article)
        .set({ slug: { _type: 'slug', current: 'Changsha-Meeting' } })
        .commit(),
    document: article,
    field: 'slug',
    problem: /lower-case letters/,
    remedy: /Change the slug/,
    consequence: leftOut,
  },
  {
    name: 'two articles claim one address',
    make: async (client) => {
      const copy = await client.getDocument(article)
      await client.create({ ...copy!, _id: 'news-the-same-again' })
    },
    document: 'news-the-same-again',
    field: 'slug',
    problem: new RegExp(`/news/changsha-exchange-meeting/, which “${article}” has already`),
    remedy: /Give one of the two another slug/,
    consequence: 'stops the build',
  },
  {
    name: 'a redirect starts where a page is',
    make: (client) =>
      client.patch('redirect-news-mini-program').set({ from: '/news/changsha-exchange-meeting/' }).commit(),
    document: 'redirect-news-mini-program',
    field: '',
    problem: new RegExp(`which “${article}” has already`),
    remedy: /Delete it/,
    consequence: leftOut,
  },
  {
    name: 'a reference leads to nothing',
    make: (client) =>
      client
        .patch(article)
        .set({ about: [{ _type: 'reference', _key: 'g', _ref: 'university-gone', _weak: true }] })
        .commit(),
    document: article,
    field: 'about[0]',
    problem: /refers to “university-gone”, which is not on the site/,
    remedy: /remove the reference/,
    consequence: 'part left out',
  },
  {
    name: 'a link in a text leads to what is unpublished',
    make: async (client) => {
      await client.create({ _id: 'drafts.news-not-yet', _type: 'newsArticle' })
      const mark = {
        _type: 'internalLink',
        _key: 'l',
        target: { _type: 'reference', _ref: 'news-not-yet', _weak: true },
      }
      await client
        .patch(article)
        .insert('before', 'body[0]', [block({ markDefs: [mark], children: [span('Soon', ['l'])] })])
        .commit()
    },
    document: article,
    field: 'body[0]',
    problem: /refers to “news-not-yet”, which is not on the site/,
    remedy: /Publish or mend that document/,
    consequence: 'part left out',
  },
  {
    name: 'an expert has no name in any language',
    make: (client) => client.patch(expert).set({ name: [] }).commit(),
    document: expert,
    field: 'name',
    problem: /is filled in for no language/,
    remedy: /at least one language/,
    consequence: leftOut,
  },
  {
    name: 'the position of an expert leads to nothing',
    make: (client) =>
      client
        .patch(expert)
        .set({ 'positions[0].institution': { _type: 'reference', _ref: 'university-gone', _weak: true } })
        .commit(),
    document: expert,
    field: 'positions[0].institution',
    problem: /refers to “university-gone”/,
    remedy: /remove the reference/,
    consequence: 'part left out',
  },
  {
    name: 'a deadline has no zone',
    make: (client) => client.patch(programme).unset(['intakes[0].timeZone']).commit(),
    document: programme,
    field: 'intakes[0].timeZone',
    problem: /is missing/,
    remedy: /Fill in/,
    consequence: leftOut,
  },
  {
    name: 'a deadline’s zone is none',
    make: (client) => client.patch(programme).set({ 'intakes[0].timeZone': 'Mars/Olympus' }).commit(),
    document: programme,
    field: 'intakes[0].timeZone',
    problem: /is not the name of a time zone/,
    remedy: /Asia\/Shanghai/,
    consequence: leftOut,
  },
  {
    name: 'a deadline is written without its offset',
    make: (client) => client.patch(programme).set({ 'intakes[0].deadline': '2027-01-01T12:00:00' }).commit(),
    document: programme,
    field: 'intakes[0].deadline',
    problem: /is not valid/,
    remedy: /Correct/,
    consequence: leftOut,
  },
  {
    name: 'a deadline is after the intake starts',
    make: (client) => client.patch(programme).set({ 'intakes[0].deadline': '2040-01-01T12:00:00Z' }).commit(),
    document: programme,
    field: 'intakes[0].deadline',
    problem: /is after the intake starts/,
    remedy: /Correct the deadline or the start/,
    consequence: leftOut,
  },
  {
    name: 'a fee has no currency',
    make: (client) => client.patch(programme).unset(['fees[0].currency']).commit(),
    document: programme,
    field: 'fees[0].currency',
    problem: /is missing/,
    remedy: /Fill in/,
    consequence: leftOut,
  },
  {
    name: 'the provider of a programme is unpublished',
    make: (client) =>
      client
        .patch(programme)
        .set({
          providers: [{ _type: 'reference', _key: 'g', _ref: 'organisation-unpublished', _weak: true }],
        })
        .commit(),
    document: programme,
    field: 'providers[0]',
    problem: /refers to “organisation-unpublished”, which is not on the site/,
    remedy: /Publish or mend that document/,
    consequence: 'part left out',
  },
  {
    name: 'a programme has no provider',
    make: (client) => client.patch(programme).set({ providers: [] }).commit(),
    document: programme,
    field: 'providers',
    problem: /is empty/,
    remedy: /Fill in/,
    consequence: leftOut,
  },
  {
    name: 'an event ends before it starts',
    make: (client) => client.patch(event).set({ 'when.end': '2020-01-01T00:00:00Z' }).commit(),
    document: event,
    field: 'when.end',
    problem: /is before the start/,
    remedy: /Correct the start or the end/,
    consequence: leftOut,
  },
  {
    name: 'an event says neither start nor month',
    make: (client) => client.patch(event).unset(['when.start', 'when.end']).commit(),
    document: event,
    field: 'when.start',
    problem: /is missing/,
    remedy: /the month where the day is not known/,
    consequence: leftOut,
  },
  {
    name: 'an event’s start has no zone',
    make: (client) => client.patch(event).unset(['when.timeZone']).commit(),
    document: event,
    field: 'when.timeZone',
    problem: /is missing/,
    remedy: /Give the zone/,
    consequence: leftOut,
  },
  {
    name: 'an agreement has neither day nor month',
    make: (client) => client.patch(agreement).unset(['date', 'month']).commit(),
    document: agreement,
    field: 'date',
    problem: /is missing/,
    remedy: /the month/,
    consequence: leftOut,
  },
  {
    name: 'an organisation is of an unknown kind',
    make: (client) => client.patch('organisation-hirep').set({ kind: 'guild' }).commit(),
    document: 'organisation-hirep',
    field: 'kind',
    problem: /is not one of company/,
    remedy: /Choose one/,
    consequence: leftOut,
  },
  {
    name: 'broader topics form a circle',
    make: async (client) => {
      const broader = (id: string) => ({ broader: { _type: 'reference', _ref: id } })
      await client.patch('topic-esg').set(broader('topic-dual-carbon')).commit()
      await client.patch('topic-dual-carbon').set(broader('topic-esg')).commit()
    },
    document: 'topic-esg',
    field: 'broader',
    problem: /leads back to itself: “topic-esg” is part of “topic-dual-carbon” is part of “topic-esg”/,
    remedy: /outside this circle/,
    consequence: 'part left out',
  },
  {
    name: 'the settings are missing',
    make: (client) => client.delete('siteSettings'),
    document: 'siteSettings',
    field: '',
    problem: /is missing, unpublished or not valid/,
    remedy: /Publish it/,
    consequence: 'stops the build',
  },
  {
    name: 'most documents of a type do not fit the schema',
    make: (client) => client.patch({ query: '*[_type == "topic"]' }).unset(['title']).commit(),
    document: '*',
    field: '',
    problem: /\d+ of \d+ documents are not valid/,
    remedy: /Bring the dataset to the site’s schema/,
    consequence: 'stops the build',
  },
]

describe('the sample data', () => {
  test('has no mistakes', async () => {
    const { read } = await sampleLake()
    const { entries, problems } = await read()
    expect(faults(problems)).toEqual([])
    expect(entries.news.length).toBeGreaterThan(50)
    expect(entries.universities.length).toBeGreaterThanOrEqual(100)
    expect(entries.experts.length).toBeGreaterThanOrEqual(150)
    expect(entries.programmes.length).toBeGreaterThanOrEqual(60)
  })

  test('holds back what is to be published later, and says until when', async () => {
    const { read } = await sampleLake()
    const { entries, problems } = await read()
    const waiting = problems.filter(({ consequence }) => consequence === 'held back')
    expect(waiting.length).toBeGreaterThan(0)
    for (const { documentId, problem } of waiting) {
      expect(problem).toMatch(/waits for its publishing time, \d{4}-/)
      expect(entries.news.map(({ id }) => id)).not.toContain(documentId)
    }
  })
})

describe('where', () => {
  test.for(mistakes)('$name, the build says where and what to do', async (mistake) => {
    const { client, read } = await sampleLake()
    await mistake.make(client)
    const outcome = await read().then(
      ({ entries, problems }) => ({ entries, problems, stopped: false }),
      (error: { problems?: Awaited<ReturnType<typeof read>>['problems'] }) => {
        if (!error.problems) throw error
        return { entries: undefined, problems: error.problems, stopped: true }
      },
    )
    const { document, field, problem, remedy, consequence } = mistake
    const found = outcome.problems.find((each) => each.documentId === document && each.field === field)
    expect(found, outcome.problems.map((each) => JSON.stringify(each)).join('\n')).toBeDefined()
    expect(found!.problem).toMatch(problem)
    expect(found!.remedy).toMatch(remedy)
    expect(found!.consequence).toBe(consequence)
    expect(outcome.stopped).toBe(consequence === 'stops the build')
    const present = Object.values(outcome.entries ?? {}).some((entries) =>
      entries.some(({ id }) => id === document),
    )
    expect(present).toBe(consequence === 'part left out')
  })
})

test('a build that stops lists every problem, each with its document, field and remedy', async () => {
  const { client, read } = await sampleLake()
  await client.patch(article).unset(['title']).commit()
  await client.delete('siteSettings')
  const error = await errorOf(read())
  expect(error.name).toBe('ContentError')
  expect(error.message).toContain(
    `newsArticle “${article}”, title: is missing. Fill in the field. (document left out)`,
  )
  expect(error.message).toContain('siteSettings “siteSettings”: is missing')
})

test('drafts and versions are not read', async () => {
  const { client, read } = await sampleLake()
  const copy = (await client.getDocument(article))!
  await client.create({ ...copy, _id: `drafts.${article}`, title: 'Not for readers yet' })
  await client.create({ ...copy, _id: 'drafts.news-new', title: 'Not for readers yet' })
  await client.create({ ...copy, _id: 'versions.spring.news-new', title: 'Not for readers yet' })
  const { entries } = await read()
  expect(JSON.stringify(entries)).not.toContain('Not for readers yet')
})
