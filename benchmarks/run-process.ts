import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

/** What a process and those that it started have used. */
export interface Usage {
  /** User and system time of all of them, in seconds. */
  readonly cpu: number
  readonly wall: number
  /** In bytes; the most that each of them held, added up, so never less than what they held together. */
  readonly memory: number
}

/** Linux counts CPU time in hundredths of a second, whatever its kernel's own clock. */
const ticksPerSecond = 100
const samplingInterval = 20

/**
 * Runs a Node script in a process of its own and watches what it uses, Pagefind's process included: the operating system
 * adds that to its parent only where the parent waits for its end.
 *
 * @throws Error with the script's output where it fails
 */
export async function runProcess(
  script: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ usage: Usage; output: string }> {
  const started = performance.now()
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const processes = new Map<number, { cpu: number; memory: number }>()
  const sampling = setInterval(() => sample(child.pid!, processes), samplingInterval)
  const [status] = (await once(child, 'close')) as [number | null]
  clearInterval(sampling)
  if (status !== 0) throw new Error(`${script} ended with ${status}:\n${output}`)
  const all = [...processes.values()]
  return {
    usage: {
      cpu: sum(all.map(({ cpu }) => cpu)),
      wall: (performance.now() - started) / 1000,
      memory: sum(all.map(({ memory }) => memory)),
    },
    output,
  }
}

/** Notes what a process and its descendants have used so far. What has ended keeps its last note. */
function sample(pid: number, processes: Map<number, { cpu: number; memory: number }>): void {
  try {
    // The second field is the program's name in brackets, which may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    const memory = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    // A process that has ended but not been waited for has no memory any more.
    if (memory !== undefined) {
      const cpu = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
      processes.set(pid, { cpu, memory: Number(memory) * 1024 })
    }
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim()
      for (const child of children === '' ? [] : children.split(' ')) sample(Number(child), processes)
    }
  } catch {
    // It ended while it was looked at.
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
