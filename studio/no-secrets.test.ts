import { expect, test } from 'vitest'
import { refuseSecrets } from './no-secrets.ts'

test.for(['SANITY_STUDIO_TOKEN', 'SANITY_STUDIO_API_READ_TOKEN', 'SANITY_STUDIO_PREVIEW_SECRET'])(
  '%s is refused by name, and its value is not printed',
  (name) => {
    const refuse = () => refuseSecrets({ [name]: 'hunter2' })
    expect(refuse).toThrow(`${name} would be compiled into Studio`)
    expect(refuse).not.toThrow(/hunter2/)
  },
)

test('what Studio needs, and secrets that stay outside, are let through', () => {
  const variables = {
    SANITY_STUDIO_PROJECT_ID: 'abc12345',
    SANITY_STUDIO_PREVIEW_URL: 'https://preview.example.org',
    SANITY_STUDIO_TOKEN: '',
    SANITY_AUTH_TOKEN: 'a token',
    PUBLISH_SECRET: 'a secret',
  }
  expect(() => refuseSecrets(variables)).not.toThrow()
})
