import { expect, test } from './support.ts'

test('the first press of Tab offers to skip to the content, and Enter does', async ({ page }) => {
  await page.goto('/news/changsha-exchange-meeting/')
  await page.keyboard.press('Tab')
  const skip = page.locator('a.skip')
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#main$/)
  // The next press goes on from the content, not from the head of the page.
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

test('the language switch leads by keyboard to the same thing in another language', async ({ page }) => {
  await page.goto('/news/changsha-exchange-meeting/')
  const link = page.locator('nav.languages a[hreflang="zh-Hans"]')
  for (
    let presses = 0;
    presses < 10 && !(await link.evaluate((element) => element === document.activeElement));
    presses++
  ) {
    await page.keyboard.press('Tab')
  }
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/zh-hans\/news\/changsha-exchange-meeting\/$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await page.goBack()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('every focused control can be seen', async ({ page }) => {
  await page.goto('/')
  const unseen: string[] = []
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      if (!element || element === document.body) return 'none'
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      const marked = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
      return marked ? '' : element.outerHTML.slice(0, 80)
    })
    if (seen === 'none') break
    if (seen) unseen.push(seen)
  }
  expect(unseen).toEqual([])
})
