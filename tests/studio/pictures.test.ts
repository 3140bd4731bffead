import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { inputOf, openTab, publish, publishInVain } from './form.ts'
import { expect, openDocument, test } from './support.ts'

test.use({ viewport: { width: 1440, height: 1000 } })

const id = 'news-sample-language-testing-support-desk-en'

/** A dark field of 800 by 450 pixels with a light disc right of its middle. */
function drawn(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450">
    <rect width="800" height="450" fill="#234"/><circle cx="600" cy="225" r="100" fill="#e63"/></svg>`
  return sharp(Buffer.from(drawing)).png().toBuffer()
}

/** Drags a handle, sideways and down, in pixels, and lets it go when it has followed: what is shown then is kept. */
async function drag(page: Page, dialog: Locator, name: string, right: number, down: number): Promise<void> {
  // An edit that comes back from the dataset meanwhile puts the handles to where they were then.
  await expect(page.getByTestId('pane-footer').getByText(/^Saving/)).toHaveCount(0)
  const handle = dialog.locator(`[data-handle="${name}"]`)
  await handle.hover()
  const box = (await handle.boundingBox())!
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + right, box.y + box.height / 2 + down)
  await expect.poll(() => handle.boundingBox()).not.toEqual(box)
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

  await publishInVain(page)
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
  const edited = async () => {
    const { crop, hotspot } = await client.fetch<{
      crop: { left: number } | null
      hotspot: { x: number; width: number } | null
    }>('*[_id == $id][0].leadPicture{crop, hotspot}', { id: `drafts.${id}` }, { perspective: 'raw' })
    return { left: crop?.left ?? 0, x: hotspot?.x ?? 0.5, width: hotspot?.width ?? 1 }
  }
  await drag(page, dialog, 'crop-left', 200, 0)
  await expect.poll(async () => (await edited()).left).toBeGreaterThan(0.2)
  const { left } = await edited()
  // The hotspot fills what is left of the picture, and can be moved only when it is smaller.
  await drag(page, dialog, 'hotspotHandle', -60, -40)
  await expect.poll(async () => (await edited()).width).toBeLessThan(1 - left)
  const { x, width } = await edited()
  await drag(page, dialog, 'hotspot', 40, 10)
  await expect.poll(async () => (await edited()).x).toBeGreaterThan(x)
  await dialog.getByRole('button', { name: 'Close dialog' }).click()

  await publish(page)
  const published = await client.fetch(
    `*[_id == $id][0].leadPicture{
      alt, credit, "left": crop.left, "width": hotspot.width, "moved": hotspot.x > $x, "ref": asset._ref,
      "asset": asset->{originalFilename, mimeType, "size": metadata.dimensions{width, height}}
    }`,
    { id, x },
  )
  expect(published).toMatchObject({
    alt: 'A light disc on a dark field',
    credit: 'Drawing: HIREP',
    left,
    width,
    moved: true,
    asset: { originalFilename: 'disc.png', mimeType: 'image/png', size: { width: 800, height: 450 } },
  })
})
