import type { Page } from '@playwright/test'
import { samplePages } from './pages.ts'
import { expect, test } from './support.ts'

/** How far the page can be scrolled sideways, and what sticks out. */
async function sideways(page: Page) {
  return await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`)
    return scrollWidth > clientWidth ? wide.slice(0, 5) : []
  })
}

/** Controls smaller than 24 by 24 px (WCAG 2.2, 2.5.8); links inside sentences may be as small as their line. */
async function smallTargets(page: Page) {
  return await page.evaluate(() => {
    const isInline = (element: Element) => getComputedStyle(element).display === 'inline'
    return [...document.querySelectorAll('a, button, input, select, summary')]
      .filter((element) => !isInline(element) && element.checkVisibility())
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(
        ({ element, box }) =>
          box.width > 1 && (box.width < 24 || box.height < 24) && !element.closest('p, li p'),
      )
      .map(({ element, box }) => `${element.textContent?.trim()} ${box.width}×${box.height}`)
  })
}

for (const { name, path } of samplePages) {
  test(`fits a phone and does not move: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(path, { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready)
    expect(await sideways(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    // Read to the end as a reader would, so that pictures further down arrive as well.
    for (let y = 0; y < 4000; y += 600) {
      await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y)
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
    }
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
    expect(shifts).toEqual([])
  })
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`no page is wider than the window at ${viewport.width} px`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize(viewport)
    for (const { name, path } of samplePages) {
      await page.goto(path)
      expect(await sideways(page), name).toEqual([])
    }
  })
}
