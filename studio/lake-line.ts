/** In milliseconds: between two attempts to reach a lake that does not answer. */
const RETRY_DELAY = 500

/** In milliseconds: the lake gives a sign of life every 25 seconds; after twice that and some, the line is dead. */
const SILENCE = 60_000

/** In milliseconds: how long a line without a stream is kept, as another stream often follows at once. */
const IDLE = 1000

/** What the lake closes a socket with whose token is wrong or missing. */
const UNAUTHORIZED = 4001

interface Stream {
  controller: ReadableStreamDefaultController<Uint8Array>
  body: ReadableStream<Uint8Array>
  answer: (response: Response) => void
  refuse: (error: Error) => void
}

/** What the lake sends: an answer to a call, or more text of a stream. */
interface Message {
  id?: string
  result?: { status: number; body?: unknown }
  error?: { message: string }
  method?: string
  params?: { subscription: string; result: string | null }
}

/**
 * One WebSocket to a lake that carries any number of event streams, each of which looks like the response to a fetch.
 * It is opened for the first stream and tried again until the lake answers. Where it breaks, every stream ends with an
 * error; whoever reads them asks anew and resumes, as over HTTP.
 */
export class LakeLine {
  readonly #url: string
  readonly #authorization: string | undefined
  readonly #encoder = new TextEncoder()
  readonly #streams = new Map<string, Stream>()
  #connection: Promise<WebSocket> | undefined
  /** The one that streams go over, once it is open. */
  #socket: WebSocket | undefined
  #silence: ReturnType<typeof setTimeout> | undefined
  #count = 0

  /**
   * @param url of the lake's socket, as `ws://127.0.0.1:3900/vX/socket/production`
   * @param authorization `Bearer …` where the lake demands a token
   */
  constructor(url: string, authorization: string | undefined) {
    this.#url = url
    this.#authorization = authorization
  }

  /**
   * Opens an event stream.
   * @param search the query string of `/data/listen`
   * @param lastEventId where to resume; empty for a beginning
   * @param signal ends the stream
   * @returns what HTTP would answer
   * @throws the signal's reason, or a TypeError where the line broke, as fetch does
   */
  async open(search: string, lastEventId: string, signal: AbortSignal | undefined): Promise<Response> {
    this.#connection ??= this.#connect()
    const socket = await untilAborted(this.#connection, signal)
    if (socket.readyState !== WebSocket.OPEN) throw new TypeError('The line to the lake broke')
    const id = String(++this.#count)
    const leave = (): void => {
      const stream = this.#streams.get(id)
      if (!this.#streams.delete(id)) return
      stream?.controller.error(signal?.reason)
      if (socket.readyState === WebSocket.OPEN) {
        socket.send(call(`-${id}`, 'listen_unsubscribe', { subscriptionId: id }))
      }
      setTimeout(() => {
        if (this.#streams.size === 0) this.#lose(socket)
      }, IDLE)
    }
    signal?.addEventListener('abort', leave, { once: true })
    return await new Promise<Response>((answer, refuse) => {
      let controller: Stream['controller'] | undefined
      const body = new ReadableStream<Uint8Array>({
        start: (given) => {
          controller = given
        },
        cancel: leave,
      })
      this.#streams.set(id, { controller: controller as Stream['controller'], body, answer, refuse })
      socket.send(call(id, 'listen_subscribe', { subscriptionId: id, search, lastEventId }))
    })
  }

  /** Tries until the lake answers; fails only where it refuses the token. */
  async #connect(): Promise<WebSocket> {
    for (;;) {
      const socket = new WebSocket(this.#url)
      const refusal = await new Promise<number | undefined>((resolve) => {
        socket.onopen = () => resolve(undefined)
        socket.onclose = ({ code }) => resolve(code)
      })
      if (refusal === undefined) return this.#use(socket)
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY))
    }
  }

  #use(socket: WebSocket): WebSocket {
    this.#socket = socket
    socket.onclose = ({ code }) => this.#lose(socket, code)
    socket.onmessage = ({ data }) => {
      this.#watch(socket)
      this.#receive(String(data))
    }
    this.#watch(socket)
    if (this.#authorization !== undefined) {
      socket.send(call('authorization', 'authorization', { authorization: this.#authorization }))
    }
    return socket
  }

  #watch(socket: WebSocket): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#lose(socket), SILENCE)
  }

  /** Ends a socket and every stream that goes over it. A socket that the line has left is no matter of the next one's. */
  #lose(socket: WebSocket, code?: number): void {
    if (socket !== this.#socket) return
    clearTimeout(this.#silence)
    socket.onmessage = socket.onclose = null
    socket.close()
    this.#socket = this.#connection = undefined
    const streams = [...this.#streams.values()]
    this.#streams.clear()
    for (const stream of streams) this.#end(stream, code === UNAUTHORIZED)
  }

  #end({ controller, answer, refuse }: Stream, unauthorized: boolean): void {
    const error = new TypeError('The line to the lake broke')
    if (unauthorized) answer(new Response(null, { status: 401 }))
    else refuse(error)
    controller.error(error)
  }

  #receive(text: string): void {
    if (!text.startsWith('{')) return
    const { id, result, error, method, params } = JSON.parse(text) as Message
    const stream = this.#streams.get(params?.subscription ?? id ?? '')
    if (!stream) return
    if (method === 'listen_subscription') {
      stream.controller.enqueue(this.#encoder.encode(params?.result ?? ''))
    } else if (method === 'listen_end') {
      this.#streams.delete(params?.subscription ?? '')
      stream.controller.close()
    } else if (result?.status === 200) {
      stream.answer(new Response(stream.body, { headers: { 'content-type': 'text/event-stream' } }))
    } else {
      this.#streams.delete(id ?? '')
      if (result) stream.answer(Response.json(result.body, { status: result.status }))
      else stream.refuse(new TypeError(error?.message ?? 'The lake refused'))
    }
  }
}

function call(id: string, method: string, params: Record<string, unknown>): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method, params })
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) reject(signal.reason as Error)
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    promise.then(resolve, reject)
  })
}
