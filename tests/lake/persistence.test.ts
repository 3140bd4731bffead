import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import type { Action, SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { clientOf, lakeForTest } from './support.ts'

const CLI = fileURLToPath(new URL('../../lake/cli.ts', import.meta.url))

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Starts the command and waits for its first line. */
async function startCli(...options: string[]) {
  const child = spawn(process.execPath, [CLI, '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const url = /http:\/\/\S+?:\d+/.exec(line)?.[0] ?? ''
  return {
    child,
    line,
    lake: { url, projectId: 'local', dataset: 'production' },
  }
}

test('documents, revisions and pictures outlive a restart', async () => {
  const data = join(await folderForTest(), 'made', 'on', 'demand')
  const first = await startLake({ data })
  const client = clientOf(first)
  await client.create({ _id: 'b', _type: 'note' })
  const created = await client.create({
    _id: 'a',
    _type: 'note',
    text: '香港',
    to: { _type: 'reference', _ref: 'b' },
  })
  const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const picture = await client.assets.upload('image', bytes)
  await first.close()

  const second = await startLake({ data })
  onTestFinished(() => second.close())
  const again = clientOf(second)
  expect(await again.getDocument('a')).toEqual(created)
  const { url } = (await again.getDocument(picture._id)) as { url: string }
  expect(url.startsWith(second.url)).toBe(true)
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
  await expect(again.delete('b')).rejects.toThrow(/cannot be deleted/)
  await again.patch('a').ifRevisionId(created._rev).set({ text: '澳門' }).commit()
})

test('the log keeps every revision of a document', async () => {
  const data = await folderForTest()
  const lake = await startLake({ data })
  const client = clientOf(lake)
  await client.create({ _id: 'a', _type: 'note', n: 1 })
  await client.patch('a').set({ n: 2 }).commit()
  await client.delete('a')
  await lake.close()
  const database = new DatabaseSync(join(data, 'production.sqlite'), { readOnly: true })
  const bodies = database
    .prepare('SELECT body FROM revisions ORDER BY seq')
    .all()
    .map(({ body }) => JSON.parse(String(body)))
  database.close()
  expect(bodies).toMatchObject([{ n: 1 }, { n: 2 }, {}])
  expect(bodies[2]).toBeNull()
})

test('a folder is for one lake at a time', async () => {
  const data = await folderForTest()
  const lake = await startLake({ data })
  onTestFinished(() => lake.close())
  await expect(startLake({ data })).rejects.toThrow(/in use by another lake/)
})

test('killed in the midst of writing, it comes back with every write that it acknowledged', async () => {
  const data = await folderForTest()
  const { child, lake } = await startCli('--data', data)
  const client = clientOf(lake)
  const acknowledged: string[] = []
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const ids = [`w${writer}-${n}-a`, `w${writer}-${n}-b`]
      await client.mutate(ids.map((_id) => ({ create: { _id, _type: 'note', text: 'x'.repeat(500) } })))
      acknowledged.push(...ids)
    }
  }
  const writers = [write(0), write(1), write(2)]
  while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGKILL')
  await Promise.allSettled(writers)

  const revived = await startLake({ data })
  onTestFinished(() => revived.close())
  const found = await clientOf(revived).fetch<string[]>('*[_type == "note"]._id')
  expect(acknowledged.filter((id) => !found.includes(id))).toEqual([])
  // Whole transactions only: of each pair both, or neither.
  for (const id of found)
    expect(found).toContain(id.endsWith('a') ? id.replace(/a$/, 'b') : id.replace(/b$/, 'a'))
})

/**
 * One editor's changes to one document, each acknowledged before the next is sent. Whoever got no answer, because the
 * lake was killed, sends the same again when it is back.
 */
class Editor {
  readonly acknowledged: string[] = []
  readonly #name: string
  #sent = 0

  constructor(name: string) {
    this.#name = name
  }

  get document(): { draftId: string; publishedId: string } {
    return { draftId: `drafts.${this.#name}`, publishedId: this.#name }
  }

  /** Works until the lake is gone. */
  async work(client: SanityClient): Promise<void> {
    for (;;) {
      const transactionId = `${this.#name}-${this.#sent}`
      await client.action(this.#action(), { transactionId })
      this.acknowledged.push(transactionId)
      this.#sent += 1
    }
  }

  /** First a draft; of every four later ones three keystrokes and a publish. */
  #action(): Action | Action[] {
    if (this.#sent === 0) {
      const attributes = { _id: this.document.draftId, _type: 'text', n: 0 }
      return {
        actionType: 'sanity.action.document.create',
        publishedId: this.#name,
        attributes,
        ifExists: 'fail',
      }
    }
    const edit: Action = {
      actionType: 'sanity.action.document.edit',
      ...this.document,
      patch: { inc: { n: 1 }, set: { text: 'x'.repeat(500) } },
    }
    if (this.#sent % 4 !== 0) return edit
    return [edit, { actionType: 'sanity.action.document.publish', ...this.document }]
  }
}

test('killed again and again, it keeps log, history and documents whole', async () => {
  const data = await folderForTest()
  const editors = ['first', 'second'].map((name) => new Editor(name))
  const mutated: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const { child, lake } = await startCli('--data', data)
    const client = clientOf(lake)
    let enough = (): void => {}
    const isEnough = new Promise<void>((resolve) => (enough = resolve))
    const mutate = async (): Promise<void> => {
      for (let n = 0; ; n += 1) {
        const ids = [`m${round}-${n}-a`, `m${round}-${n}-b`]
        await client.mutate(ids.map((_id) => ({ create: { _id, _type: 'note' } })))
        mutated.push(...ids)
        if (n === 3) enough()
      }
    }
    const writers = [mutate(), ...editors.map((editor) => editor.work(client))]
    // A writer ends before the lake is killed only by failing, and then says why.
    await Promise.race([isEnough, ...writers])
    const closed = once(child, 'close')
    child.kill('SIGKILL')
    await Promise.allSettled([...writers, closed])
  }

  const revived = await startLake({ data })
  const client = clientOf(revived)
  expect((await client.getDocuments(mutated)).filter((document) => document === null)).toEqual([])
  for (const { acknowledged, document } of editors) {
    const ids = `${document.draftId},${document.publishedId}`
    const answer = await client.request<string>({ url: `/data/history/production/transactions/${ids}` })
    const logged = answer
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id)
    expect(logged.slice(0, acknowledged.length)).toEqual(acknowledged)
    // Sent again or not, nothing was done twice: the count is that of the transactions after the first.
    const [current] = await client.fetch<{ n: number }[]>(
      '*[_id == $id]',
      { id: document.publishedId },
      {
        perspective: 'drafts',
      },
    )
    expect(current?.n).toBe(logged.length - 1)
  }
  await revived.close()

  const database = new DatabaseSync(join(data, 'production.sqlite'), { readOnly: true })
  const read = (sql: string) => database.prepare(sql).all()
  const [counted] = read('SELECT max(seq) AS last, count(*) AS count FROM transactions')
  const differing = read(`
    SELECT document_id FROM revisions AS latest LEFT JOIN documents ON documents.id = document_id
    WHERE seq = (SELECT max(seq) FROM revisions WHERE document_id = latest.document_id)
      AND latest.body IS NOT documents.body`)
  database.close()
  expect(counted?.last).toBe(counted?.count)
  expect(differing).toEqual([])
})

test('a file that an earlier lake wrote is brought up to date', async () => {
  const data = await folderForTest()
  const first = await startLake({ data })
  const document = await clientOf(first).create({ _id: 'a', _type: 'note' })
  await first.close()
  const database = new DatabaseSync(join(data, 'production.sqlite'))
  for (const column of ['request', 'results']) {
    database.exec(`ALTER TABLE transactions DROP COLUMN ${column}`)
  }
  database.close()

  const { client } = await lakeForTest({ data })
  expect(await client.getDocument('a')).toEqual(document)
  const write = () =>
    client
      .transaction([{ create: { _id: 'b', _type: 'note' } }])
      .transactionId('t')
      .commit()
  expect(await write()).toEqual(await write())
})

test('the command says where it listens, and ends when told to', async () => {
  const { child, line, lake } = await startCli('--memory')
  expect(line).toMatch(/Content Lake at http:\/\/127\.0\.0\.1:\d+, project local, dataset production/)
  expect(await clientOf(lake).fetch('1 + 1')).toBe(2)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test.each([
  [['--port', 'many'], /--port must be a number/],
  [['--host', '0.0.0.0', '--memory'], /only with a token/],
  [['--nonsense'], /--nonsense/],
])('the command refuses %j', async (options, reason) => {
  const child = spawn(process.execPath, [CLI, ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  expect((await once(child, 'close'))[0]).toBe(1)
  expect(said).toMatch(reason)
})
