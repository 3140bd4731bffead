import { useToast } from '@sanity/ui/toast'
import { useEffect, useRef, useState } from 'react'
import {
  type DocumentActionComponent,
  useCurrentUser,
  useSource,
  useSyncState,
  useValidationStatus,
  validateDocument,
} from 'sanity'

/**
 * Publish, pressed while what was typed is still being saved and validated: it waits until that is saved, and goes by what
 * is found in just that. Studio 6.16 alone reports what it found in a document that was typed over since as if it were of
 * the present one, and tells an editor who has just filled the last field that fields are empty. So the button is there to
 * be pressed whatever Studio has found, and the press says what is to be mended.
 */
export function publishWhenValidated(publish: DocumentActionComponent): DocumentActionComponent {
  const PublishWhenValidated: DocumentActionComponent = (props) => {
    const original = publish(props)
    const { id, type, draft } = props
    const workspace = useSource()
    const currentUser = useCurrentUser()
    const toast = useToast()
    const { isSyncing } = useSyncState(id, type)
    const { isValidating, revision, validation } = useValidationStatus(draft?._id ?? id, type, true)
    const [isPressed, setIsPressed] = useState(false)
    const [valid, setValid] = useState<typeof draft>(null)
    const latest = useRef(original)
    useEffect(() => {
      latest.current = original
    })
    useWordOnLeaving(id, isPressed, () => setIsPressed(false))

    useEffect(() => {
      if (!isPressed || isSyncing) return undefined
      if (!draft) {
        // Published or discarded elsewhere meanwhile.
        setIsPressed(false)
        return undefined
      }
      const controller = new AbortController()
      const { signal } = controller
      const refuse = (description: string): void => {
        if (signal.aborted) return
        setIsPressed(false)
        toast.push({ status: 'error', title: 'Not published', description })
      }
      validateDocument({ document: draft, workspace, currentUser, signal }).then(
        (markers) => {
          if (markers.some(({ level }) => level === 'error')) refuse('Mend the fields marked in red first')
          else if (!signal.aborted) setValid(draft)
        },
        (error: unknown) => refuse(`It could not be validated. Try again. (${String(error)})`),
      )
      return () => controller.abort()
    }, [currentUser, draft, isPressed, isSyncing, toast, workspace])

    // While Studio validates by itself its own Publish would wait, and go by what it finds then; and while it shows errors of
    // an older state, or is told by the dataset to wait, that is disabled.
    const isStudioReady = !isSyncing && !isValidating && revision === draft?._rev && !original?.disabled
    useEffect(() => {
      if (!isPressed || !isStudioReady || !draft || valid !== draft) return
      setIsPressed(false)
      latest.current?.onHandle?.()
    }, [draft, isPressed, isStudioReady, valid])

    if (!original) return original
    // Studio greys the button by errors, which come and go while something is typed: a press at such a moment would be lost.
    const showsErrors = draft !== null && validation.some(({ level }) => level === 'error')
    return {
      ...original,
      ...(isPressed && { label: 'Publishing…' }),
      disabled: isPressed || (Boolean(original.disabled) && !showsErrors),
      onHandle: () => setIsPressed(true),
    }
  }
  PublishWhenValidated.action = 'publish'
  PublishWhenValidated.displayName = 'PublishWhenValidated'
  return PublishWhenValidated
}

/** Says that a document was not published which was left before it was saved and validated. */
function useWordOnLeaving(id: string, isPressed: boolean, release: () => void): void {
  const toast = useToast()
  const latest = useRef({ isPressed, release, toast })
  useEffect(() => {
    latest.current = { isPressed, release, toast }
  })
  useEffect(
    () => () => {
      if (!latest.current.isPressed) return
      latest.current.release()
      latest.current.toast.push({
        status: 'warning',
        title: 'Not published',
        description:
          'What you left was still being saved and checked. Open it again, and press Publish there.',
        duration: 20_000,
      })
    },
    [id],
  )
}
