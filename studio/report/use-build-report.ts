import { useEffect, useState } from 'react'
import { type Observable, shareReplay } from 'rxjs'
import { type DocumentStore, useDocumentStore } from 'sanity'
import { apiVersion } from '../api-version.ts'
import { type BuildReport, reportQuery } from './problems.ts'

/** One listener for every badge and banner. */
const shared = new WeakMap<DocumentStore, Observable<BuildReport | null>>()

function reportOf(store: DocumentStore): Observable<BuildReport | null> {
  const known = shared.get(store)
  if (known) return known
  const report = store
    .listenQuery(reportQuery, {}, { apiVersion, perspective: 'raw' })
    .pipe(shareReplay({ bufferSize: 1, refCount: true })) as Observable<BuildReport | null>
  shared.set(store, report)
  return report
}

/** The report of the last build, live: null where there is none, undefined until it is read or where it cannot be. */
export function useBuildReport(): BuildReport | null | undefined {
  const store = useDocumentStore()
  const [report, setReport] = useState<BuildReport | null>()
  useEffect(() => {
    const subscription = reportOf(store).subscribe({ next: setReport, error: () => setReport(undefined) })
    return () => subscription.unsubscribe()
  }, [store])
  return report
}
