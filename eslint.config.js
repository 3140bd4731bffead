// @ts-check
import astro from 'eslint-plugin-astro'
import boundaries from 'eslint-plugin-boundaries'
import { defineConfig, globalIgnores } from 'eslint/config'
import typescript from 'typescript-eslint'

/** The import ladder of the site: a folder may import those below it, and none on its own rung. */
const rungs = [
  ['site'],
  ['i18n', 'sanity'],
  ['ui'],
  ['seo', 'search'],
  ['feature'],
  ['relations'],
  ['content-config', 'layouts'],
  ['pages'],
  ['preview'],
]
const site = rungs.flat()

const elements = [
  { type: 'feature', pattern: 'src/features/*', capture: ['name'], partialMatch: false },
  ...site
    .filter((type) => type !== 'feature' && type !== 'content-config')
    .map((type) => ({ type, pattern: `src/${type}`, partialMatch: false })),
  { type: 'content-config', pattern: 'src', partialMatch: false },
  ...['lake', 'studio', 'publish', 'scripts', 'tests', 'sample-data', 'benchmarks'].map((type) => ({
    type,
    pattern: type,
    partialMatch: false,
  })),
]

/** @type {(from: string, to: string[]) => object} */
const mayImport = (from, to) => ({
  from: { element: { type: from } },
  allow: { to: { element: { types: { anyOf: to } } } },
})

const ladder = [
  ...rungs.flatMap((rung, index) => rung.map((type) => mayImport(type, rungs.slice(0, index).flat()))),
  mayImport('studio', ['site']),
  mayImport('sample-data', ['site']),
  mayImport('scripts', [...site, 'lake', 'studio', 'publish', 'sample-data']),
  mayImport('benchmarks', [...site, 'lake', 'studio', 'sample-data', 'scripts']),
  mayImport('tests', [...site, 'lake', 'studio', 'publish', 'sample-data', 'scripts']),
]

export default defineConfig(
  globalIgnores([
    '**/dist*/',
    'releases/',
    '**/.cache/',
    '**/.astro/',
    '**/.sanity/',
    '**/*.generated.ts',
    'test-results/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  typescript.configs.recommended,
  astro.configs['recommended'],
  // Accessibility rules for templates: images, labels, roles, focus.
  astro.configs['jsx-a11y-recommended'],
  {
    files: ['**/*.{js,mjs,ts,tsx,astro}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'import/resolver': { node: { extensions: ['.ts', '.js', '.mjs', '.tsx', '.astro'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: 'The import ladder (CONTRIBUTING.md) does not let this folder import that one',
          policies: [...ladder, { allow: { to: { module: { origin: ['external', 'core'] } } } }],
        },
      ],
      'boundaries/no-unknown-files': 'off',
    },
  },
  {
    rules: {
      // An underscore says that a parameter is there for its place only.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    // Props.body of an untyped query result has no better type: see AnyDocumentType.
    files: ['src/sanity/document-type.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
)
