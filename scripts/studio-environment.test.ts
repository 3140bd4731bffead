import { expect, test } from 'vitest'
import { studioEnvironment } from './studio-environment.ts'

test('Studio edits the dataset that the site shows', () => {
  const lake = { SANITY_DATASET: 'production', SANITY_API_HOST: 'http://127.0.0.1:3900' }
  expect(studioEnvironment(lake, 'http://127.0.0.1:4322')).toEqual({
    SANITY_STUDIO_DATASET: 'production',
    SANITY_STUDIO_API_HOST: 'http://127.0.0.1:3900',
    SANITY_STUDIO_PREVIEW_URL: 'http://127.0.0.1:4322',
  })
  expect(studioEnvironment({ SANITY_PROJECT_ID: 'abc12345' })).toEqual({
    SANITY_STUDIO_PROJECT_ID: 'abc12345',
  })
})

test('variables of its own go before those of the site', () => {
  const own = { SANITY_STUDIO_PROJECT_ID: 'def67890', SANITY_STUDIO_DATASET: 'staging' }
  expect(studioEnvironment({ SANITY_PROJECT_ID: 'abc12345', SANITY_DATASET: 'production', ...own })).toEqual(
    own,
  )
})

test('a project for Studio alone is refused by name: the site beside it would show another dataset', () => {
  const start = () => studioEnvironment({ SANITY_STUDIO_PROJECT_ID: 'abc12345', SANITY_PROJECT_ID: ' ' })
  expect(start).toThrow('SANITY_STUDIO_PROJECT_ID is set and SANITY_PROJECT_ID is not')
})
