import { getCollection } from 'astro:content'
import { listings } from '../../sanity/listing.ts'
import { type Settings, settingsId } from './model.ts'

/** The one document of settings; the loader stops the build where there is none. */
export async function settings(): Promise<Settings> {
  const found = listings<Settings>(await getCollection('settings')).find(({ id }) => id === settingsId)
  if (!found) throw new Error('The site settings have not been read')
  return found
}
