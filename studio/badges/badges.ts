import { useEffect, useMemo, useState } from 'react'
import type { DocumentBadgeComponent } from 'sanity'
import { useDocumentStore, useSchema } from 'sanity'
import { isLocale, localeFacts } from '../../src/site/locales.ts'
import { apiVersion } from '../api-version.ts'
import { explain } from '../report/field-title.ts'
import { problemsOf } from '../report/problems.ts'
import { useBuildReport } from '../report/use-build-report.ts'
import { day } from '../schemas/previews.ts'
import { type Article, sourceChanged } from '../translation/source.ts'

/** Badges of every document, the most urgent first. */
export const documentBadges: DocumentBadgeComponent[] = [
  useProblemBadge,
  useReviewBadge,
  useSourceBadge,
  useScheduledBadge,
  useSampleBadge,
]

type Badge = ReturnType<DocumentBadgeComponent>
type Props = Parameters<DocumentBadgeComponent>[0]

const shown = ({ draft, published }: Props) => draft ?? published

/** A badge that is only a language's code, as the translation plugin's is, calls the language by its name. */
export function languageByName(useBadge: DocumentBadgeComponent): DocumentBadgeComponent {
  return function useNamedBadge(props) {
    const badge = useBadge(props)
    return badge && isLocale(badge.label) ? { ...badge, label: localeFacts[badge.label].name } : badge
  }
}

function useProblemBadge({ id }: Props): Badge {
  const schema = useSchema()
  const [worst] = problemsOf(useBuildReport(), id)
  if (!worst || worst.consequence === 'held back') return null
  const partly = worst.consequence === 'part left out'
  return {
    label: partly ? 'Shown in part' : 'Not on the site',
    color: partly ? 'warning' : 'danger',
    title: explain(schema, worst),
  }
}

function useReviewBadge(props: Props): Badge {
  return shown(props)?.['needsReview'] === true
    ? {
        label: 'Read it through',
        color: 'warning',
        title: 'Part of this text was converted by machine. It can be published when somebody has read it.',
      }
    : null
}

function useScheduledBadge({ published }: Props): Badge {
  const time = published?.['publishedAt']
  return typeof time === 'string' && Date.parse(time) > Date.now()
    ? { label: `Scheduled for ${day(time)}`, color: 'primary', title: 'The site holds it back until then.' }
    : null
}

function useSampleBadge(props: Props): Badge {
  return shown(props)?.['sample'] === true
    ? { label: 'Sample', title: 'Invented for demonstration; the page says so.' }
    : null
}

function useSourceBadge(props: Props): Badge {
  return useSource(shown(props) as Article | null).changed
    ? {
        label: 'Source changed since',
        color: 'warning',
        title: 'What this was translated from says something else now.',
      }
    : null
}

/** What a translation was made from, as it is now, and whether it changed since. */
export function useSource(translation: Article | null): {
  readonly source: Article | undefined
  readonly changed: boolean
} {
  const store = useDocumentStore()
  const recorded = translation?.translationOf
  const sourceId = recorded?.document._ref
  const [versions, setVersions] = useState<Article[]>([])
  useEffect(() => {
    if (!sourceId) return
    const filter = `*[_id in [$id, $draft]]`
    const subscription = store
      .listenQuery(filter, { id: sourceId, draft: `drafts.${sourceId}` }, { apiVersion, perspective: 'raw' })
      .subscribe({ next: setVersions, error: () => setVersions([]) })
    return () => subscription.unsubscribe()
  }, [store, sourceId])
  return useMemo(
    () => ({
      source: versions.find(({ _id }) => _id === sourceId) ?? versions[0],
      changed: sourceId !== undefined && sourceChanged(recorded, versions),
    }),
    [recorded, sourceId, versions],
  )
}
