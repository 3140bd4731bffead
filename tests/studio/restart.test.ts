import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../../scripts/paths.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { expect, openDocument, test } from './support.ts'

const article = 'news-changsha-exchange-meeting-en'

/** Starts the lake as its own process, as it can be killed. */
async function startProcess(data: string, port: number, allowedOrigin: string): Promise<ChildProcess> {
  const options = ['--data', data, '--port', String(port), '--allow-origin', allowedOrigin]
  const child = spawn(process.execPath, [join(root, 'lake/cli.ts'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
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
    for (const words of ['One ', 'two ', 'three ']) {
      await page.keyboard.type(words)
      await kill(lake)
      await page.keyboard.type('and ')
      lake = await startProcess(data, port, studio.url)
      await page.keyboard.type('on, ')
    }
    await kill(lake)
    await standfirst.fill('Written while nothing answered.')
    lake = await startProcess(data, port, studio.url)
    const typed = 'One and on, two and on, three and on, '
    await expect(title).toHaveValue(typed)
    const draft = `*[_id == "drafts.${article}"][0]{title, standfirst}`
    await expect
      .poll(() => client.fetch(draft, {}, { perspective: 'raw' }))
      .toEqual({ title: typed, standfirst: 'Written while nothing answered.' })
    await expect(title).toHaveValue(typed)

    await page.getByTestId('action-publish').click()
    await expect
      .poll(() => client.fetch('*[_id == $id][0].title', { id: article }, { perspective: 'published' }))
      .toBe(typed)
    // What failed meanwhile failed to connect.
    const others = conduct.complaints.filter((text) => !/Failed to fetch|WebSocket connection to/.test(text))
    expect(others).toEqual([])
    conduct.complaints.length = 0
  } finally {
    await kill(lake)
  }
})
