import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { BusyError, takeLock } from './build-lock.ts'

async function lockFile() {
  const folder = await mkdtemp(join(tmpdir(), 'hirep-lock-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'cache/lock.sqlite')
}

/** Takes the lock in a process of its own, which keeps it until it is killed; `held` tells whether it has it. */
async function holder(file: string) {
  const code = `
    import { takeLock } from ${JSON.stringify(new URL('./build-lock.ts', import.meta.url).href)}
    takeLock(${JSON.stringify(file)}, 'A test').then(() => console.log('held'), () => console.log('refused'))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code])
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    held: said.toString() === 'held\n',
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

test('one holds the lock, and the next one may when it is given back', async () => {
  const file = await lockFile()
  const unlock = await takeLock(file, 'A build')
  const refused = takeLock(file, 'A build')
  await expect(refused).rejects.toThrow(BusyError)
  await expect(refused).rejects.toThrow('A build is running already. Wait until it has ended')
  unlock()
  ;(await takeLock(file, 'A build'))()
})

test('what a killed process held, one of those may have that come at once', async () => {
  const file = await lockFile()
  for (let round = 0; round < 3; round++) {
    const first = await holder(file)
    expect(first.held).toBe(true)
    await expect(takeLock(file, 'A build')).rejects.toThrow(BusyError)
    await first.kill()
    const others = await Promise.all([holder(file), holder(file), holder(file)])
    expect(others.filter(({ held }) => held)).toHaveLength(1)
    for (const other of others) await other.kill()
  }
})
