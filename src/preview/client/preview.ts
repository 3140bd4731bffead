import { connectPresentation } from './presentation.ts'
import { refresh } from './refresh.ts'

const changes = new EventSource('/api/changes')
changes.addEventListener('change', () => void refresh())

let opened = false
changes.addEventListener('open', () => {
  // What changed while the connection was broken was not heard.
  if (opened) void refresh()
  opened = true
})

connectPresentation(refresh)
