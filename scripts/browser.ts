import { existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ExpectedError } from './expected-error.ts'
import { cache, root } from './paths.ts'

/** How to start a Chromium: options of Playwright's `launch`. */
export interface Browser {
  readonly executablePath: string
  readonly args: string[]
  readonly env?: Record<string, string>
}

const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
    .flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`])
    .concat('/snap/bin/chromium'),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
}

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/**
 * The browser for tests: the one that CHROMIUM_PATH names, else an installed one, else on Linux x64 the one that npm
 * brought.
 *
 * @throws ExpectedError that says what to install
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH?.trim()
  if (named) {
    if (!existsSync(named)) throw new ExpectedError(`CHROMIUM_PATH is “${named}”, where there is no file`)
    return { executablePath: named, args }
  }
  const found = [...(installed[process.platform] ?? []), chromium.executablePath()].find((path) =>
    existsSync(path),
  )
  if (found) return { executablePath: found, args }
  if (process.platform === 'linux' && process.arch === 'x64') return await browserFromNpm()
  throw new ExpectedError(
    'The browser tests need Chromium: install Google Chrome, or run `npx playwright install chromium`, or set CHROMIUM_PATH',
  )
}

/** Unpacks the Chromium of `@sparticuz/chromium` once, with the libraries and fonts that a bare machine lacks. */
async function browserFromNpm(): Promise<Browser> {
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true })
    const aside = await mkdtemp(join(cache, 'chromium-'))
    await unpack(aside)
    // Renamed when complete, so that an unpacking that was killed is never taken for a browser.
    await rename(aside, folder).catch(() => rm(aside, { recursive: true, force: true }))
  }
  return {
    executablePath: join(folder, 'chromium'),
    args: [...args, '--no-zygote', '--font-render-hinting=none'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Without it, each Chinese character would be a narrow box, and every measurement of Chinese pages wrong. */
const chineseFont = join(
  root,
  'node_modules/@expo-google-fonts/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf',
)

/** The package's own configuration names folders of AWS only; without a font Chromium draws no text at all. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** The package unpacks into the folder for temporary files, and its libraries only where it believes to be on AWS. */
async function unpack(folder: string): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' })
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    await writeFile(join(folder, 'fonts.conf'), fontsConfiguration)
    await copyFile(chineseFont, join(folder, 'fonts/chinese.ttf'))
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}
