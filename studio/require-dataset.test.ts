import { expect, test } from 'vitest'
import { requireDataset } from './require-dataset.ts'

test.for(['build', 'deploy'])('sanity %s needs to know the dataset', (command) => {
  expect(() => requireDataset(command, { SANITY_STUDIO_PROJECT_ID: '' })).toThrow(
    /^SANITY_STUDIO_PROJECT_ID is not set/,
  )
  requireDataset(command, { SANITY_STUDIO_PROJECT_ID: 'abc12345' })
  requireDataset(command, { SANITY_STUDIO_API_HOST: 'http://127.0.0.1:3900' })
})

test('commands that need no dataset go on without one', () => {
  for (const command of ['dev', 'schema', 'typegen', 'graphql', undefined]) requireDataset(command, {})
})
