import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { SanityClient } from '@sanity/client'
import { root } from '../scripts/paths.ts'
import { lakeClient } from '../scripts/seed.ts'

/** One thing that an editor waits for, and how long each time, in milliseconds. */
export interface Step {
  readonly name: string
  readonly times: readonly number[]
}

const EXPERTS = '_type == "expert"'

/** A list pane's query, as Studio 6.16 writes it for “All experts”; with `term`, as when an editor types there. */
function listQuery(term?: string): { query: string; params: Record<string, unknown> } {
  const paths = ['_id', '_type', 'slug.current', 'name[].value', 'title[].value', 'positions[].role[].value']
  const texts = [...paths, 'familyName', 'givenName', 'summary[].value', 'keywords[].value', 'works[].title']
  const search = term === undefined ? [] : [`(${texts.map((path) => `${path} match $t0`).join(' || ')})`]
  const filter = ['_type in $__types', ...search, `(${EXPERTS})`].join(' && ')
  const projection = '_type, _id, _originalId, "orderings": [familyName, givenName]'
  const order = 'order(lower(orderings[0]) asc,lower(orderings[1]) asc)'
  return {
    query: `// findability-mvi:4\n// findability-source: list\n*[${filter}] {${projection}} | ${order} [0...$__limit]`,
    params: { __types: ['expert'], __limit: 100, ...(term === undefined ? {} : { t0: `${term}*` }) },
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function repeated(count: number, work: (round: number) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < count; round += 1) times.push(await work(round))
  return times
}

interface Process {
  child: ChildProcess
  client: SanityClient
}

/** The lake in a process of its own, once it says that it listens. */
async function start(data: string): Promise<Process> {
  const child = spawn(process.execPath, [join(root, 'lake/cli.ts'), '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const url = /http:\/\/\S+?:\d+/.exec(line)?.[0]
  if (url === undefined) throw new Error(`The lake did not start: ${line}`)
  return { child, client: lakeClient({ url, projectId: 'local', dataset: 'production' }) }
}

async function stop({ child }: Process): Promise<void> {
  const closed = once(child, 'exit')
  child.kill('SIGTERM')
  await closed
}

/** Listens as an open document and six open lists do; `heard` resolves when the document's listener has a transaction. */
async function listenAsStudio(client: SanityClient, ids: string[]) {
  const waiting = new Map<string, () => void>()
  const options = { includeResult: false, visibility: 'query', effectFormat: 'mendoza' } as const
  const open = (filter: string, params: Record<string, unknown>, told?: (id: string) => void) =>
    new Promise<() => void>((resolve, reject) => {
      const subscription = client
        .listen(filter, params, { ...options, events: ['welcome', 'mutation'] })
        .subscribe({
          next: (event) => {
            if (event.type === 'welcome') resolve(() => subscription.unsubscribe())
            if (event.type === 'mutation') told?.(event.transactionId)
          },
          error: reject,
        })
    })
  const closing = await Promise.all([
    open('*[_id in $ids]', { ids }, (id) => waiting.get(id)?.()),
    ...Array.from({ length: 6 }, () => open(`*[${EXPERTS}]`, {})),
  ])
  return {
    heard: (id: string) => new Promise<void>((resolve) => waiting.set(id, resolve)),
    close: () => closing.forEach((end) => end()),
  }
}

/** An editor's session with a dataset: what it waits for, in the order in which it happens. */
export async function measureEditor(data: string): Promise<Step[]> {
  const startTimes: number[] = []
  const firstLists: number[] = []
  let lake: Process | undefined
  for (let round = 0; round < 5; round += 1) {
    if (lake) await stop(lake)
    const started = performance.now()
    lake = await start(data)
    startTimes.push(performance.now() - started)
    const { client } = lake
    firstLists.push(await timed(() => list(client)))
  }
  const { client } = lake as Process
  try {
    const [id = ''] = await client.fetch<string[]>(
      `*[${EXPERTS}][0...1]._id`,
      {},
      { perspective: 'published' },
    )
    const pair = { publishedId: id, draftId: `drafts.${id}` }
    const listeners = await listenAsStudio(client, Object.values(pair))

    /** Until the answer and the event are both there: then Studio says that all is saved. */
    const act = (action: object, transactionId: string): Promise<number> =>
      timed(() =>
        Promise.all([
          listeners.heard(transactionId),
          client.action({ ...pair, ...action } as never, { transactionId, tag: 'document.commit' }),
        ]),
      )
    const keystroke = (name: string) =>
      act(
        { actionType: 'sanity.action.document.edit', patch: { set: { familyName: `Benchmark ${name}` } } },
        `bench-edit-${name}-${Date.now()}`,
      )
    const publish = (round: number) =>
      act({ actionType: 'sanity.action.document.publish' }, `bench-publish-${round}-${Date.now()}`)

    const opening = await repeated(20, () => timed(() => openDocument(client, id)))
    const keystrokes = await repeated(40, (round) => keystroke(String(round)))
    const lists = await repeated(20, async (round) => {
      await keystroke(`before-list-${round}`)
      return timed(() => list(client))
    })
    const counts = await repeated(20, async (round) => {
      await keystroke(`before-count-${round}`)
      return timed(() => client.fetch(`count(*[${EXPERTS}])`, {}, { perspective: 'drafts' }))
    })
    const terms = ['wang', 'prof', 'hong', 'data', 'edu', 'law', 'med', 'chem', 'art', 'eco']
    const searches = await repeated(terms.length, (round) => timed(() => list(client, terms[round])))
    await publish(-1)
    const publishes = await repeated(10, async (round) => {
      await keystroke(`before-publish-${round}`)
      return publish(round)
    })
    listeners.close()
    return [
      { name: 'start from cold, until it listens', times: startTimes },
      { name: 'the first list after a start', times: firstLists },
      { name: 'a list, after a keystroke', times: lists },
      { name: 'a search in that list', times: searches },
      { name: 'the number of experts, after a keystroke', times: counts },
      { name: 'opening a document', times: opening },
      { name: 'a keystroke, until saved and told', times: keystrokes },
      { name: 'publishing, until told', times: publishes },
    ]
  } finally {
    await stop(lake as Process)
  }
}

function list(client: SanityClient, term?: string): Promise<unknown> {
  const { query, params } = listQuery(term)
  return client.fetch(query, params, { perspective: 'drafts', tag: 'search' })
}

/** Both halves of the document, its History panel, and who refers to it. */
function openDocument(client: SanityClient, id: string): Promise<unknown> {
  return Promise.all([
    client.getDocuments([id, `drafts.${id}`]),
    client.request({ url: `/data/history/production/events/documents/drafts.${id}?limit=100` }),
    client.fetch('count(*[references($id)])', { id }, { perspective: 'raw' }),
  ])
}
