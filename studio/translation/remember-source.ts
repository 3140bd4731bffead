import type { PluginCallbackArgs } from '@sanity/document-internationalization'
import { type Article, translationSource } from './source.ts'

/** Has a translation that the plugin began remember what it was made from. */
export async function rememberSource({
  client,
  sourceDocument,
  newDocument,
}: PluginCallbackArgs): Promise<void> {
  await client
    .patch(newDocument._id)
    .set({ translationOf: translationSource(sourceDocument as Article) })
    .commit()
}
