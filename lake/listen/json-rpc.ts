import { isJsonObject, type JsonObject } from '../json.ts'

/** A call of JSON-RPC 2.0, as Studio's presence client and ours make it. */
export interface RpcCall {
  id: unknown
  method: string
  params: JsonObject
}

/** An error that goes back to the caller, with a code of JSON-RPC 2.0. */
export class RpcError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export const INVALID_PARAMS = -32602
export const METHOD_NOT_FOUND = -32601

/** Undefined for what is no call. */
export function parseCall(text: string): RpcCall | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isJsonObject(value) || typeof value.method !== 'string') return undefined
  return {
    id: value.id ?? null,
    method: value.method,
    params: isJsonObject(value.params) ? value.params : {},
  }
}

export function formatResult(id: unknown, result: unknown): string {
  return JSON.stringify({ jsonrpc: '2.0', id, result })
}

export function formatError(id: unknown, code: number, message: string): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })
}

/** What a subscription tells without being asked each time. */
export function formatNotice(method: string, subscription: string, result: unknown): string {
  return JSON.stringify({ jsonrpc: '2.0', method, params: { subscription, result } })
}
