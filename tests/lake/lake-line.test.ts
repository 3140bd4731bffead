import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { LakeLine } from '../../studio/lake-line.ts'

/** A socket without a network, whose other end is the test. */
class FakeSocket {
  static readonly OPEN = 1
  static made: FakeSocket[] = []
  static reachable = true
  readyState = 0
  onopen?: () => void
  onclose: ((event: { code: number }) => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null

  constructor() {
    FakeSocket.made.push(this)
    if (FakeSocket.reachable) queueMicrotask(() => this.open())
  }

  open(): void {
    this.readyState = FakeSocket.OPEN
    this.onopen?.()
  }

  /** Answers every call as a lake does that grants it. */
  send(text: string): void {
    const { id } = JSON.parse(text) as { id: string }
    queueMicrotask(() => this.receive(JSON.stringify({ id, result: { status: 200 } })))
  }

  receive(data: string): void {
    this.onmessage?.({ data })
  }

  close(): void {
    this.readyState = 3
  }
}

const openSockets = (): FakeSocket[] => FakeSocket.made.filter(({ readyState }) => readyState === 1)

beforeEach(() => {
  FakeSocket.made = []
  FakeSocket.reachable = true
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  onTestFinished(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
})

/** Opens a stream; `end` leaves it. */
async function open(line: LakeLine) {
  const controller = new AbortController()
  const response = await line.open('?query=*', '', controller.signal)
  const state = { broken: false }
  response.text().catch(() => (state.broken = true))
  return { state, end: () => controller.abort(new Error('left')) }
}

test('a line that was closed as idle does not break the one after it', async () => {
  const line = new LakeLine('ws://lake.test', undefined)
  const first = await open(line)
  first.end()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(openSockets()).toEqual([])
  const second = await open(line)
  for (let signs = 0; signs < 4; signs++) {
    await vi.advanceTimersByTimeAsync(25_000)
    FakeSocket.made[1]?.receive('♥')
  }
  expect(second.state.broken).toBe(false)
  expect(openSockets()).toEqual([FakeSocket.made[1]])
  expect(FakeSocket.made.length).toBe(2)
})

test('a stream that ended on a line that broke leaves the next line as it is', async () => {
  const line = new LakeLine('ws://lake.test', undefined)
  const first = await open(line)
  first.end()
  FakeSocket.reachable = false
  FakeSocket.made[0]?.onclose?.({ code: 1006 })
  const second = open(line)
  await vi.advanceTimersByTimeAsync(2000)
  const third = open(line)
  for (const socket of FakeSocket.made.slice(1)) socket.open()
  await Promise.all([second, third])
  expect(FakeSocket.made.length).toBe(2)
})

test('a line that gives no sign of life is given up with its streams', async () => {
  const line = new LakeLine('ws://lake.test', undefined)
  const { state } = await open(line)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state.broken).toBe(true)
  expect(openSockets()).toEqual([])
})
