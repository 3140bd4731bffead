import { describe, expect, it } from 'vitest'
import { parseEnvironment } from './environment.ts'

const hosted = { SANITY_PROJECT_ID: 'abc123' }

describe('environment', () => {
  it('needs no more than a project id for a hosted dataset', () => {
    const { dataset, siteUrl } = parseEnvironment(hosted)
    expect(dataset).toMatchObject({
      projectId: 'abc123',
      dataset: 'production',
      apiHost: undefined,
      token: undefined,
    })
    expect(siteUrl.origin).toBe('https://hirep.example')
  })

  it('takes a local lake by its origin alone', () => {
    expect(parseEnvironment({ SANITY_API_HOST: 'http://127.0.0.1:3900' }).dataset).toMatchObject({
      projectId: 'local',
      apiHost: 'http://127.0.0.1:3900',
    })
  })

  it('lets previews be shown in the Studios that are named', () => {
    const { studioOrigins } = parseEnvironment({
      ...hosted,
      STUDIO_ORIGINS: 'https://hirep.sanity.studio, https://www.sanity.io',
    })
    expect(studioOrigins).toEqual(['https://hirep.sanity.studio', 'https://www.sanity.io'])
  })

  it('takes an empty variable as one that is not set', () => {
    expect(parseEnvironment({ ...hosted, SITE_URL: ' ', SANITY_DATASET: '' }).dataset.dataset).toBe(
      'production',
    )
  })

  it.each([
    ['SITE_URL', 'hirep.org'],
    ['SITE_URL', 'https://hirep.example/site'],
    ['SITE_URL', 'ftp://hirep.example'],
    ['BUILD_TIME', 'tomorrow'],
    ['SANITY_API_HOST', '127.0.0.1:3900'],
    ['SANITY_API_HOST', 'http://127.0.0.1:3900/v1'],
    ['SANITY_PROJECT_ID', 'Not A Project'],
    ['SANITY_DATASET', 'a dataset'],
    ['SANITY_API_VERSION', 'v1'],
    ['STUDIO_ORIGINS', 'https://hirep.sanity.studio/desk'],
    ['STUDIO_ORIGINS', "https://hirep.sanity.studio; script-src 'unsafe-inline'"],
  ])('names %s when it is %j', (name, value) => {
    expect(() => parseEnvironment({ ...hosted, [name]: value })).toThrow(new RegExp(`^${name} is “${value}”`))
  })

  it('says what to do where nothing names a dataset', () => {
    expect(() => parseEnvironment({})).toThrow(/SANITY_PROJECT_ID .*npm start/s)
  })
})
