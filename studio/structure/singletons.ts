import { isBegunWith } from './templates.ts'

/** Documents of which there is one, under an id of its own. */
export const singletons = [{ type: 'siteSettings', id: 'siteSettings', title: 'Site settings' }] as const

const singletonTypes: readonly string[] = singletons.map(({ type }) => type)

/** What may be done with a document that the site needs and of which there is one: no copy, no end. */
const singletonActions: readonly string[] = ['publish', 'discardChanges', 'restore']

/** The actions of a document, without those that would make a second singleton or take the one away. */
export function withoutSecondSingleton<Action extends { action?: string }>(
  actions: readonly Action[],
  schemaType: string,
): Action[] {
  return singletonTypes.includes(schemaType)
    ? actions.filter(({ action }) => action !== undefined && singletonActions.includes(action))
    : [...actions]
}

/**
 * What Studio offers as a new document: no second singleton, no metadata of translations by hand, and a document that is
 * in one language only with its language.
 *
 * @param inOneLanguage types whose plain template has no language
 */
export function newDocuments<Item extends { templateId: string }>(
  items: readonly Item[],
  inOneLanguage: readonly string[],
): Item[] {
  const hidden = [...singletonTypes, ...inOneLanguage, 'translation.metadata']
  return items.filter(
    ({ templateId }) =>
      !hidden.includes(templateId) && !templateId.endsWith('-parameterized') && !isBegunWith(templateId),
  )
}
