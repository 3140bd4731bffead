import { definePlugin } from 'sanity'
import { structureTool } from 'sanity/structure'
import { traditionalAction } from './actions/draft-traditional.ts'
import { useMarkUpToDate } from './actions/mark-up-to-date.ts'
import { useUntieTranslations } from './actions/untie-translations.ts'
import { documentBadges } from './badges/badges.ts'
import { InputWithProblems } from './report/ProblemBanner.tsx'
import { documentsInOneLanguage } from './schemas/types.ts'
import { interfaceTexts } from './structure/interface-texts.ts'
import { newDocuments, withoutSecondSingleton } from './structure/singletons.ts'
import { structure } from './structure/structure.ts'
import { templates } from './structure/templates.ts'

/** What this newsroom adds to Studio: its structure, actions, badges, and what the last build said of a document. */
export const newsroom = definePlugin({
  name: 'newsroom',
  plugins: [structureTool({ structure, keepPanesOnCreate: true })],
  i18n: { bundles: [interfaceTexts] },
  schema: {
    templates: (others) => [...others, ...templates],
  },
  document: {
    actions: (actions, { schemaType }) => {
      const traditional = traditionalAction(schemaType)
      return withoutSecondSingleton(
        [
          ...actions,
          ...(documentsInOneLanguage.includes(schemaType) ? [useMarkUpToDate, useUntieTranslations] : []),
          ...(traditional ? [traditional] : []),
        ],
        schemaType,
      )
    },
    badges: (badges) => [...badges, ...documentBadges],
    newDocumentOptions: (items, { creationContext }) =>
      creationContext.type === 'structure' ? items : newDocuments(items, documentsInOneLanguage),
  },
  form: { components: { input: InputWithProblems } },
})
