import { type Answer, type Engine, type Facets, type Hit, startEngine } from './engine.ts'
import { narrow, type Narrowing } from './narrow.ts'
import { searchTypes, type SearchType } from './record.ts'
import { fill, plural, type Words } from './words.ts'

const pauseWhileTyping = 180
/** Each result is a request: on a slow line the first ones come alone. */
const resultsFirst = 5
const resultsAtOnce = 10

export interface Search {
  /** Ready to type, with what was typed before selected. */
  focus(): void
}

/** Makes a search panel (SearchPanel.astro) work. With `inAddress` the page's address says what is searched. */
export function startSearch(panel: HTMLElement, { inAddress }: { inAddress: boolean }): Search {
  const lang = document.documentElement.lang
  const words = JSON.parse(panel.dataset['words'] ?? '') as Words
  const form = panel.querySelector('form')!
  const input = form.querySelector<HTMLInputElement>('[name="q"]')!
  const topicSelect = form.querySelector<HTMLSelectElement>('[name="topic"]')!
  const [filters, status, showAll, failure, list, more, lists, hint] = (
    ['filters', 'status', 'all', 'failure', 'results', 'more', 'lists', 'hint'] as const
  ).map((name) => slot(panel, name)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ]
  const allTopics = topicSelect.options[0]!.text

  let engine: Engine | undefined
  let narrowing: Narrowing = { type: '', topic: '' }
  let asked = ''
  let answer: Answer | undefined
  let left: readonly Hit[] = []
  let typing: ReturnType<typeof setTimeout> | undefined
  let slow: ReturnType<typeof setTimeout> | undefined
  /** Enter was pressed: the first result takes the focus when it is there. */
  let goToFirst = false
  // Whatever comes back for an earlier turn than this one is too late.
  let turn = 0

  const numbers = new Intl.NumberFormat(lang)
  const inWords = (forms: { one: string; other: string }, count: number) =>
    fill(plural(forms, count, lang), { count: numbers.format(count), query: asked })
  const start = () => (engine ??= startEngine(lang))

  /** Runs one turn; says so when it fails, and lets the next one start from nothing. */
  async function take(work: (isLate: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++turn
    const isLate = () => mine !== turn
    clearTimeout(slow)
    slow = setTimeout(() => status.replaceChildren(words.searching), 400)
    list.setAttribute('aria-busy', 'true')
    failure.replaceChildren()
    try {
      await work(isLate)
    } catch {
      if (isLate()) return
      goToFirst = false
      engine = undefined
      answer = undefined
      clear()
      status.replaceChildren()
      const retry = document.createElement('button')
      retry.type = 'button'
      retry.textContent = words.retry
      retry.addEventListener('click', () => void ask().then(() => input.focus()))
      failure.replaceChildren(words.failed, ' ', retry)
    } finally {
      if (!isLate()) {
        clearTimeout(slow)
        list.removeAttribute('aria-busy')
      }
    }
  }

  async function ask(): Promise<void> {
    clearTimeout(typing)
    const text = input.value.trim()
    await take(async (isLate) => {
      if (text === '') {
        asked = ''
        answer = undefined
        writeAddress()
        clear()
        status.replaceChildren()
        return
      }
      const known = await start().named(text)
      if (isLate()) return
      if (known.length > 0 && narrowing.type === '' && narrowing.topic === '') await showKnown(known, isLate)
      const found = await start().find(text)
      if (isLate()) return
      asked = text
      answer = found
      await show(isLate)
    })
  }

  const change = (next: Narrowing) => {
    narrowing = next
    return take(show)
  }

  async function show(isLate: () => boolean): Promise<void> {
    if (!answer) return
    writeAddress()
    const { hits, relaxed } = answer
    // The first results need not wait for the numbers beside the filters.
    const atOnce = narrowing.type === '' && narrowing.topic === ''
    if (atOnce) await showHits(hits, hits.length, relaxed, isLate)
    if (isLate()) return
    const facets = await start().facets()
    if (isLate()) return
    if (narrowing.topic !== '' && !hasTopic(facets, narrowing.topic)) narrowing = { ...narrowing, topic: '' }
    const narrowed = narrow(hits, facets, narrowing)
    if (!atOnce) await showHits(narrowed.hits, hits.length, relaxed, isLate)
    if (isLate()) return
    filters.hidden = hits.length === 0
    for (const { type, count } of [{ type: '', count: narrowed.all }, ...narrowed.types]) {
      const number = filters.querySelector(`[data-count="${type}"]`)!
      number.textContent = numbers.format(count)
      number.closest('label')!.hidden = count === 0 && type !== '' && type !== narrowing.type
    }
    for (const radio of form.querySelectorAll<HTMLInputElement>('[name="type"]'))
      radio.checked = radio.value === narrowing.type
    topicSelect.replaceChildren(
      new Option(allTopics, ''),
      ...narrowed.topics.map(({ topic, count }) => new Option(`${topic} (${numbers.format(count)})`, topic)),
    )
    topicSelect.value = narrowing.topic
  }

  /** What was asked for by name stands there at once, until everything that was found does. */
  async function showKnown(hits: readonly Hit[], isLate: () => boolean): Promise<void> {
    const items = await Promise.all(hits.map(itemFor))
    if (!isLate()) list.replaceChildren(...items)
  }

  async function showHits(
    hits: readonly Hit[],
    all: number,
    relaxed: boolean,
    isLate: () => boolean,
  ): Promise<void> {
    const first = await Promise.all(hits.slice(0, resultsFirst).map(itemFor))
    if (isLate()) return
    clearTimeout(slow)
    const focused = links().find((link) => link === document.activeElement)?.href
    list.replaceChildren(...first)
    if (goToFirst) links()[0]?.focus()
    else if (focused !== undefined)
      links()
        .find(({ href }) => href === focused)
        ?.focus()
    goToFirst = false
    const nothing = all === 0
    lists.hidden = !nothing
    hint.hidden = !nothing
    showAll.hidden = nothing || hits.length > 0
    showAll.textContent = inWords(words.showAll, all)
    if (nothing) filters.hidden = true
    status.replaceChildren(
      nothing
        ? fill(words.none, { query: asked })
        : hits.length === 0
          ? words.noneSelected
          : inWords(relaxed ? words.relaxed : words.results, hits.length),
    )
    const others = await Promise.all(hits.slice(resultsFirst, resultsAtOnce).map(itemFor))
    if (isLate()) return
    list.append(...others)
    left = hits.slice(resultsAtOnce)
    more.hidden = left.length === 0
  }

  /** As before anything was asked for. */
  function clear(): void {
    list.replaceChildren()
    left = []
    for (const element of [filters, more, showAll, hint]) element.hidden = true
    lists.hidden = false
  }

  async function itemFor(hit: Hit): Promise<Node> {
    const { href, facts, excerpt } = await hit.load()
    const item = panel
      .querySelector<HTMLTemplateElement>('template[data-slot="result"]')!
      .content.cloneNode(true) as DocumentFragment
    slot(item, 'type').textContent = words.types[facts.type]
    const date = slot(item, 'date') as HTMLTimeElement
    if (facts.date) {
      date.dateTime = facts.date.time
      date.textContent = facts.date.text
    } else date.remove()
    if (!facts.sample) slot(item, 'sample').remove()
    const title = slot(item, 'title') as HTMLAnchorElement
    title.href = href
    title.textContent = facts.title
    slot(item, 'excerpt').replaceChildren(
      ...excerpt.map(({ text, marked }) => {
        if (!marked) return text
        const mark = document.createElement('mark')
        mark.textContent = text
        return mark
      }),
    )
    return item
  }

  function writeAddress(): void {
    if (!inAddress) return
    const wanted = new URLSearchParams()
    if (asked !== '') wanted.set('q', asked)
    if (asked !== '' && narrowing.type !== '') wanted.set('type', narrowing.type)
    if (asked !== '' && narrowing.topic !== '') wanted.set('topic', narrowing.topic)
    history.replaceState(null, '', wanted.size > 0 ? `?${wanted}` : location.pathname)
  }

  function readAddress(): void {
    const given = new URLSearchParams(location.search)
    const type = searchTypes.find((each) => each === given.get('type')) ?? ''
    narrowing = { type, topic: given.get('topic') ?? '' }
    input.value = given.get('q') ?? ''
    if (input.value !== '') void ask()
  }

  const links = () => [...list.querySelectorAll('a')]
  const askSoon = () => {
    goToFirst = false
    clearTimeout(typing)
    typing = setTimeout(() => void ask(), pauseWhileTyping)
  }

  // While a word is being composed (Pinyin, Cangjie) what stands in the field isn't what is meant.
  input.addEventListener('input', (event) => !(event as InputEvent).isComposing && askSoon())
  input.addEventListener('compositionend', askSoon)
  input.addEventListener(
    'focus',
    () =>
      void start()
        .warmUp()
        .catch(() => (engine = undefined)),
    { once: true },
  )

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.value.trim() === asked && answer && links().length > 0) links()[0]?.focus()
    else {
      goToFirst = true
      void ask()
    }
  })
  form.addEventListener('change', (event) => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement
    if (name === 'type') void change({ ...narrowing, type: value as SearchType | '' })
    if (name === 'topic') void change({ ...narrowing, topic: value })
  })
  showAll.addEventListener(
    'click',
    () => void change({ type: '', topic: '' }).then(() => links()[0]?.focus()),
  )
  more.addEventListener('click', () => {
    const known = links().length
    void take(async (isLate) => {
      const items = await Promise.all(left.slice(0, resultsAtOnce).map(itemFor))
      if (isLate()) return
      left = left.slice(resultsAtOnce)
      list.append(...items)
      more.hidden = left.length === 0
      links()[known]?.focus()
    })
  })

  // Down and up go from the field through the results and back.
  panel.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || event.isComposing) return
    const stops = [input, ...links()]
    const at = stops.indexOf(event.target as HTMLInputElement)
    const next = at < 0 ? undefined : stops[at + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  })

  if (inAddress) readAddress()
  return {
    focus() {
      input.focus()
      input.select()
    },
  }
}

function slot(parent: ParentNode, name: string): HTMLElement {
  return parent.querySelector<HTMLElement>(`[data-slot="${name}"]`)!
}

function hasTopic(facets: Facets, topic: string): boolean {
  for (const { topics } of facets.values()) if (topics.includes(topic)) return true
  return false
}
