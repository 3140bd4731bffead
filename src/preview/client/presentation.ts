import { createNode, createNodeMachine } from '@sanity/comlink'
import {
  createCompatibilityActors,
  isMaybePresentation,
  type VisualEditingControllerMsg,
  type VisualEditingNodeMsg,
} from '@sanity/presentation-comlink'

/** Answers Studio's Presentation, where this page stands in it: tells it what is shown, goes where it says. */
export function connectPresentation(refresh: () => Promise<void>): void {
  if (!isMaybePresentation()) return
  const node = createNode<VisualEditingNodeMsg, VisualEditingControllerMsg>(
    { name: 'visual-editing', connectTo: 'presentation' },
    createNodeMachine<VisualEditingNodeMsg, VisualEditingControllerMsg>().provide({
      actors: createCompatibilityActors<VisualEditingNodeMsg>(),
    }),
  )
  const report = () => {
    const { pathname, search, hash } = location
    node.post('visual-editing/navigate', {
      type: 'replace',
      url: pathname + search + hash,
      title: document.title,
    })
    const { projectId, dataset, documents } = shownDocuments()
    node.post('visual-editing/documents', { projectId, dataset, perspective: 'drafts', documents })
  }

  node.on('presentation/navigate', ({ type, url }) => {
    if (type === 'pop') history.back()
    else if (type === 'replace') location.replace(url)
    else location.assign(url)
  })
  node.on('presentation/refresh', (data) => {
    node.post('visual-editing/refreshing', data)
    void refresh().finally(() => node.post('visual-editing/refreshed', data))
  })
  node.onStatus(report, 'connected')
  addEventListener('hashchange', report)
  // The title of the page follows what is typed.
  new MutationObserver(() => node.post('visual-editing/meta', { title: document.title })).observe(
    document.head.querySelector('title')!,
    { childList: true },
  )
  node.start()
}

interface Shown {
  readonly projectId: string
  readonly dataset: string
  readonly documents: { _id: string; _type: string }[]
}

function shownDocuments(): Shown {
  return JSON.parse(document.querySelector<HTMLElement>('[data-preview]')!.dataset['preview']!) as Shown
}
