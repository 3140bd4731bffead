import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/paths.ts'

const guide = readFileSync(join(root, 'docs/editors.md'), 'utf8').replaceAll(/\s+/g, ' ')

function textsIn(folder: string, ending: RegExp): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !file.includes('node_modules'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n')
}

describe('the guide for editors', () => {
  it('shows every picture that was taken for it, and none else', () => {
    const shown = [...guide.matchAll(/!\[[^\]]+\]\(editors\/([^)]+)\)/g)].map(([, file]) => file)
    expect(shown.toSorted()).toEqual(readdirSync(join(root, 'docs/editors')).toSorted())
    for (const file of shown) {
      expect(statSync(join(root, 'docs/editors', file!)).size, file).toBeLessThan(100_000)
    }
  })

  it('names what is on the screen as Studio does', () => {
    const ours = textsIn('studio', /\.tsx?$/)
    const theirs = [
      'sanity/lib',
      '@sanity/document-internationalization',
      'sanity-plugin-internationalized-array',
      '@sanity/language-filter',
    ]
      .map((name) => textsIn(`node_modules/${name}`, /\.js$/))
      .join('\n')
    const labels = new Set([...guide.matchAll(/\*\*(.+?)\*\*/g)].map(([, label]) => label!))
    expect(labels.size).toBeGreaterThan(50)
    const unknown = [...labels].filter((label) =>
      [`'${label}'`, `"${label}"`, `>${label}<`].every(
        (text) => !ours.includes(text) && !theirs.includes(text),
      ),
    )
    expect(unknown).toEqual([])
  })
})
