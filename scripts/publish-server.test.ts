import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { root } from './paths.ts'

/** Starts the publish server where it can't go on, and waits for its end. */
async function run(variables: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, 'scripts/publish-server.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      SANITY_API_HOST: 'http://127.0.0.1:9',
      PORT: '0',
      PUBLISH_PORT: '0',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, output: output.trim() }
}

test.for([
  ['PORT', 'the site'],
  ['PUBLISH_PORT', 'the publish server'],
] as const)('where %s is taken, it ends and says how to give another', async ([variable, name]) => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  expect(await run({ [variable]: String(port) })).toEqual({
    status: 1,
    output: `Port ${port} is taken. Is ${name} running already? Stop it, or give another port by ${variable}`,
  })
})

test('where the lake does not answer, it ends rather than stand half open', async () => {
  const { status, output } = await run({})
  expect(status).toBe(1)
  expect(output).toBe('No lake answers at http://127.0.0.1:9, where SANITY_API_HOST says that it is')
})
