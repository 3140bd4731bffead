import { useEffect, useMemo, useState } from 'react'
import { useClient } from 'sanity'
import { apiVersion } from '../api-version.ts'
import { type LiveResult, useLiveQuery } from '../panes/live-query.ts'
import {
  sourcesToCompare,
  textsQuery,
  type TranslationMetadata,
  translationWork,
  type TranslationWork,
  workQuery,
} from './missing.ts'
import type { Article } from './source.ts'

interface Answer {
  readonly documents: Article[]
  readonly metadata: TranslationMetadata[]
}

type Texts = ReadonlyMap<string, Article>

const isRead =
  (texts: Texts) =>
  ({ _id, _rev }: Article): boolean =>
    texts.get(_id)?._rev === _rev

/** What there is to translate, live. A text is read once a revision, and only where it has to be compared. */
export function useTranslationWork(type: string): LiveResult<TranslationWork[]> {
  const client = useClient({ apiVersion })
  const { data, error } = useLiveQuery<Answer>(workQuery, { type }, 'raw')
  const [texts, setTexts] = useState<Texts>(new Map())
  const [work, setWork] = useState<TranslationWork[]>()
  const [failure, setFailure] = useState<Error>()
  const unread = useMemo(
    () => sourcesToCompare(data?.documents ?? []).filter((source) => !isRead(texts)(source)),
    [data, texts],
  )
  useEffect(() => {
    if (unread.length === 0) return undefined
    const controller = new AbortController()
    const { signal } = controller
    const ids = unread.map(({ _id }) => _id)
    client.fetch<Article[]>(textsQuery, { ids }, { perspective: 'raw', signal }).then(
      // One that has changed since is read once; the list, when it hears of it, finds it read.
      (read) =>
        setTexts((known) =>
          read.every(isRead(known))
            ? known
            : new Map([...known, ...read.map((each) => [each._id, each] as const)]),
        ),
      (reason: unknown) => signal.aborted || setFailure(reason as Error),
    )
    return () => controller.abort()
  }, [client, unread])
  useEffect(() => {
    // What was known before stays until the texts are there.
    if (!data || unread.length > 0) return
    const documents = data.documents.map((each) => (isRead(texts)(each) ? texts.get(each._id)! : each))
    setWork(translationWork(documents, data.metadata))
  }, [data, texts, unread])
  return { data: work, error: error ?? failure }
}
