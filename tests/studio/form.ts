import type { Locator, Page } from '@playwright/test'
import { expect } from './support.ts'

/** The form of the one document that is open. */
export function formOf(page: Page): Locator {
  return page.getByTestId('document-panel-scroller').last()
}

/** The input of a plain field, by its path: `title`, `leadPicture.alt`. */
export function inputOf(form: Locator, path: string): Locator {
  return form.getByTestId(`field-${path}`).getByRole('textbox')
}

/** Opens one of a form's tabs, such as `Pictures`. */
export async function openTab(form: Locator, name: string): Promise<void> {
  const tab = form.getByRole('tab', { name, exact: true })
  await tab.click()
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}

/** Begins a document from a list's “+”, and waits until its form can be filled in. */
export async function createIn(page: Page, list: string, what?: string): Promise<Locator> {
  await page.goto(`/structure/${list}`)
  if (what === undefined) {
    await page.getByTestId('action-intent-button').click({ timeout: 60_000 })
  } else {
    await page.getByTestId('multi-action-intent-button').click({ timeout: 60_000 })
    await page.getByRole('menuitem', { name: what }).click()
  }
  const form = formOf(page)
  await expect(form.getByRole('textbox').first()).toBeEditable({ timeout: 60_000 })
  return form
}

/** Presses “Generate” beside the slug, and waits for what it makes. */
export async function generateSlug(form: Locator, slug: string): Promise<void> {
  const field = form.getByTestId('field-slug')
  await field.getByRole('button', { name: 'Generate' }).click()
  await expect(field.getByRole('textbox')).toHaveValue(slug)
}

/**
 * In milliseconds, twice of what matters: the text editor looks at the browser's selection ten times a second, and a key
 * that comes sooner acts on what was selected before, or is undone when it looks. Nothing in the page tells when it has.
 */
const SELECTION_DELAY = 200

/** Waits by the page's own clock, which is late where the page is busy, until its text editor knows what is selected. */
async function untilSelected(page: Page): Promise<void> {
  await page.evaluate(
    (delay) =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, delay)))
      }),
    SELECTION_DELAY,
  )
}

/** Puts the cursor behind the last word of a formatted text. */
export async function writeIn(page: Page, field: Locator): Promise<void> {
  await field.getByTestId('text-block__text').last().click()
  await expect(field.locator('[contenteditable="true"]')).toBeFocused()
  await untilSelected(page)
  await page.keyboard.press('Control+End')
  await untilSelected(page)
}

/** Selects the word before the cursor: in one step, since an editor follows many quick ones too slowly. */
export async function selectLastWord(page: Page, word: string): Promise<void> {
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(word)
  await untilSelected(page)
}

const lastPublished = (page: Page) => page.getByTestId('pane-footer').getByText(/^Last published/)
// Above a form the same words stand hidden, in the tooltip of a version that there is not.
const refused = (page: Page) =>
  page.getByText(/^(Not published|Validation errors)$/).filter({ visible: true })

/** Publishes what is open by one press, and waits until Studio says that it is. */
export async function publish(page: Page): Promise<void> {
  await pressPublish(page)
  await untilPublished(page)
}

/** Presses Publish, when Studio has ceased to say of an earlier time what is waited for next. */
export async function pressPublish(page: Page): Promise<void> {
  await expect(lastPublished(page).or(refused(page))).toHaveCount(0, { timeout: 60_000 })
  await page.getByTestId('action-publish').click({ timeout: 60_000 })
}

/** Waits until Studio says that it has published, or refuses to: that is said for five seconds only. */
export async function untilPublished(page: Page): Promise<void> {
  await expect(lastPublished(page).or(refused(page)).first()).toBeVisible({ timeout: 60_000 })
  expect(await refused(page).allTextContents()).toEqual([])
}

/** Presses Publish, and waits until Studio refuses to publish. */
export async function publishInVain(page: Page): Promise<void> {
  await pressPublish(page)
  await expect(refused(page)).toBeVisible({ timeout: 60_000 })
}

/** Chooses one of the actions in the menu beside “Publish”. */
export async function choose(page: Page, name: string | RegExp): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name }).click()
}
