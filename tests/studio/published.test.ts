import { startServer } from '../../scripts/serve.ts'
import { foldersIn, runBuild, temporaryFolder } from '../../scripts/sample-site.ts'
import { filesOf, plain } from '../built-site/site-files.ts'
import { createIn, generateSlug, inputOf, publish, writeIn } from './form.ts'
import { expect, openDocument, test } from './support.ts'

test.use({ viewport: { width: 1440, height: 1000 } })

const moved = 'news-sample-language-testing-support-desk-en'

test('what is published in Studio is what the built site shows, lists, finds and redirects, and no draft', async ({
  page,
  client,
  context,
  lake,
}) => {
  test.setTimeout(300_000)
  const form = await createIn(page, 'newsroom;all', 'English')
  await inputOf(form, 'title').fill('A reading room opens in Shatin')
  await generateSlug(form, 'a-reading-room-opens-in-shatin')
  await inputOf(form, 'standfirst').fill('Twelve desks and a long table.')
  await writeIn(page, form.getByTestId('field-body'))
  await page.keyboard.type('Readers bring a library card.')
  const drafts = () =>
    client.fetch<{ standfirst: string; text?: string }[]>(
      '*[_id in path("drafts.**")]{standfirst, "text": body[0].children[0].text}',
      {},
      { perspective: 'raw' },
    )
  await expect
    .poll(drafts)
    .toEqual([{ standfirst: 'Twelve desks and a long table.', text: 'Readers bring a library card.' }])
  await publish(page)
  await inputOf(form, 'title').fill('An unfinished heading of Quarrybank')
  await inputOf(form, 'standfirst').fill('Nobody may read of Quarrybank yet.')

  await expect.poll(drafts).toMatchObject([{ standfirst: 'Nobody may read of Quarrybank yet.' }])

  const old = await client.fetch<string>('*[_id == $moved][0].slug.current', { moved })
  const other = await openDocument(page, 'newsArticle', moved)
  await inputOf(other, 'slug').fill('a-new-address')
  await publish(page)

  await page.goto('about:blank')

  const { folder, remove } = await temporaryFolder()
  try {
    const folders = foldersIn(folder)
    const { status, output } = await runBuild(lake.url, folders, { BUILD_TIME: new Date().toISOString() })
    expect(status, output).toBe(0)
    const built = [...filesOf(folders.dist)].map(([file, bytes]) => ({ file, content: plain(bytes) }))
    const filesWith = (text: string) =>
      built.filter(({ content }) => content.includes(text)).map(({ file }) => file)
    // Its page, its list, the feed and its entry in the search at least.
    expect(filesWith('A reading room opens in Shatin').length).toBeGreaterThan(3)
    expect(filesWith('Quarrybank')).toEqual([])
    const site = await startServer(folders.dist, 0)
    const reader = await context.newPage()
    try {
      await reader.goto(`${site.url}/news/a-reading-room-opens-in-shatin/`)
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText('A reading room opens in Shatin')
      await expect(reader.getByText('Readers bring a library card.')).toBeVisible()

      await reader.goto(`${site.url}/news/`)
      await expect(
        reader.getByRole('main').getByRole('link', { name: 'A reading room opens in Shatin' }),
      ).toBeVisible()

      const feed = await (await reader.request.get(`${site.url}/news/feed.xml`)).text()
      expect(feed).toContain('A reading room opens in Shatin')

      await reader.goto(`${site.url}/search/?q=library+card`)
      await expect(reader.getByRole('link', { name: 'A reading room opens in Shatin' })).toBeVisible()
      await reader.goto(`${site.url}/search/?q=Quarrybank`)
      await expect(reader.getByRole('status').filter({ hasText: 'Quarrybank' })).toBeVisible()
      expect(await reader.locator('.search-results > li').allInnerTexts()).toEqual([])

      await reader.goto(`${site.url}/news/${old}/`)
      await expect(reader).toHaveURL(`${site.url}/news/a-new-address/`)
    } finally {
      await reader.close()
      await site.close()
    }
  } finally {
    await remove()
  }
})
