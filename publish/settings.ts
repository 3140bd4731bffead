import { isAbsolute, join } from 'node:path'

/** What the publish server reads from environment variables, read here and nowhere else. */
export interface PublishSettings {
  /** Signs webhooks; undefined only with the local dataset, where one is made at each start. */
  readonly secret: string | undefined
  /** Where webhooks and the status are served. */
  readonly port: number
  /** Where the site is served; beside `npm run studio`, which serves one in development, unless told otherwise. */
  readonly sitePort: number
  /** An absolute path. */
  readonly releasesDir: string
  /** How many releases are kept, the current one included. */
  readonly keep: number
}

/**
 * @param local tells that the dataset is the local one
 * @param root what a relative folder is meant from
 * @throws Error that names the variable and says what it should look like
 */
export function parsePublishSettings(
  variables: Readonly<Record<string, string | undefined>>,
  { local, root }: { local: boolean; root: string },
): PublishSettings {
  const read = (name: string) => variables[name]?.trim() || undefined
  const number = (name: string, fallback: number, least: number, most: number): number => {
    const value = Number(read(name) ?? fallback)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new Error(`${name} is “${variables[name]}”: give a whole number from ${least} to ${most}`)
  }
  const secret = read('PUBLISH_SECRET')
  if (secret === undefined && !local) {
    throw new Error(
      'PUBLISH_SECRET is not set: give the secret of the webhook in the project’s settings, or leave out ' +
        'SANITY_PROJECT_ID to use the local dataset',
    )
  }
  if (secret !== undefined && secret.length < 16) {
    throw new Error('PUBLISH_SECRET is too short: give at least 16 characters that nobody can guess')
  }
  const folder = read('RELEASES_DIR') ?? 'releases'
  return {
    secret,
    port: number('PUBLISH_PORT', 4323, 0, 65_535),
    sitePort: number('PORT', 4324, 0, 65_535),
    releasesDir: isAbsolute(folder) ? folder : join(root, folder),
    keep: number('RELEASES_KEEP', 5, 2, 1000),
  }
}
