import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { SanityClient } from '@sanity/client'
import { root } from '../scripts/paths.ts'
import { lakeClient } from '../scripts/seed.ts'
import './components.ts'

const { listQuery } = await import('../studio/list-query.ts')

/** One thing that an editor waits for, and how long each time, in milliseconds. */
export interface Step {
  readonly name: string
  readonly times: readonly number[]
  /** Processor time that the lake used each time, on an average: the system counts in hundredths of a second. */
  readonly cpu: number
}

const EXPERTS = '_type == "expert"'

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** What a process has used of the processors since it started, in milliseconds. */
function cpuOf({ child }: Process): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Does one thing again and again; what `prepare` does before each time doesn't count. */
async function repeated(
  name: string,
  count: number,
  lake: Process,
  work: (round: number) => Promise<unknown>,
  prepare?: (round: number) => Promise<unknown>,
): Promise<Step> {
  const times: number[] = []
  let cpu = 0
  for (let round = 0; round < count; round += 1) {
    await prepare?.(round)
    const before = cpuOf(lake)
    times.push(await timed(() => work(round)))
    cpu += cpuOf(lake) - before
  }
  return { name, times, cpu: cpu / count }
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
  const rounds = 5
  const starts = { times: [] as number[], cpu: 0 }
  const firstLists = { times: [] as number[], cpu: 0 }
  let lake: Process | undefined
  for (let round = 0; round < rounds; round += 1) {
    if (lake) await stop(lake)
    const started = performance.now()
    lake = await start(data)
    starts.times.push(performance.now() - started)
    const used = cpuOf(lake)
    starts.cpu += used / rounds
    const { client } = lake
    firstLists.times.push(await timed(() => list(client)))
    firstLists.cpu += (cpuOf(lake) - used) / rounds
  }
  const running = lake as Process
  const { client } = running
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

    const terms = ['wang', 'prof', 'hong', 'data', 'edu', 'law', 'med', 'chem', 'art', 'eco']
    const opening = await repeated('opening a document', 20, running, () => openDocument(client, id))
    const keystrokes = await repeated('a keystroke, until saved and told', 40, running, (round) =>
      keystroke(String(round)),
    )
    const lists = await repeated(
      'a list, after a keystroke',
      20,
      running,
      () => list(client),
      (round) => keystroke(`before-list-${round}`),
    )
    const counts = await repeated(
      'the number of experts, after a keystroke',
      20,
      running,
      () => client.fetch(`count(*[${EXPERTS}])`, {}, { perspective: 'drafts' }),
      (round) => keystroke(`before-count-${round}`),
    )
    const searches = await repeated('a search in that list', terms.length, running, (round) =>
      list(client, terms[round]),
    )
    await publish(-1)
    const publishes = await repeated('publishing, until told', 10, running, publish, (round) =>
      keystroke(`before-publish-${round}`),
    )
    listeners.close()
    return [
      { name: 'start from cold, until it listens', ...starts },
      { name: 'the first list after a start', ...firstLists },
      lists,
      searches,
      counts,
      opening,
      keystrokes,
      publishes,
    ]
  } finally {
    await stop(running)
  }
}

function list(client: SanityClient, term?: string): Promise<unknown> {
  const { query, params } = listQuery('expert', term)
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
