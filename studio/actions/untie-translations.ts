import { useEffect } from 'react'
import { type DocumentActionComponent, useClient } from 'sanity'
import { apiVersion } from '../api-version.ts'
import { untieDeleted } from '../translation/operations.ts'

/** Not seen: when a document is opened, and when it goes, ties to deleted translations go too. */
export const useUntieTranslations: DocumentActionComponent = ({ id, ready, draft, published }) => {
  const client = useClient({ apiVersion })
  const isThere = Boolean(draft ?? published)
  useEffect(() => {
    // A tie that stays is met again at the next opening, so a failure needs no words.
    if (ready) untieDeleted(client, id).catch(() => undefined)
  }, [client, id, isThere, ready])
  return null
}
