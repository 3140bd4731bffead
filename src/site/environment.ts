/**
 * What the site reads from environment variables, read here and nowhere else.
 *
 * Without SANITY_PROJECT_ID the dataset is the local one: the scripts start `lake/` and set SANITY_API_HOST to it.
 */
export interface Environment {
  /** Origin and base of every absolute URL, without a trailing slash in the path. */
  readonly siteUrl: URL
  /** Decides what is past, upcoming or due. */
  readonly buildTime: Date
  /** The folder that what a build may use again is kept in; absolute or from the project's root. */
  readonly cacheDir: string
  readonly dataset: {
    readonly projectId: string
    readonly dataset: string
    readonly apiVersion: string
    /** Where the API is when it isn't Sanity's own, such as `http://127.0.0.1:3900`. */
    readonly apiHost: string | undefined
    /** Needed where the dataset is private, and for previews, which show drafts; never reaches a page. */
    readonly token: string | undefined
  }
  /** Origins of the Studios in which previews may be shown, such as `https://hirep.sanity.studio`. */
  readonly studioOrigins: readonly string[]
}

/** @throws Error that names the variable, what is wrong with it and what it should look like. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = (name: string) => variables[name]?.trim() || undefined
  const fail = (name: string, expected: string): never => {
    throw new Error(`${name} is “${variables[name]}”: ${expected}`)
  }
  const matching = (name: string, fallback: string, pattern: RegExp, expected: string): string => {
    const value = read(name) ?? fallback
    return pattern.test(value) ? value : fail(name, expected)
  }

  const siteUrl = URL.parse(read('SITE_URL') ?? 'https://hirep.example')
  if (!siteUrl || !/^https?:$/.test(siteUrl.protocol) || siteUrl.pathname !== '/') {
    return fail('SITE_URL', 'give the origin of the published site, such as https://www.example.org')
  }

  const buildTime = new Date(read('BUILD_TIME') ?? Date.now())
  if (Number.isNaN(buildTime.getTime()))
    return fail('BUILD_TIME', 'give an ISO 8601 time, such as 2026-11-23T08:00:00Z')

  const apiHost = read('SANITY_API_HOST')
  if (apiHost !== undefined && !/^https?:\/\/[^/]+$/.test(apiHost)) {
    return fail('SANITY_API_HOST', 'give an origin without a path, such as http://127.0.0.1:3900')
  }
  const studioOrigins = (read('STUDIO_ORIGINS') ?? 'http://localhost:3333 http://127.0.0.1:3333').split(
    /[\s,]+/,
  )
  if (!studioOrigins.every((origin) => /^https?:\/\/[a-z0-9.-]+(?::\d+)?$/.test(origin))) {
    return fail(
      'STUDIO_ORIGINS',
      'give origins without a path, separated by spaces, such as https://hirep.sanity.studio',
    )
  }
  const projectId = read('SANITY_PROJECT_ID')
  if (projectId === undefined && apiHost === undefined) {
    throw new Error(
      'Neither SANITY_PROJECT_ID nor SANITY_API_HOST is set: set the first for a hosted dataset, or run ' +
        '`npm start`, `npm run build` or `npm run dev`, which start the local one',
    )
  }

  return {
    siteUrl,
    buildTime,
    cacheDir: read('CACHE_DIR') ?? '.cache/site',
    dataset: {
      projectId: matching(
        'SANITY_PROJECT_ID',
        'local',
        /^[a-z0-9-]+$/,
        'a project id holds only a to z, 0 to 9 and hyphens',
      ),
      dataset: matching(
        'SANITY_DATASET',
        'production',
        /^[a-z0-9_-]+$/,
        'a dataset’s name holds only a to z, 0 to 9, _ and -',
      ),
      apiVersion: matching(
        'SANITY_API_VERSION',
        '2026-11-01',
        /^\d{4}-\d{2}-\d{2}$/,
        'give a day, such as 2026-11-01',
      ),
      apiHost,
      token: read('SANITY_API_READ_TOKEN'),
    },
    studioOrigins,
  }
}
