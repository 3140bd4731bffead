/**
 * Makes a node like another and leaves alone what is equal, so that the reader's place, open details and loaded pictures
 * stay.
 */
export function morph(from: Node, to: Node): void {
  if (from.isEqualNode(to)) return
  if (!(from instanceof Element && to instanceof Element) || from.tagName !== to.tagName) {
    from.parentNode?.replaceChild(document.importNode(to, true), from)
    return
  }
  for (const { name } of [...from.attributes]) {
    // Whether details are open is the reader's choice; the server doesn't know it.
    if (!to.hasAttribute(name) && !(name === 'open' && from.tagName === 'DETAILS')) from.removeAttribute(name)
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value)
  }
  morphChildren(from, to)
}

/** What is equal at both ends is kept: what an editor adds or takes away in the middle moves nothing else. */
function morphChildren(from: Element, to: Element): void {
  let before = [...from.childNodes]
  let after = [...to.childNodes]
  while (before[0] && after[0]?.isEqualNode(before[0])) {
    before = before.slice(1)
    after = after.slice(1)
  }
  let next: ChildNode | null = null
  while (before.length > 0 && after.at(-1)?.isEqualNode(before.at(-1)!)) {
    next = before.at(-1)!
    before = before.slice(0, -1)
    after = after.slice(0, -1)
  }
  after.forEach((node, index) => {
    const old = before[index]
    if (old) morph(old, node)
    else from.insertBefore(document.importNode(node, true), next)
  })
  for (const surplus of before.slice(after.length)) surplus.remove()
}
