import { useToast } from '@sanity/ui/toast'
import { useEffect, useRef, useState } from 'react'
import { type DocumentActionComponent, useSyncState, useValidationStatus } from 'sanity'

/**
 * In milliseconds: Studio reports what it found in a document that was typed over since as if it were of the present one,
 * and begins to validate that one a moment later.
 */
const SETTLING_TIME = 400

/**
 * Publish, pressed while what was typed is still being saved and validated: it waits for what is found in that. Studio
 * 6.16 alone may go by what it found before, and tell an editor who has just filled the last field that fields are empty.
 */
export function publishWhenValidated(publish: DocumentActionComponent): DocumentActionComponent {
  const PublishWhenValidated: DocumentActionComponent = (props) => {
    const original = publish(props)
    const { id, type, draft } = props
    const { isSyncing } = useSyncState(id, type)
    const { isValidating, revision, validation } = useValidationStatus(draft?._id ?? id, type, true)
    const toast = useToast()
    const [isPressed, setIsPressed] = useState(false)
    const isSettled = !isSyncing && !isValidating && revision === draft?._rev
    const hasErrors = validation.some(({ level }) => level === 'error')
    const latest = useRef(original)
    useEffect(() => {
      latest.current = original
    })

    useEffect(() => {
      if (!isPressed || !isSettled) return undefined
      const timer = setTimeout(() => {
        setIsPressed(false)
        if (!hasErrors) latest.current?.onHandle?.()
        else
          toast.push({
            status: 'error',
            title: 'Not published',
            description: 'Mend the fields marked in red first',
          })
      }, SETTLING_TIME)
      return () => clearTimeout(timer)
    }, [hasErrors, isPressed, isSettled, revision, toast])

    if (!original) return original
    return {
      ...original,
      ...(isPressed && { label: 'Publishing…', disabled: true }),
      onHandle: () => (isSettled ? original.onHandle?.() : setIsPressed(true)),
    }
  }
  PublishWhenValidated.action = 'publish'
  PublishWhenValidated.displayName = 'PublishWhenValidated'
  return PublishWhenValidated
}
