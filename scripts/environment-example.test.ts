import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './paths.ts'

/** Set by the system, by tools, or by one of this project's processes for another. */
const internal =
  /^(?:PATH|HOME|TMPDIR|CI|NODE_ENV|LOCALAPPDATA|PROGRAMFILES.*|LD_LIBRARY_PATH|CHROMIUM_PATH|OUT_DIR|ASTRO_TELEMETRY_DISABLED|TYPEGEN_OUTPUT|SAMPLE_SITE|PLAYWRIGHT_.*)$/

const reading =
  /process\.env(?:\.|\[')([A-Z_]+)|\b(?:read|matching|number|variables)(?:\(|\[)\s*'([A-Z_]{4,})'/g

/** `const { PORT, SITE_DIR: folder } = process.env` */
const destructuring = /\{([^{}]*)\}\s*=\s*process\.env\b/g

/** What Astro's Node adapter reads where the preview server runs. */
const readByAdapter = ['HOST', 'PORT']

function namesIn(code: string): string[] {
  return [
    ...[...code.matchAll(reading)].map(([, first, second]) => first ?? second ?? ''),
    ...[...code.matchAll(destructuring)].flatMap(
      ([, names = '']) => names.match(/\b[A-Z][A-Z_]{3,}\b/g) ?? [],
    ),
  ]
}

test('a variable is found however it is read', () => {
  const code = `
    const a = process.env.FIRST, b = process.env['SECOND'], c = read('THIRD'), d = number('FOURTH', 1)
    const { FIFTH: host, SIXTH, SEVENTH: port = process.env.EIGHTH, ...rest } = process.env`
  expect(namesIn(code).sort()).toEqual(
    ['FIRST', 'SECOND', 'THIRD', 'FOURTH', 'FIFTH', 'SIXTH', 'SEVENTH', 'EIGHTH', 'EIGHTH'].sort(),
  )
})

test('.env.example explains every variable that the code reads, and no other', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.astro'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && !/^tests\/|\.test\.ts$|^benchmarks\//.test(file))
  const read = new Set([
    ...files.flatMap((file) => namesIn(readFileSync(join(root, file), 'utf8'))),
    ...readByAdapter,
  ])
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  const explained = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name ?? '')
  expect(new Set(explained).size).toBe(explained.length)
  expect(read.size).toBeGreaterThan(20)
  expect(explained.sort()).toEqual([...read].filter((name) => !internal.test(name)).sort())
})
