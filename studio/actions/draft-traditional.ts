import { TranslateIcon } from '@sanity/icons/Translate'
import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import { type DocumentActionComponent, useClient, useDocumentOperation } from 'sanity'
import { useRouter } from 'sanity/router'
import { apiVersion } from '../api-version.ts'
import { documentsInEveryLanguage, documentsInOneLanguage } from '../schemas/types.ts'
import { fillTraditional } from '../translation/draft.ts'
import { converterOf, draftTraditional, hasTranslation } from '../translation/operations.ts'
import type { Article } from '../translation/source.ts'

const label = 'Draft Traditional from Simplified'

/** Drafts the Traditional translation of a Simplified article or page. */
export const useDraftTranslation: DocumentActionComponent = ({ draft, published, type }) => {
  const client = useClient({ apiVersion })
  const toast = useToast()
  const { navigateIntent } = useRouter()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const source = (draft ?? published) as Article | null
  if (source?.language !== 'zh-Hans') return null

  const run = async (replace: boolean) => {
    setAsking(false)
    setBusy(true)
    try {
      if (!replace && (await hasTranslation(client, source, 'zh-Hant'))) {
        setAsking(true)
        return
      }
      const id = await draftTraditional(client, source)
      toast.push({
        status: 'success',
        title: 'Drafted in Traditional',
        description: 'Read it through, then publish it.',
      })
      navigateIntent('edit', { id, type })
    } catch (error) {
      failed(toast, error)
    } finally {
      setBusy(false)
    }
  }
  return {
    label: busy ? 'Drafting…' : label,
    icon: TranslateIcon,
    disabled: busy,
    title: 'Names stay as the dataset has them. The draft has to be read through before it is published.',
    onHandle: () => void run(false),
    dialog: asking && {
      type: 'confirm',
      message:
        'There is a Traditional version already. Its text will be replaced in a draft; what is published stays until you publish the draft.',
      confirmButtonText: 'Replace the text',
      onConfirm: () => void run(true),
      onCancel: () => setAsking(false),
    },
  }
}

/** Fills in what a profile says in Simplified and not yet in Traditional. */
export const useFillTraditional: DocumentActionComponent = ({ id, type, draft, published }) => {
  const client = useClient({ apiVersion })
  const toast = useToast()
  const { patch } = useDocumentOperation(id, type)
  const [busy, setBusy] = useState(false)
  const document = draft ?? published
  if (!document) return null

  const run = async () => {
    setBusy(true)
    try {
      const { convert, names } = await converterOf(client)
      const { fields, filled } = fillTraditional(document, convert, names)
      if (filled === 0) {
        toast.push({
          status: 'info',
          title: 'Nothing to draft: no Simplified text lacks its Traditional one.',
        })
        return
      }
      patch.execute([{ set: { ...fields, needsReview: true } }])
      toast.push({
        status: 'success',
        title: filled === 1 ? '1 text drafted in Traditional' : `${filled} texts drafted in Traditional`,
        description: 'Read them through, then publish. Names were left as they are.',
      })
    } catch (error) {
      failed(toast, error)
    } finally {
      setBusy(false)
    }
  }
  return {
    label: busy ? 'Drafting…' : label,
    icon: TranslateIcon,
    disabled: busy || Boolean(patch.disabled),
    title: 'Fills in the Traditional texts that are missing. Names are not converted.',
    onHandle: () => void run(),
  }
}

function failed(toast: ReturnType<typeof useToast>, error: unknown): void {
  toast.push({
    status: 'error',
    title: 'The Traditional text could not be drafted',
    description: error instanceof Error ? error.message : String(error),
  })
}

/** The action that drafts Traditional text in a type of document, where there is one. */
export function traditionalAction(type: string): DocumentActionComponent | undefined {
  if (documentsInOneLanguage.includes(type)) return useDraftTranslation
  return documentsInEveryLanguage.includes(type) && type !== 'siteSettings' ? useFillTraditional : undefined
}
