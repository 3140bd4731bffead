// The only script of a reading page, at most 1 KB. When a reader turns to the search, it takes the panel of the search
// page, and the styles and the script that the panel needs there, into this page. The script shows it as a dialog.
// An import() would be shorter, but Vite puts 2 KB of preloading before each.
const link = document.querySelector<HTMLAnchorElement>('a[data-search-open]')!
const isHere = (selector: string) => document.querySelector(selector)
let loaded: Promise<unknown> | undefined

async function load(): Promise<unknown> {
  if (isHere('[data-search-panel]')) return
  const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html')
  const panel = page.querySelector<HTMLElement>('[data-search-panel]')!
  const needed = [...page.querySelectorAll('link[rel=stylesheet],main script[src]')].flatMap((original) => {
    if (isHere(`[href="${original.getAttribute('href')}"]`)) return []
    const copy = document.createElement(original.tagName)
    for (const { name, value } of original.attributes) copy.setAttribute(name, value)
    return [copy]
  })
  panel.querySelectorAll('script').forEach((script) => script.remove())
  panel.hidden = true
  document.body.append(panel)
  return Promise.all(
    needed.map(
      (copy) =>
        new Promise((resolve, reject) => {
          copy.onload = resolve
          copy.onerror = reject
          document.head.append(copy)
        }),
    ),
  )
}

const prepare = () => (loaded ??= load())

function open(event: Event): void {
  event.preventDefault()
  prepare().then(
    () => document.dispatchEvent(new Event('opensearch')),
    () => location.assign(link.href),
  )
}

link.onpointerenter = link.onfocus = () => void prepare().catch(() => (loaded = undefined))
link.onclick = (event) => {
  // With a modifier key the reader asks for a tab or a window.
  if (!event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) open(event)
}
onkeydown = (event) => {
  if (event.key === 'k' && (event.metaKey || event.ctrlKey)) open(event)
}
