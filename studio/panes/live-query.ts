import { useEffect, useState } from 'react'
import { type ListenQueryOptions, type ListenQueryParams, useDocumentStore } from 'sanity'
import { apiVersion } from '../api-version.ts'

/** A query's result, as it is now and after every change. */
export interface LiveResult<T> {
  readonly data: T | undefined
  readonly error: Error | undefined
}

/**
 * Asks the dataset and asks again whenever what `listen` selects changes.
 *
 * @param query `listen` is a filter over one document at a time
 * @param params are compared by what they hold
 */
export function useLiveQuery<T>(
  query: { readonly fetch: string; readonly listen: string },
  params: Readonly<Record<string, unknown>>,
  perspective: NonNullable<ListenQueryOptions['perspective']>,
): LiveResult<T> {
  const documentStore = useDocumentStore()
  const [result, setResult] = useState<LiveResult<T>>({ data: undefined, error: undefined })
  const { fetch, listen } = query
  const key = JSON.stringify(params)
  const layers = String(perspective)
  useEffect(() => {
    const subscription = documentStore
      .listenQuery({ fetch, listen }, JSON.parse(key) as ListenQueryParams, {
        apiVersion,
        perspective: layers === 'raw' || layers === 'published' ? layers : layers.split(','),
        throttleTime: 500,
      })
      .subscribe({
        next: (data: T) => setResult({ data, error: undefined }),
        error: (error: Error) => setResult({ data: undefined, error }),
      })
    return () => subscription.unsubscribe()
  }, [documentStore, fetch, listen, key, layers])
  return result
}
