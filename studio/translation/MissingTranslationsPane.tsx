import { Button, Flex, Stack, Text } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import { useClient } from 'sanity'
import { useRouter } from 'sanity/router'
import { type Locale, localeFacts } from '../../src/site/locales.ts'
import { apiVersion } from '../api-version.ts'
import { useLiveQuery } from '../panes/live-query.ts'
import { DocumentRow, Empty, PaneBody } from '../panes/Pane.tsx'
import { marks } from '../schemas/previews.ts'
import { translationWork, type TranslationMetadata, type TranslationWork } from './missing.ts'
import { createTranslation, draftTraditional } from './operations.ts'
import type { Article } from './source.ts'

const query = {
  fetch: `{
    "documents": *[_type == $type] | order(coalesce(publishedAt, _createdAt) desc),
    "metadata": *[_type == "translation.metadata" && $type in schemaTypes]{_id, translations}
  }`,
  listen: `*[_type in [$type, "translation.metadata"]]`,
}

interface Answer {
  readonly documents: Article[]
  readonly metadata: TranslationMetadata[]
}

/** What there is to translate: which languages are missing, and which translations fell behind. */
export function MissingTranslationsPane({ options }: { options?: Record<string, unknown> }) {
  const type = String(options?.['type'])
  const result = useLiveQuery<Answer>(query, { type }, 'raw')
  return (
    <PaneBody result={result}>
      {({ documents, metadata }) => {
        const work = translationWork(documents, metadata)
        if (work.length === 0) return <Empty>Everything is there in every language, and up to date.</Empty>
        return (
          <Stack gap={2}>
            {work.map((each) => (
              <WorkRow key={each.id} work={each} />
            ))}
          </Stack>
        )
      }}
    </PaneBody>
  )
}

function WorkRow({ work: { source, id, present, missing, outdated } }: { work: TranslationWork }) {
  return (
    <DocumentRow
      id={id}
      type={source._type}
      title={source.title ?? 'Untitled'}
      detail={`There: ${marks(present)}${missing.length > 0 ? `. Missing: ${marks(missing.map(({ language }) => language))}` : ''}`}
    >
      <Flex gap={2} wrap="wrap">
        {missing.map(({ language, from }) => (
          <CreateButton key={language} source={from} language={language} />
        ))}
      </Flex>
      {outdated.map((translation) => (
        <Text key={translation.id} size={1}>
          The source changed after it was translated into {localeFacts[translation.language].name}.
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
      const id = await (converts
        ? draftTraditional(client, source)
        : createTranslation(client, source, language))
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
