import { startSearch } from './search-ui.ts'

/** The event by which the opener asks for the search. (Chromium's own `search` event comes from every search field.) */
const openEvent = 'opensearch'

const panel = document.querySelector<HTMLElement>('[data-search-panel]')
if (panel) {
  const open = panel.closest('main') ? searchPage(panel) : searchDialog(panel)
  document.addEventListener(openEvent, open)
}

function searchPage(panel: HTMLElement): () => void {
  return startSearch(panel, { inAddress: true }).focus
}

function searchDialog(panel: HTMLElement): () => void {
  const template = panel.querySelector<HTMLTemplateElement>('template[data-slot="dialog"]')!
  const dialog = document.importNode(template.content.querySelector('dialog')!, true)
  dialog.append(panel)
  panel.hidden = false
  dialog.querySelector('[data-slot="close"]')?.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  dialog.addEventListener('keydown', (event) => {
    // A search field takes the first Escape for itself, and an input method every one.
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    dialog.close()
  })
  document.body.append(dialog)
  const { focus } = startSearch(panel, { inAddress: false })
  return () => {
    if (!dialog.open) dialog.showModal()
    focus()
  }
}
