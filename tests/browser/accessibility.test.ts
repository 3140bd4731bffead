import AxeBuilder from '@axe-core/playwright'
import { samplePages } from './pages.ts'
import { expect, test } from './support.ts'

/** The rules that depend on colours: all others say the same in both schemes. */
const colourRules = ['color-contrast', 'link-in-text-block']

for (const { name, path, locale } of samplePages) {
  test(`axe finds nothing, in light and in dark: ${name}`, async ({ page }) => {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const axe = new AxeBuilder({ page })
      const { violations, passes } = await (
        colorScheme === 'light' ? axe : axe.withRules(colourRules)
      ).analyze()
      expect(passes.length).toBeGreaterThan(0)
      const faults = violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
      }))
      expect(faults, colorScheme).toEqual([])
    }
  })
}
