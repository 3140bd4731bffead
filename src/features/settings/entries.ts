import { getEntry } from 'astro:content'
import type { Settings } from './model.ts'

/** The one document of settings; the loader stops the build where there is none. */
export async function settings(): Promise<Settings> {
  const entry = await getEntry('settings', 'siteSettings')
  if (!entry) throw new Error('The site settings have not been read')
  return { ...(entry.data as Omit<Settings, 'id'>), id: entry.id }
}
