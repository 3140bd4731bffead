/** In milliseconds. Proxies and clients give up on a connection that is silent for a minute. */
export const KEEP_ALIVE_INTERVAL = 25_000

/** Bytes that may wait for a reader who does not read; beyond, the connection ends and the reader starts anew. */
export const MAX_BACKLOG = 16 * 1024 * 1024
