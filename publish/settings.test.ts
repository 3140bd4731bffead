import { expect, test } from 'vitest'
import { parsePublishSettings } from './settings.ts'

const hosted = { local: false, root: '/site' }
const PUBLISH_SECRET = 'a secret for tests'

test('the secret is all that a hosted dataset needs', () => {
  expect(parsePublishSettings({ PUBLISH_SECRET }, hosted)).toEqual({
    secret: PUBLISH_SECRET,
    port: 4323,
    sitePort: 4324,
    releasesDir: '/site/releases',
    keep: 5,
  })
})

test('without a secret only the local dataset is published', () => {
  expect(parsePublishSettings({}, { ...hosted, local: true }).secret).toBeUndefined()
  expect(() => parsePublishSettings({}, hosted)).toThrow(/^PUBLISH_SECRET is not set/)
  expect(() => parsePublishSettings({ PUBLISH_SECRET: '  ' }, hosted)).toThrow(/^PUBLISH_SECRET is not set/)
})

test.for([
  ['PUBLISH_PORT', 'http'],
  ['PUBLISH_PORT', '70000'],
  ['PORT', '-1'],
  ['RELEASES_KEEP', '1'],
  ['RELEASES_KEEP', '2.5'],
] as const)('%s=%s is refused by name', ([name, value]) => {
  expect(() => parsePublishSettings({ PUBLISH_SECRET, [name]: value }, hosted)).toThrow(
    `${name} is “${value}”`,
  )
})

test('a secret that can be guessed is refused, and not printed', () => {
  const parse = () => parsePublishSettings({ PUBLISH_SECRET: 'hunter2' }, hosted)
  expect(parse).toThrow(/^PUBLISH_SECRET is too short/)
  expect(parse).not.toThrow(/hunter2/)
})
