import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type BuildResult, createPublisher, type DatasetFacts, type ReleaseStore } from './publisher.ts'
import type { NewRelease, Pending, Release } from './releases.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-23T08:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)
const done: BuildResult = { ok: true, site: 'site', pages: 3, problems: [] }
const refused: BuildResult = {
  ok: false,
  message: 'Two articles have one address',
  problems: [{ field: 'slug' }],
  transient: false,
}
const unreachable: BuildResult = { ok: false, message: 'No answer', problems: [], transient: true }

/** Releases in memory, as they would lie on disk when a process starts again. */
class Shelf implements ReleaseStore {
  kept: Release[] = []
  shown: string | undefined
  rolledBack: number | undefined
  note: Pending | undefined

  list = () => Promise.resolve(this.kept.toReversed())
  current = () => Promise.resolve(this.kept.find(({ id }) => id === this.shown))
  add = (_site: string, facts: NewRelease) => {
    const release = { id: `release-${this.kept.length + 1}`, ...facts }
    this.kept.push(release)
    return Promise.resolve(release)
  }
  show = (id: string) => Promise.resolve(void (this.shown = id))
  prune = () => Promise.resolve()
  rolledBackAt = () => Promise.resolve(this.rolledBack)
  endRollBack = () => Promise.resolve(void (this.rolledBack = undefined))
  pending = () => Promise.resolve(this.note)
  setPending = (note: Pending | undefined) => Promise.resolve(void (this.note = note))
}

/**
 * A publisher whose builds take `duration` seconds and end as `results` say, then well. Its dataset is a counter: a build
 * reads it when it starts. It doesn't answer while `state.silent`.
 */
function publisherOf({
  duration = 0,
  results = [],
  shelf = new Shelf(),
  dues = [],
}: { duration?: number; results?: BuildResult[]; shelf?: Shelf; dues?: (Date | Error)[] } = {}) {
  const state = {
    value: 0,
    changedAt: new Date().toISOString(),
    documents: 500,
    silent: false,
    built: [] as number[],
    starts: [] as number[],
    together: 0,
    most: 0,
  }
  const lines: string[] = []
  const dataset: DatasetFacts = {
    newest: () => {
      if (state.silent) return Promise.reject(new Error('no answer'))
      const { value, changedAt: at, documents } = state
      return Promise.resolve({ transactionId: `t${value}`, at, documents })
    },
    nextDue: (after) => {
      if (state.silent) return Promise.reject(new Error('no answer'))
      const unanswered = dues.find((due) => due instanceof Error)
      if (unanswered) {
        dues.splice(dues.indexOf(unanswered), 1)
        return Promise.reject(unanswered)
      }
      return Promise.resolve((dues as Date[]).filter((due) => due > after).sort((a, b) => +a - +b)[0])
    },
  }
  const publisher = createPublisher({
    releases: shelf,
    dataset,
    build: async (signal) => {
      state.most = Math.max(state.most, ++state.together)
      state.starts.push(Date.now())
      const { value } = state
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, duration * 1000)
        signal.addEventListener('abort', () => (clearTimeout(timer), resolve()))
      })
      state.together--
      state.built.push(value)
      return signal.aborted ? unreachable : (results.shift() ?? done)
    },
    nextNight: (after) => new Date(Math.floor(after.getTime() / 86_400_000 + 1) * 86_400_000),
    log: (line) => lines.push(line),
  })
  let sent = 0
  /** What happens in the dataset without a webhook. */
  const happen = (value = state.value + 1) => {
    state.value = value
    state.changedAt = new Date().toISOString()
  }
  const change = (
    transactionId = `t${++sent}`,
    documentId = 'news-1',
    signature = `s-${transactionId}-${documentId}`,
  ) => {
    happen()
    return publisher.change({ transactionId, documentId, operation: 'update', signature })
  }
  return { publisher, change, happen, state, shelf, lines }
}

/** One that has built its first release and rests. */
async function settled(options: Parameters<typeof publisherOf>[0] = {}) {
  const made = publisherOf(options)
  await made.publisher.start()
  await seconds(30 + (options.duration ?? 0))
  made.state.built.length = 0
  made.state.starts.length = 0
  return made
}

test('builds at the start where there is no release, and rests where the release is of the dataset as it is', async () => {
  const { publisher, state, shelf } = publisherOf()
  await publisher.start()
  await seconds(60)
  expect(state.built).toEqual([0])
  expect(shelf.shown).toBe('release-1')
  await publisher.close()

  const again = publisherOf({ shelf })
  await again.publisher.start()
  await seconds(60)
  expect(again.state.built).toEqual([])
})

test.for([
  ['at even distances, by builds of no time', 0, (index: number) => index * 50],
  ['at even distances, by builds of 20 seconds', 20, (index: number) => index * 50],
  [
    'in five bursts, by builds of no time',
    0,
    (index: number) => Math.floor(index / 40) * 2475 + (index % 40),
  ],
  [
    'in five bursts, by builds of 3 seconds',
    3,
    (index: number) => Math.floor(index / 40) * 2475 + (index % 40),
  ],
  ['all at once', 0, () => 0],
] as const)(
  '200 webhooks in 10 seconds, %s: two builds at most, of the last state',
  async ([, duration, at]) => {
    const { change, state } = await settled({ duration })
    const begin = Date.now()
    for (let index = 0; index < 200; index++) {
      await vi.advanceTimersByTimeAsync(begin + at(index) - Date.now())
      await change()
    }
    await seconds(120)
    expect(state.built.length).toBeLessThanOrEqual(2)
    expect(state.built.at(-1)).toBe(200)
    expect(state.most).toBe(1)
  },
)

test('something that keeps arriving puts a build off for ten seconds, no longer', async () => {
  const { change, state } = await settled()
  const begin = Date.now()
  while (Date.now() - begin < 60_000) {
    await change()
    await seconds(1)
  }
  expect(state.starts.length).toBeGreaterThanOrEqual(5)
})

test('what is sent twice, and what concerns no visitor, builds nothing', async () => {
  const { publisher, change, state } = await settled()
  expect(await change('t1')).toBe(true)
  expect(await change('t1')).toBe(false)
  expect(await change('t2', 'drafts.news-1')).toBe(false)
  expect(await change('t3', 'site.buildReport')).toBe(false)
  await seconds(60)
  expect(await change('t1')).toBe(false)
  await seconds(60)
  expect(state.built).toHaveLength(1)
  expect((await publisher.status()).webhooks).toEqual({ accepted: 1, ignored: 4 })
})

test('a webhook that is sent again under other headers builds nothing', async () => {
  const { change, state } = await settled()
  expect(await change('t1', 'news-1', 'signature')).toBe(true)
  expect(await change('t2', 'news-1', 'signature')).toBe(false)
  expect(await change('t3', 'news-2', 'signature')).toBe(false)
  await seconds(60)
  expect(state.built).toHaveLength(1)
})

test('what the content stops waits for the next publish; the site stays, and the status says why', async () => {
  const { publisher, change, state, shelf } = await settled({ results: [done, refused] })
  await change()
  await seconds(3600)
  expect(state.built).toHaveLength(1)
  expect(shelf.shown).toBe('release-1')
  expect((await publisher.status()).lastBuild).toMatchObject({
    ok: false,
    message: 'Two articles have one address',
    problems: [{ field: 'slug' }],
  })
  await change()
  await seconds(60)
  expect(shelf.shown).toBe('release-2')
  expect((await publisher.status()).lastBuild?.ok).toBe(true)
})

test('a dataset that does not answer is asked again, less and less often, and a publish is tried at once', async () => {
  const { publisher, change, state, shelf } = await settled({
    results: [done, ...Array.from({ length: 9 }, () => unreachable)],
  })
  await change()
  await seconds(2)
  expect(state.starts).toHaveLength(1)
  await seconds(700)
  const pauses = state.starts
    .slice(1)
    .map((start, index) => Math.round((start - state.starts[index]!) / 1000))
  expect(pauses).toEqual([10, 10, 20, 40, 80, 160, 300])
  expect((await publisher.status()).queued).not.toBeNull()
  expect(shelf.note).toBeDefined()
  const before = state.starts.length
  await change()
  await seconds(2)
  expect(state.starts).toHaveLength(before + 1)
  await seconds(320)
  expect(shelf.shown).toBe('release-2')
  expect(shelf.note).toBeUndefined()
})

test('a build that is cut short, by the end of the process, is made up for at the next start', async () => {
  const { publisher, change, shelf } = await settled({ duration: 20 })
  await change()
  await seconds(5)
  expect((await publisher.status()).building?.reason).toBe('update of news-1')
  await publisher.close()
  expect(shelf.shown).toBe('release-1')

  const again = publisherOf({ shelf })
  await again.publisher.start()
  await seconds(30)
  expect(again.state.built).toHaveLength(1)
  expect(shelf.shown).toBe('release-2')
})

test('a change that no webhook told of is found at the next start', async () => {
  const { publisher, shelf } = await settled()
  await publisher.close()
  const again = publisherOf({ shelf })
  again.happen(5)
  await again.publisher.start()
  await seconds(30)
  expect(again.state.built).toEqual([5])
})

test('a document that was taken back while nothing ran leaves the site at the next start', async () => {
  const { publisher, state, shelf } = await settled()
  await publisher.close()
  const again = publisherOf({ shelf })
  again.state.changedAt = state.changedAt
  again.state.documents--
  await again.publisher.start()
  await seconds(30)
  expect(again.state.built).toHaveLength(1)
  await seconds(3600)
  expect(again.state.built).toHaveLength(1)
})

test('a change whose webhook got lost is found within ten minutes, and where one may be lost, at once', async () => {
  const { publisher, happen, state } = await settled()
  happen(5)
  await seconds(600)
  expect(state.built).toEqual([5])
  happen(6)
  await publisher.catchUp()
  await seconds(10)
  expect(state.built).toEqual([5, 6])
})

test('where the dataset did not answer at the start, it is asked for what was missed until it does', async () => {
  const { publisher, shelf } = await settled()
  await publisher.close()
  const again = publisherOf({ shelf })
  again.happen(5)
  again.state.silent = true
  await again.publisher.start()
  await seconds(300)
  expect(again.state.built).toEqual([])
  again.state.silent = false
  await seconds(90)
  expect(again.state.built).toEqual([5])
})

test('what the content stops is not tried again because it is still so', async () => {
  const { publisher, happen, state } = await settled({ results: [done, refused] })
  happen(5)
  await publisher.catchUp()
  await seconds(3600)
  expect(state.built).toEqual([5])
})

test('a night that nothing ran in is made up for at the start', async () => {
  const { publisher, shelf } = await settled()
  await publisher.close()
  vi.setSystemTime(Date.now() + 24 * 3600_000)
  const again = publisherOf({ shelf })
  again.state.changedAt = '2026-11-23T08:00:00.000Z'
  await again.publisher.start()
  await seconds(30)
  expect(again.state.built).toHaveLength(1)
  expect((await shelf.current())?.reason).toBe('nightly build')
  await seconds(3600)
  expect(again.state.built).toHaveLength(1)
})

test('a scheduled article publishes by itself, a month later too', async () => {
  const due = new Date('2026-12-23T09:30:00Z')
  const { publisher, state, shelf } = await settled({ dues: [due] })
  expect((await publisher.status()).nextDue).toBe(due.toISOString())
  await vi.advanceTimersByTimeAsync(+due - Date.now() - 1000)
  const nightly = state.starts.length
  await seconds(10)
  expect(state.starts.slice(nightly)).toHaveLength(1)
  expect(state.starts.at(-1)).toBeGreaterThanOrEqual(+due)
  expect((await publisher.status()).nextDue).toBeNull()
  expect((await shelf.current())?.reason).toBe('a scheduled article is due')
})

test('an article that became due while nothing ran is published at the start', async () => {
  const due = new Date('2026-11-23T09:30:00Z')
  const { publisher, shelf } = await settled({ dues: [due] })
  await publisher.close()
  vi.setSystemTime(+due + 5000)
  const again = publisherOf({ shelf, dues: [due] })
  await again.publisher.start()
  await seconds(30)
  expect(again.state.built).toHaveLength(1)
})

test('an article that becomes due while a build runs is published by the next one', async () => {
  const dues: Date[] = []
  const { change, state } = await settled({ duration: 20, dues })
  // The build takes what is due when it starts.
  dues.push(new Date(Date.now() + 10_000))
  await change()
  await seconds(60)
  expect(state.starts).toHaveLength(2)
  expect(state.starts[1]).toBeGreaterThan(+dues[0]!)
  await seconds(3600)
  expect(state.starts).toHaveLength(2)
})

test('an article that was known to become due does so though the dataset has not answered since the start', async () => {
  const due = new Date('2026-11-23T09:30:00Z')
  const { publisher, shelf } = await settled({ dues: [due] })
  await publisher.close()
  const again = publisherOf({ shelf, results: [unreachable] })
  again.state.silent = true
  await again.publisher.start()
  await vi.advanceTimersByTimeAsync(+due - Date.now() + 60_000)
  expect(again.state.starts.length).toBeGreaterThan(0)
  expect(again.state.starts[0]).toBeGreaterThanOrEqual(+due)
  expect((await shelf.current())?.reason).toBe('a scheduled article is due')
})

test('where the dataset could not say what is scheduled, it is asked again', async () => {
  const due = new Date('2026-11-23T09:30:00Z')
  const { publisher } = await settled({ dues: [due, new Error('no answer'), new Error('no answer')] })
  await seconds(90)
  expect((await publisher.status()).nextDue).toBe(due.toISOString())
})

test('a night makes a build, but not of a site that someone rolled back', async () => {
  const { state, shelf } = await settled()
  await seconds(24 * 3600)
  expect(state.built).toHaveLength(1)
  shelf.shown = 'release-1'
  shelf.rolledBack = Date.now()
  await seconds(24 * 3600)
  expect(state.built).toHaveLength(1)
  expect(shelf.shown).toBe('release-1')
})

test('a site that was rolled back stays, whatever was being built, until the next publish', async () => {
  const { publisher, change, shelf, lines } = await settled({ duration: 20 })
  await change()
  await seconds(5)
  shelf.rolledBack = Date.now()
  await seconds(60)
  expect(shelf.kept).toHaveLength(2)
  expect(shelf.shown).toBe('release-1')
  expect(lines.join()).toContain('someone rolled back after it was asked for')
  await publisher.close()

  const again = publisherOf({ shelf })
  again.state.value = 7
  again.state.changedAt = new Date(shelf.rolledBack - 1000).toISOString()
  await again.publisher.start()
  await seconds(3600)
  expect(again.state.built).toEqual([])
  await again.change()
  await seconds(60)
  expect(shelf.shown).toBe('release-3')
  expect(shelf.rolledBack).toBeUndefined()
})

/** Rolled back, and then without a process for an hour. */
async function rolledBackAndDown(dues: Date[] = []) {
  const { publisher, change, state, shelf } = await settled({ dues: [...dues] })
  await change()
  await seconds(60)
  shelf.shown = 'release-1'
  shelf.rolledBack = Date.now()
  await publisher.close()
  vi.setSystemTime(Date.now() + 3600_000)
  const again = publisherOf({ shelf, dues })
  again.state.value = state.value
  again.state.changedAt = state.changedAt
  return again
}

test('a site that was rolled back shows what was published while nothing ran', async () => {
  const { publisher, happen, shelf } = await rolledBackAndDown()
  happen()
  await publisher.start()
  await seconds(30)
  expect(shelf.shown).toBe('release-3')
  expect(shelf.rolledBack).toBeUndefined()
})

test('a site that was rolled back shows what became due while nothing ran', async () => {
  const { publisher, shelf } = await rolledBackAndDown([new Date('2026-11-23T08:30:00Z')])
  await publisher.start()
  await seconds(30)
  expect(shelf.shown).toBe('release-3')
})

test('a site that was rolled back stays where nothing was published since, over a night too', async () => {
  const { publisher, state, shelf } = await rolledBackAndDown([new Date('2026-11-23T08:00:45Z')])
  vi.setSystemTime(Date.now() + 24 * 3600_000)
  await publisher.start()
  await seconds(3600)
  expect(state.built).toEqual([])
  expect(shelf.shown).toBe('release-1')
})
