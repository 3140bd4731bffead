import { useToast } from '@sanity/ui/toast'
import { createElement, useEffect, useState } from 'react'
import { type DocumentActionComponent, type SanityDocument, useClient } from 'sanity'
import { formerPaths, leaveRedirects, removeOwnRedirects } from '../slugs/redirects.ts'

/**
 * Studio's own Publish, with one thing more: where the slug has changed, the page's old addresses lead to it from then on.
 * The redirects are written first, so that no reader of an old link ever finds nothing.
 */
export function publishWithRedirect(publish: DocumentActionComponent): DocumentActionComponent {
  const PublishWithRedirect: DocumentActionComponent = (props) => {
    const original = publish(props)
    const client = useClient({ apiVersion: '2026-11-01' })
    const toast = useToast()
    const [failure, setFailure] = useState<string>()
    const [isWriting, setIsWriting] = useState(false)
    const { id, draft, published } = props
    const leaving = draft && published ? formerPaths(published, draft) : []

    useTidyRedirects(published)
    if (!original) return original

    async function handle() {
      if (leaving.length > 0) {
        setIsWriting(true)
        try {
          await leaveRedirects(client, id, leaving)
        } catch (error) {
          setFailure(error instanceof Error ? error.message : String(error))
          return
        } finally {
          setIsWriting(false)
        }
        toast.push({
          status: 'info',
          title: leaving.length === 1 ? 'The old address leads here' : 'The old addresses lead here',
          description: leaving.join(' '),
        })
      }
      original?.onHandle?.()
    }

    return {
      ...original,
      disabled: isWriting || Boolean(original.disabled),
      onHandle: () => void handle(),
      dialog: failure
        ? {
            type: 'dialog',
            header: 'Not published',
            content: createElement(
              'p',
              null,
              `The redirect from the old address could not be saved, so the page stays where it is. Try again. (${failure})`,
            ),
            onClose: () => setFailure(undefined),
          }
        : (original.dialog ?? null),
    }
  }
  PublishWithRedirect.action = 'publish'
  PublishWithRedirect.displayName = 'PublishWithRedirect'
  return PublishWithRedirect
}

/** When the published slug changes before the editor's eyes, removes redirects from where the page now is. */
function useTidyRedirects(published: SanityDocument | null): void {
  const client = useClient({ apiVersion: '2026-11-01' })
  const slug = (published as { slug?: { current?: string } } | null)?.slug?.current
  const [known, setKnown] = useState<string>()
  useEffect(() => {
    if (slug === undefined || slug === known) return
    setKnown(slug)
    if (known === undefined || !published) return
    // A redirect that stays behind does no harm (the page takes precedence), so a failure needs no words.
    removeOwnRedirects(client, published).catch(() => undefined)
  }, [client, known, published, slug])
}
