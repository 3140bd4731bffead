import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { type DocumentActionComponent, useDocumentOperation } from 'sanity'
import { useSource } from '../badges/badges.ts'
import { type Article, translationSource } from '../translation/source.ts'

/** Says that a translation says what its source says now; offered where the source changed since. */
export const useMarkUpToDate: DocumentActionComponent = ({ id, type, draft, published }) => {
  const { patch } = useDocumentOperation(id, type)
  const { source, changed } = useSource((draft ?? published) as Article | null)
  if (!changed || !source) return null
  return {
    label: 'Mark as up to date',
    icon: CheckmarkCircleIcon,
    title: 'The translation says what its source says now. Publish it to keep that.',
    disabled: Boolean(patch.disabled),
    onHandle: () => patch.execute([{ set: { translationOf: translationSource(source) } }]),
  }
}
