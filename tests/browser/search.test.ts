import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page, Response } from '@playwright/test'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from './support.ts'

const opener = (page: Page) => page.locator('a[data-search-open]')
const field = (page: Page) => page.getByRole('searchbox')
const status = (page: Page) => page.locator('[data-search-panel]').getByRole('status')
const results = (page: Page) => page.locator('.search-results > li')
const links = (page: Page) => results(page).getByRole('link')

async function search(page: Page, path: string, query: string): Promise<void> {
  await page.goto(`${path}?q=${encodeURIComponent(query)}`)
  await expect(status(page)).toContainText(query)
}

/** The kinds or topics on offer and their counts: `{ News: 3 }`. */
async function counts(labels: Locator): Promise<Record<string, number>> {
  const texts = await labels.filter({ visible: true }).allInnerTexts()
  return Object.fromEntries(
    texts.map((text) => [text.replace(/\s*\d+\s*$/, '').trim(), Number(/\d+\s*$/.exec(text))]),
  )
}

test.describe('finds', () => {
  for (const { name, path, query, first } of [
    {
      name: 'an English word',
      path: '/search/',
      query: 'granite',
      first: '/universities/university-of-hong-kong/',
    },
    { name: 'a word with another ending', path: '/search/', query: 'ESG reports', first: '/topics/esg/' },
    {
      name: 'a university by its initials',
      path: '/search/',
      query: 'HKU',
      first: '/universities/university-of-hong-kong/',
    },
    {
      name: 'a name in full before those that contain it',
      path: '/search/',
      query: 'the university of hong kong',
      first: '/universities/university-of-hong-kong/',
    },
    {
      name: 'a name without its accents',
      path: '/search/',
      query: 'eidgenossische technische hochschule zurich',
      first: '/universities/eth-zurich/',
    },
    { name: 'a name run together', path: '/search/', query: 'ethzurich', first: '/universities/eth-zurich/' },
    {
      name: 'a Chinese name on the English site',
      path: '/search/',
      query: '港大',
      first: '/universities/university-of-hong-kong/',
    },
    {
      name: 'a short name in Simplified Chinese',
      path: '/zh-hans/search/',
      query: '港大',
      first: '/zh-hans/universities/university-of-hong-kong/',
    },
    {
      name: 'an English name on a Chinese site',
      path: '/zh-hans/search/',
      query: 'hku',
      first: '/zh-hans/universities/university-of-hong-kong/',
    },
    {
      name: 'a Traditional name on the Simplified site',
      path: '/zh-hans/search/',
      query: '香港大學',
      first: '/zh-hans/universities/university-of-hong-kong/',
    },
    {
      name: 'a Simplified name on the Traditional site',
      path: '/zh-hant/search/',
      query: '清华大学',
      first: '/zh-hant/universities/tsinghua-university/',
    },
    {
      name: 'a word in Traditional Chinese',
      path: '/zh-hant/search/',
      query: '學生交流',
      first: '/zh-hant/topics/student-exchange/',
    },
  ]) {
    test(name, async ({ page }) => {
      await search(page, path, query)
      await expect(links(page).first()).toHaveAttribute('href', first)
    })
  }

  for (const query of ['ESG 报告', 'ESG报告', '报告 esg', 'ＥＳＧ报告']) {
    test(`what a mixed query asks for: ${query}`, async ({ page }) => {
      await search(page, '/zh-hans/search/', query)
      const hrefs = await links(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
      expect(hrefs.length).toBeGreaterThan(2)
      for (const href of hrefs) {
        const text = await (await page.request.get(href)).text()
        expect(text).toContain('ESG')
        expect(text).toContain('报告')
      }
    })
  }

  test('the words of a run that no page holds as it stands, and says so', async ({ page }) => {
    await search(page, '/zh-hans/search/', '清华大学工程教育')
    await expect(status(page)).toContainText('没有与“清华大学工程教育”完全一致的内容')
    await expect(links(page).first()).toBeVisible()
  })

  test('a quoted phrase only as it stands', async ({ page }) => {
    await search(page, '/search/', 'Kong Hong')
    await expect(links(page).first()).toBeVisible()
    await search(page, '/search/', '"Kong Hong"')
    await expect(results(page)).toHaveCount(0)
  })
})

test('marks what was found, a run of Han as one, and says what each result is', async ({ page }) => {
  await search(page, '/zh-hans/search/', '国际教育')
  const marks = await page.locator('.search-results mark').allTextContents()
  expect(marks.length).toBeGreaterThan(3)
  expect(new Set(marks)).toEqual(new Set(['国际教育']))
  const news = results(page).filter({ hasText: '百余家教育机构齐聚长沙' })
  await expect(news.locator('.search-kicker')).toHaveText('新闻 2025年5月28日')
})

test('says which results are samples', async ({ page }) => {
  await search(page, '/search/', 'Northlake Sample University exchange year')
  await expect(results(page).first().locator('.sample-mark')).toBeVisible()
  await search(page, '/search/', 'HKU')
  await expect(results(page).first().locator('.sample-mark')).toHaveCount(0)
})

test('what was typed and what pages hold is text, never markup', async ({ page }) => {
  await search(page, '/search/', '<img src=x onerror=alert(1)>')
  await expect(page.locator('.search img')).toHaveCount(0)
})

test.describe('the filters', () => {
  test('count kinds and topics, narrow to them and say so in the address', async ({ page }) => {
    await search(page, '/search/', 'hong kong')
    const kinds = page.locator('.search-filters fieldset label')
    await expect(kinds.first()).toBeVisible()
    const { All: all, ...each } = await counts(kinds)
    expect(all).toBeGreaterThan(5)
    expect(Object.keys(each).length).toBeGreaterThan(1)
    expect(Object.values(each).reduce((sum, value) => sum + value)).toBe(all)

    await page.getByRole('radio', { name: /^University/ }).check()
    await expect(status(page)).toContainText(`${each['University']} results`)
    await expect(results(page)).toHaveCount(Math.min(10, each['University']!))
    for (const kicker of await results(page).locator('.search-kicker').allInnerTexts())
      expect(kicker).toBe('University')
    await expect(page).toHaveURL(/type=university/)

    const topic = await page.getByRole('combobox', { name: 'Topic' }).locator('option').nth(1).textContent()
    const [, title, count] = /^(.*) \((\d+)\)$/.exec(topic!)!
    await page.getByRole('combobox', { name: 'Topic' }).selectOption(title!)
    await expect(results(page)).toHaveCount(Number(count))
    await expect(page).toHaveURL(new RegExp(`topic=${encodeURIComponent(title!).replaceAll('%20', '\\+')}`))

    // The address brings all of it back.
    await page.reload()
    await expect(results(page)).toHaveCount(Number(count))
    await expect(page.getByRole('radio', { name: /^University/ })).toBeChecked()
    await expect(page.getByRole('combobox', { name: 'Topic' })).toHaveValue(title!)
  })

  test('offer all results where the chosen ones are none', async ({ page }) => {
    await page.goto('/search/?q=polytechnic&type=page')
    await expect(status(page)).toHaveText('No results of this kind and topic.')
    await page.getByRole('button', { name: /^Show (all )?\d+ result/ }).click()
    await expect(links(page).first()).toBeFocused()
    await expect(page).not.toHaveURL(/type=/)
  })

  test('ignore a kind or topic that there is not', async ({ page }) => {
    await page.goto('/search/?q=polytechnic&type=nonsense&topic=nonsense')
    await expect(links(page).first()).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Topic' })).toHaveValue('')
  })
})

test('shows ten results and the rest on demand, and goes on where they begin', async ({ page }) => {
  await search(page, '/zh-hant/search/', '大學')
  await expect(results(page)).toHaveCount(10)
  await page.getByRole('button', { name: '顯示更多結果' }).click()
  await expect(results(page)).toHaveCount(20)
  await expect(links(page).nth(10)).toBeFocused()
})

for (const { path, query, lists } of [
  { path: '/search/', query: 'xyzzyplugh', lists: ['/topics/', '/universities/', '/news/'] },
  {
    path: '/zh-hans/search/',
    query: '龘龘',
    lists: ['/zh-hans/topics/', '/zh-hans/universities/', '/zh-hans/news/'],
  },
  {
    path: '/zh-hant/search/',
    query: '龘龘',
    lists: ['/zh-hant/topics/', '/zh-hant/universities/', '/zh-hant/news/'],
  },
]) {
  test(`offers something where nothing is found, at ${path}`, async ({ page }) => {
    await search(page, path, query)
    await expect(results(page)).toHaveCount(0)
    await expect(page.locator('[data-slot="hint"]')).toBeVisible()
    for (const href of lists) await expect(page.locator(`.search-lists a[href="${href}"]`)).toBeVisible()
    await expect(page.locator('.search-filters')).toBeHidden()
  })
}

test.describe('from a reading page', () => {
  test('opens as a dialog, works by keyboard alone, and gives the focus back', async ({ page }) => {
    await page.goto('/news/')
    await opener(page).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible()
    await expect(field(page)).toBeFocused()
    await page.keyboard.type('university of hong kong')
    await expect(status(page)).toContainText('results for “university of hong kong”')
    await expect(page).toHaveURL(/\/news\/$/)

    await page.keyboard.press('ArrowDown')
    await expect(links(page).first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(links(page).nth(1)).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(field(page)).toBeFocused()

    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(opener(page)).toBeFocused()

    await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused()
    await expect(field(page)).toHaveValue('university of hong kong')
    // Enter goes to the results, and there to the page.
    await page.keyboard.press('Enter')
    await expect(links(page).first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/universities\/university-of-hong-kong\/$/)
  })

  test('keeps the focus inside, and closes by its button and by a click beside it', async ({ page }) => {
    await page.goto('/zh-hant/')
    await opener(page).click()
    await expect(field(page)).toBeFocused()
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab')
      // Between the last and the first element the browser's own controls have the focus.
      expect(
        await page.evaluate(
          () => document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
        ),
      ).toBe(true)
    }
    await page.getByRole('button', { name: '關閉' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await opener(page).click()
    await page.mouse.click(2, 400)
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  test('loads nothing of the search before a reader turns to it', async ({ page }) => {
    const requests: string[] = []
    page.on('request', (request) => requests.push(new URL(request.url()).pathname))
    await page.goto('/zh-hans/')
    await page.waitForLoadState('networkidle')
    const scripts = requests.filter((path) => path.endsWith('.js'))
    expect(scripts).toHaveLength(1)
    expect((await (await page.request.get(scripts[0]!)).body()).length).toBeLessThanOrEqual(1024)
    expect(requests.filter((path) => path.includes('pagefind') || path.includes('/search/'))).toEqual([])
    await opener(page).hover()
    await expect.poll(() => requests).toContain('/zh-hans/search/')
    expect(requests.filter((path) => path.includes('pagefind'))).toEqual([])
  })

  test('leads to the search page where the dialog cannot be loaded', async ({ page, conduct }) => {
    let asked = 0
    await page.route('**/search/', (route) => (asked++ === 0 ? route.abort() : route.continue()))
    await page.goto('/universities/')
    await page.keyboard.press('Control+k')
    await expect(page).toHaveURL(/\/search\/$/)
    expect(conduct.complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')])
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the link leads to the search page, which offers the lists', async ({ page }) => {
    await page.goto('/zh-hans/news/')
    await opener(page).click()
    await expect(page).toHaveURL(/\/zh-hans\/search\/$/)
    await expect(page.locator('.search-lists noscript p')).toContainText('搜索需要启用JavaScript')
    await expect(page.locator('.search-lists').getByRole('link', { name: '大学' })).toBeVisible()
  })
})

test('on the search page the link and the keys lead to its own field', async ({ page }) => {
  await page.goto('/search/')
  await opener(page).click()
  await expect(field(page)).toBeFocused()
  await expect(page).toHaveURL(/\/search\/$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('waits until a word is composed', async ({ page }) => {
  await page.goto('/zh-hans/search/')
  await field(page).focus()
  const keyboard = await page.context().newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: 'qing hua', selectionStart: 8, selectionEnd: 8 })
  await page.waitForTimeout(600)
  await expect(status(page)).toHaveText('')
  await keyboard.send('Input.insertText', { text: '清华' })
  await expect(status(page)).toContainText('“清华”')
  await expect(links(page).first()).toHaveAttribute('href', '/zh-hans/universities/tsinghua-university/')
})

test('a slower answer never replaces a newer one', async ({ page }) => {
  await page.goto('/search/')
  let release: () => void = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  // The names that begin with p come last.
  await page.route('**/pagefind/names/en/p.json', async (route) => {
    await held
    await route.continue()
  })
  await field(page).fill('polytechnic')
  await page.waitForRequest('**/pagefind/names/en/p.json')
  await field(page).fill('HKU')
  await expect(status(page)).toContainText('“HKU”')
  release()
  await page.waitForTimeout(500)
  await expect(status(page)).toContainText('“HKU”')
  await expect(links(page).first()).toHaveText('The University of Hong Kong')
})

for (const part of [
  'pagefind.js',
  'wasm.en.pagefind',
  '*.pf_meta',
  'index/*',
  'fragment/*',
  'filter/*',
  'names/**',
]) {
  test(`says that the search failed, and tries again, when ${part} does not load`, async ({
    page,
    conduct,
  }) => {
    await page.route(`**/pagefind/${part}`, (route) => route.abort())
    await page.goto('/search/?q=polytechnic')
    const alert = page.locator('.search').getByRole('alert')
    await expect(alert).toContainText('The search could not be loaded.')
    await expect(results(page)).toHaveCount(0)
    await page.unroute(`**/pagefind/${part}`)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(links(page).first()).toBeVisible()
    await expect(alert).toBeEmpty()
    expect(conduct.complaints.splice(0)).not.toEqual([])
  })
}

test.describe('what it costs to see the first result', () => {
  for (const { locale, path, query } of [
    { locale: 'en', path: '/news/', query: 'university' },
    { locale: 'zh-Hans', path: '/zh-hans/news/', query: '香港大学' },
    { locale: 'zh-Hant', path: '/zh-hant/news/', query: '香港大學' },
  ]) {
    test(locale, async ({ page }) => {
      await page.goto(path)
      // The page's own pictures are no part of it.
      await page.waitForLoadState('networkidle')
      const responses: Response[] = []
      page.on('response', (response) => responses.push(response))
      // Noted in the page itself: by the time a test sees the first result, the next ones are being loaded.
      await page.evaluate(() => {
        const loaded = { from: performance.now(), names: [] as string[], time: 0 }
        Object.assign(window, { loaded })
        new MutationObserver((_changes, observer) => {
          if (!document.querySelector('.search-results a')) return
          observer.disconnect()
          loaded.time = Math.round(performance.now() - loaded.from)
          loaded.names = performance
            .getEntriesByType('resource')
            .filter(({ startTime }) => startTime >= loaded.from)
            .map(({ name }) => name)
        }).observe(document, { childList: true, subtree: true })
      })
      await opener(page).click()
      await field(page).fill(query)
      await expect(links(page).first()).toBeVisible()
      const { names, time } = await page.evaluate(
        () => (window as unknown as { loaded: { names: string[]; time: number } }).loaded,
      )
      expect(names.length).toBeGreaterThan(3)
      // As a host sends them: what doesn't shrink is sent as it is.
      const counted = responses.filter((response) => names.includes(response.url()))
      const bodies = await Promise.all(counted.map((response) => response.body()))
      const bytes = bodies.reduce(
        (sum, body) => sum + Math.min(body.length, brotliCompressSync(body).length),
        0,
      )
      const cost = `${locale}: ${bytes} bytes in ${bodies.length} files, ${time} ms from opening to the first result`
      test.info().annotations.push({ type: 'search', description: cost })
      console.log(cost)
      expect(bytes).toBeLessThanOrEqual(150_000)
    })
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong with results, on the page and in the dialog, in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await search(page, '/zh-hant/search/', '大學')
    await expect(results(page)).toHaveCount(10)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await page.goto('/news/')
    await opener(page).click()
    await field(page).fill('university exchange')
    await expect(page.locator('.search-filters')).toBeVisible()
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([])
  })
}
