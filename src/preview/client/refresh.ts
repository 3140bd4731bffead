import { morph } from './morph.ts'

let running: Promise<void> | undefined
let again = false

/** Shows the page as it is now. Calls during a refresh are answered by one more after it. */
export async function refresh(): Promise<void> {
  if (running) {
    again = true
    return running
  }
  running = (async () => {
    do {
      again = false
      await showLatest()
    } while (again)
  })().finally(() => (running = undefined))
  return running
}

async function showLatest(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } })
  // The session has ended, or the address is another now: the browser has to go there itself.
  if (response.status === 401 || response.redirected) {
    location.reload()
    return
  }
  const latest = new DOMParser().parseFromString(await response.text(), 'text/html')
  const problems = latest.querySelector('.preview-problem-list')
  if (response.status === 422 && problems && document.querySelector('#main')) {
    showProblems(latest, problems)
    return
  }
  document.title = latest.title
  morph(document.body, latest.body)
}

/** Someone who empties a field in order to type it anew keeps the page, and reads what is missing below it. */
function showProblems(latest: Document, problems: Element): void {
  const bar = latest.querySelector('.preview-bar')!
  bar.append(problems)
  morph(document.querySelector('.preview-bar')!, bar)
}
