import { Button, Flex, Text } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import { useClient } from 'sanity'
import { useRouter } from 'sanity/router'
import { usePaneRouter } from 'sanity/structure'
import { type Locale, localeFacts } from '../../src/site/locales.ts'
import { apiVersion } from '../api-version.ts'
import { DocumentRow, Empty, PaneBody } from '../panes/Pane.tsx'
import { PaneList } from '../panes/PaneList.tsx'
import { marks } from '../schemas/previews.ts'
import type { TranslationWork } from './missing.ts'
import { createTranslation, draftTraditional } from './operations.ts'
import type { Article } from './source.ts'
import { useTranslationWork } from './use-translation-work.ts'

/** What there is to translate: which languages are missing, and which translations fell behind. */
export function MissingTranslationsPane({ options }: { options?: Record<string, unknown> }) {
  const result = useTranslationWork(String(options?.['type']))
  return (
    <PaneBody result={result}>
      {(work) =>
        work.length === 0 ? (
          <Empty>Everything is there in every language, and up to date.</Empty>
        ) : (
          <PaneList items={work} titleOf={({ source }) => titleOf(source)} order="Newest first">
            {(each) => <WorkRow key={each.id} work={each} />}
          </PaneList>
        )
      }
    </PaneBody>
  )
}

const titleOf = ({ title }: Article) => title || 'Untitled'

function WorkRow({ work: { source, id, state, present, missing, outdated } }: { work: TranslationWork }) {
  const { ChildLink } = usePaneRouter()
  const lacking = missing.length > 0 ? `. Missing: ${marks(missing.map(({ language }) => language))}` : ''
  return (
    <DocumentRow
      id={id}
      type={source._type}
      title={titleOf(source)}
      detail={`${state} · There: ${marks(present)}${lacking}`}
    >
      <Flex gap={2} wrap="wrap">
        {missing.map(({ language, from }) => (
          <CreateButton key={language} source={from} language={language} />
        ))}
      </Flex>
      {outdated.map((translation) => (
        <Text key={translation.id} size={1}>
          The source changed after it was translated into{' '}
          <ChildLink childId={translation.id} childParameters={{ type: source._type }}>
            {localeFacts[translation.language].name}
          </ChildLink>
          .
        </Text>
      ))}
    </DocumentRow>
  )
}

function CreateButton({ source, language }: { source: Article; language: Locale }) {
  const client = useClient({ apiVersion })
  const toast = useToast()
  const { navigateIntent } = useRouter()
  const [busy, setBusy] = useState(false)
  const converts = language === 'zh-Hant' && source.language === 'zh-Hans'
  const create = async () => {
    setBusy(true)
    try {
      // The list knows only what it shows.
      const whole = await client.fetch<Article>(
        '*[_id == $id][0]',
        { id: source._id },
        { perspective: 'raw' },
      )
      const id = await (converts
        ? draftTraditional(client, whole)
        : createTranslation(client, whole, language))
      navigateIntent('edit', { id, type: source._type })
    } catch (error) {
      toast.push({
        status: 'error',
        title: 'The translation could not be created',
        description: error instanceof Error ? error.message : String(error),
      })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      mode="ghost"
      fontSize={1}
      padding={2}
      loading={busy}
      disabled={busy}
      onClick={() => void create()}
      text={converts ? 'Draft 繁 from 简' : `Translate into ${localeFacts[language].name}`}
    />
  )
}
