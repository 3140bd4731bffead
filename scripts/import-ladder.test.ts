import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { root } from './paths.ts'

const eslint = new ESLint({ cwd: root })

async function complaintsAbout(file: string, imported: string): Promise<number> {
  const [result] = await eslint.lintText(`import * as it from '${imported}'\nexport default it\n`, {
    filePath: `${root}/${file}`,
  })
  return result!.messages.filter(({ ruleId }) => ruleId === 'boundaries/dependencies').length
}

test.for([
  ['src/ui/example.ts', '../site/routes.ts'],
  ['src/features/news/example.ts', '../../ui/text.ts'],
  ['src/features/news/example.ts', './query.ts'],
  ['src/relations/example.ts', '../features/news/entries.ts'],
  ['src/layouts/example.ts', '../relations/graph.ts'],
  ['src/preview/example.ts', '../sanity/dataset.ts'],
  ['studio/example.ts', '../src/site/rules.ts'],
  ['scripts/example.ts', '../lake/server.ts'],
  ['src/sanity/example.ts', 'node:fs'],
] as const)('%s may import %s', async ([file, imported]) => {
  expect(await complaintsAbout(file, imported)).toBe(0)
})

test.for([
  ['src/site/example.ts', '../sanity/digest.ts', 'a higher rung'],
  ['src/sanity/example.ts', '../i18n/strings.ts', 'the same rung'],
  ['src/seo/example.ts', '../search/record.ts', 'the same rung'],
  ['src/ui/example.ts', '../features/news/model.ts', 'a higher rung'],
  ['src/features/news/example.ts', '../topics/model.ts', 'another feature'],
  ['src/features/news/example.ts', '../../relations/graph.ts', 'a higher rung'],
  ['src/relations/example.ts', '../layouts/frame.ts', 'a higher rung'],
  ['src/layouts/example.ts', '../preview/drafts.ts', 'drafts are for the preview only'],
  ['src/sanity/example.ts', '../../lake/server.ts', 'the lake'],
  ['lake/example.ts', '../src/site/rules.ts', 'the site'],
  ['studio/example.ts', '../src/sanity/client.ts', 'more of the site than its facts'],
] as const)('%s may not import %s: %s', async ([file, imported]) => {
  expect(await complaintsAbout(file, imported)).toBe(1)
})
