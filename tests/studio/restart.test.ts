import type { Locator } from '@playwright/test'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../../scripts/paths.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { writeIn } from './form.ts'
import { expect, openDocument, test } from './support.ts'

const article = 'news-changsha-exchange-meeting-en'

/** Starts the lake as its own process, as it can be killed. */
async function startProcess(data: string, port: number, allowedOrigin: string): Promise<ChildProcess> {
  const options = ['--data', data, '--port', String(port), '--allow-origin', allowedOrigin]
  const child = spawn(process.execPath, [join(root, 'lake/cli.ts'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close').then(([status]) => {
    throw new Error(`The lake ended with ${status}`)
  })
  await Promise.race([once(child.stdout!, 'data'), ended])
  // From here on it is ended by the test.
  ended.catch(() => undefined)
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error(`The lake ended by itself, with ${child.exitCode}`)
  if (child.signalCode !== null) return
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
}

test('what is typed while the lake is killed and started again is saved, without a reload', async ({
  page,
  lakeOptions,
  studio,
  conduct,
}) => {
  const { data, port } = lakeOptions
  let lake = await startProcess(data, port, studio.url)
  try {
    const client = lakeClient({ url: `http://127.0.0.1:${port}`, projectId: 'local', dataset: 'production' })
    const form = await openDocument(page, 'newsArticle', article)
    const title = form.getByTestId('field-title').locator('input')
    const standfirst = form.getByTestId('field-standfirst').locator('textarea')
    await title.fill('')
    let taken = ''
    /** Types at the end of a field. Studio may refuse it while nothing answers; what stands in the field, it has taken. */
    const type = async (field: Locator, text: string) => {
      await page.keyboard.type(text)
      const value = await field.inputValue()
      expect(value.startsWith(taken), `“${value}” begins with “${taken}”`).toBe(true)
      taken = value
    }
    for (const words of ['One ', 'two ', 'three ']) {
      await expect(title).toBeEditable()
      await type(title, words)
      await kill(lake)
      await type(title, 'and ')
      lake = await startProcess(data, port, studio.url)
      await type(title, 'on, ')
    }
    await expect(title).toBeEditable()
    await expect(title).toHaveValue(taken)
    expect(taken).toMatch(/^One .*two .*three /)
    const draft = `*[_id == "drafts.${article}"][0]`
    const read = <T = string>(field: string) =>
      client.fetch<T>(`${draft}.${field}`, {}, { perspective: 'raw' }).catch(() => undefined)
    await expect.poll(() => read('title')).toBe(taken)

    const typed = taken
    taken = ''
    await standfirst.fill('')
    await type(standfirst, 'Written while the lake was there')
    await kill(lake)
    await type(standfirst, ', and while it was not.')
    lake = await startProcess(data, port, studio.url)
    await expect.poll(() => read('standfirst')).toBe(taken)
    await expect(standfirst).toHaveValue(taken)
    expect(await read('title')).toBe(typed)

    const body = form.getByTestId('field-body')
    const paragraph = body.getByTestId('text-block__text').last()
    await writeIn(page, body)
    await page.keyboard.type(' Written while the lake was there')
    await kill(lake)
    await page.keyboard.type(', and while it was not.')
    lake = await startProcess(data, port, studio.url)
    const text = await paragraph.textContent()
    expect(text).toContain('. Written while the lake was there')
    await expect.poll(async () => (await read<string[]>('body[-1].children[].text'))?.join('')).toBe(text)
    await expect(paragraph).toHaveText(text!)

    // What Studio says below the form may be of before the lake was killed.
    await page.getByTestId('action-publish').click()
    await expect
      .poll(() => client.fetch('*[_id == $id][0].title', { id: article }, { perspective: 'published' }))
      .toBe(typed)
    await page.goto('about:blank')
    // What failed meanwhile failed to connect, or broke off in the middle of an answer.
    const expected = /Failed to fetch|network error|WebSocket connection to/
    const others = conduct.complaints.filter((text) => !expected.test(text))
    expect(others).toEqual([])
    conduct.complaints.length = 0
  } finally {
    await kill(lake)
  }
})
