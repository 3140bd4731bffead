import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { checkToken, type Access } from '../http/access.ts'
import { LakeError } from '../http/errors.ts'
import type { JsonObject } from '../json.ts'
import type { Lake } from '../lake.ts'
import { EventStream } from '../listen/event-stream.ts'
import * as rpc from '../listen/json-rpc.ts'
import { KEEP_ALIVE_INTERVAL, MAX_BACKLOG } from '../listen/limits.ts'
import { Presence } from '../listen/presence.ts'

/** Subscriptions of one connection; Studio holds about ten. */
const MAX_SUBSCRIPTIONS = 200

/** In milliseconds: how long a connection may stay open without the token that the lake demands. */
const AUTHORIZATION_TIMEOUT = 10_000

/** What Studio takes for a sign of life. */
const HEARTBEAT = '♥'

/** A code of the hosted API's own for "not authorized". */
const UNAUTHORIZED = 4001

interface SocketSettings {
  lake: Lake
  access: Access
  /** Told of a method that the lake doesn't know. */
  onUnknown: (call: string) => void
  log: (message: string) => void
}

/**
 * WebSockets at `/socket/<dataset>`, speaking JSON-RPC 2.0. Two things go over them: presence, as Studio's own client
 * does it, and any number of event streams of `/data/listen`, which a browser could not hold as so many connections
 * (`studio/lake-client.ts` is their other end).
 */
export class Sockets {
  readonly #settings: SocketSettings
  readonly #presence = new Presence()
  readonly #server: WebSocketServer

  constructor(settings: SocketSettings) {
    this.#settings = settings
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: settings.lake.bodyLimits.json,
      perMessageDeflate: false,
    })
  }

  /** Takes over a connection whose address, origin and path have been checked. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      new Connection(socket, request.headers.authorization, this.#presence, this.#settings)
    })
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate()
    this.#server.close()
  }
}

class Connection {
  readonly #socket: WebSocket
  readonly #presence: Presence
  readonly #settings: SocketSettings
  readonly #subscriptions = new Map<string, () => void>()
  #authorized = false
  #alive = true

  constructor(
    socket: WebSocket,
    authorization: string | undefined,
    presence: Presence,
    settings: SocketSettings,
  ) {
    this.#socket = socket
    this.#presence = presence
    this.#settings = settings
    // A browser cannot set headers on a socket: its first message carries the token instead.
    if (authorization !== undefined || settings.access.token === undefined) this.#authorize(authorization)
    const impatience = setTimeout(() => this.#refuse(), AUTHORIZATION_TIMEOUT)
    if (this.#authorized) clearTimeout(impatience)
    const heartbeat = setInterval(() => this.#beat(), KEEP_ALIVE_INTERVAL)
    for (const timer of [impatience, heartbeat]) timer.unref()
    socket.on('pong', () => (this.#alive = true))
    socket.on('message', (data, isBinary) => {
      this.#receive(data, isBinary)
      if (this.#authorized) clearTimeout(impatience)
    })
    // What follows an error is its close; without a listener it would end the process.
    socket.on('error', () => socket.terminate())
    socket.once('close', () => {
      clearTimeout(impatience)
      clearInterval(heartbeat)
      for (const stop of this.#subscriptions.values()) stop()
      presence.close(this)
    })
  }

  #authorize(authorization: string | undefined): void {
    try {
      checkToken(authorization, this.#settings.access)
      this.#authorized = true
    } catch {
      this.#refuse()
    }
  }

  #refuse(): void {
    this.#socket.close(UNAUTHORIZED, 'This lake answers only to those who have its token')
  }

  #beat(): void {
    if (!this.#alive) {
      this.#socket.terminate()
      return
    }
    this.#alive = false
    this.#socket.ping()
    this.#send(HEARTBEAT)
  }

  #send(text: string): void {
    if (this.#socket.bufferedAmount > MAX_BACKLOG) this.#socket.terminate()
    else this.#socket.send(text)
  }

  #receive(data: RawData, isBinary: boolean): void {
    const call = isBinary ? undefined : rpc.parseCall((data as Buffer).toString('utf8'))
    if (!call) return
    const { authorization } = call.params
    if (call.method === 'authorization') {
      this.#authorize(typeof authorization === 'string' ? authorization : undefined)
    }
    if (!this.#authorized) {
      this.#refuse()
      return
    }
    try {
      this.#send(rpc.formatResult(call.id, this.#answer(call)))
    } catch (error) {
      if (error instanceof rpc.RpcError) {
        this.#send(rpc.formatError(call.id, error.code, error.message))
        return
      }
      this.#settings.log(`lake: ${call.method}: ${error instanceof Error ? error.stack : String(error)}`)
      this.#socket.terminate()
    }
  }

  #answer({ method, params }: rpc.RpcCall): unknown {
    switch (method) {
      case 'authorization':
        return true
      case 'presence_subscribe':
        return this.#subscribeToPresence(randomUUID())
      case 'presence_unsubscribe':
      case 'listen_unsubscribe':
        return this.#unsubscribe(text(params, 'subscriptionId'))
      case 'presence_rollcall':
        this.#presence.rollCall(this, text(params, 'session'))
        return true
      case 'presence_announce':
        return this.#announce(params.data)
      case 'presence_disconnect':
        this.#presence.leave(this, text(params, 'session'))
        return true
      case 'listen_subscribe':
        return this.#listen(
          text(params, 'subscriptionId'),
          text(params, 'search'),
          text(params, 'lastEventId'),
        )
      default:
        this.#settings.onUnknown(`SOCKET ${method}`)
        throw new rpc.RpcError(rpc.METHOD_NOT_FOUND, `No such method: ${method}`)
    }
  }

  #subscribeToPresence(id: string): string {
    return this.#subscribe(id, () =>
      this.#presence.subscribe(this, (event) =>
        this.#send(rpc.formatNotice('presence_subscription', id, event)),
      ),
    )
  }

  #announce(data: unknown): true {
    const { sessionId, locations } = (data ?? {}) as JsonObject
    if (typeof sessionId !== 'string' || !Array.isArray(locations)) {
      throw new rpc.RpcError(rpc.INVALID_PARAMS, 'Expected "data" with "sessionId" and "locations"')
    }
    this.#presence.announce(this, sessionId, locations)
    return true
  }

  /**
   * Opens an event stream under an id that the caller has chosen. `status` is what HTTP would answer; anything but 200
   * comes with the body of the error.
   */
  #listen(id: string, search: string, lastEventId: string): unknown {
    try {
      const stream = new EventStream(this.#settings.lake, new URLSearchParams(search), lastEventId)
      this.#subscribe(id, () =>
        stream.start({
          write: (events) => this.#send(rpc.formatNotice('listen_subscription', id, events)),
          room: () => MAX_BACKLOG - this.#socket.bufferedAmount,
          fail: (error) => {
            this.#settings.log(`lake: a listener failed: ${String(error)}`)
            this.#unsubscribe(id)
            this.#send(rpc.formatNotice('listen_end', id, null))
          },
        }),
      )
      return { status: 200 }
    } catch (error) {
      if (!(error instanceof LakeError)) throw error
      return { status: error.status, body: error.body }
    }
  }

  #subscribe(id: string, start: () => () => void): string {
    if (this.#subscriptions.has(id) || this.#subscriptions.size >= MAX_SUBSCRIPTIONS) {
      throw new rpc.RpcError(rpc.INVALID_PARAMS, `Too many subscriptions, or "${id}" is taken`)
    }
    this.#subscriptions.set(id, start())
    return id
  }

  #unsubscribe(id: string): boolean {
    this.#subscriptions.get(id)?.()
    return this.#subscriptions.delete(id)
  }
}

function text(params: JsonObject, name: string): string {
  const value = params[name]
  if (typeof value === 'string') return value
  throw new rpc.RpcError(rpc.INVALID_PARAMS, `Expected "${name}", a string`)
}
