import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { inputOf, openTab, publish } from './form.ts'
import { expect, openDocument, test } from './support.ts'

test.use({ viewport: { width: 1440, height: 1000 } })

const id = 'news-sample-language-testing-support-desk-en'

/** A dark field of 800 by 450 pixels with a light disc right of its middle. */
function drawn(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450">
    <rect width="800" height="450" fill="#234"/><circle cx="600" cy="225" r="100" fill="#e63"/></svg>`
  return sharp(Buffer.from(drawing)).png().toBuffer()
}

/** Drags the last handle of a name, sideways and down, in pixels. */
async function drag(page: Page, dialog: Locator, handle: string, right: number, down: number): Promise<void> {
  const box = await dialog.locator(`[data-handle="${handle}"]`).last().boundingBox()
  if (!box) throw new Error(`There is no handle ${handle}`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + right, y + down, { steps: 4 })
  await page.mouse.up()
}

test('a picture is uploaded, described, credited, cropped and published', async ({ page, client }) => {
  const form = await openDocument(page, 'newsArticle', id)
  await openTab(form, 'Pictures')
  const picture = form.getByTestId('image-input')
  await picture
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'disc.png', mimeType: 'image/png', buffer: await drawn() })
  await expect(picture.getByRole('img', { name: 'Preview of uploaded image' })).toBeVisible()

  await expect(page.getByTestId('action-publish')).toBeDisabled()
  await page.getByRole('button', { name: 'Validation' }).click()
  for (const field of ['Alternative text', 'Credit'])
    await expect(page.getByRole('button', { name: `Lead picture / ${field}` })).toContainText('Required')

  await inputOf(form, 'leadPicture.alt').fill('A light disc on a dark field')
  await expect(page.getByRole('button', { name: 'Lead picture / Alternative text' })).toHaveCount(0)
  await inputOf(form, 'leadPicture.credit').fill('Drawing: HIREP')
  await expect(page.getByRole('button', { name: 'Lead picture / Credit' })).toHaveCount(0)

  await picture.getByRole('button', { name: 'Open image edit dialog' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit hotspot and crop' })
  await expect(dialog.locator('[data-handle="hotspot"]')).toBeVisible()
  await drag(page, dialog, 'crop-left', 200, 0)
  await drag(page, dialog, 'hotspot', 40, 10)
  const edited = () =>
    client.fetch<{ crop?: { left: number; right: number }; hotspot?: { x: number; y: number } } | null>(
      '*[_id == $id][0].leadPicture{crop, hotspot}',
      { id: `drafts.${id}` },
      { perspective: 'raw' },
    )
  await expect.poll(async () => (await edited())?.crop?.left).toBeGreaterThan(0.2)
  await expect.poll(async () => (await edited())?.hotspot?.x).toBeGreaterThan(0.5)
  await dialog.getByRole('button', { name: 'Close dialog' }).click()

  await publish(page)
  const published = await client.fetch(
    `*[_id == $id][0].leadPicture{
      alt, credit, "cropped": crop.left > 0.2, "ref": asset._ref,
      "asset": asset->{originalFilename, mimeType, "size": metadata.dimensions{width, height}}
    }`,
    { id },
  )
  expect(published).toMatchObject({
    alt: 'A light disc on a dark field',
    credit: 'Drawing: HIREP',
    cropped: true,
    asset: { originalFilename: 'disc.png', mimeType: 'image/png', size: { width: 800, height: 450 } },
  })
})
