/** In milliseconds. Proxies and clients give up on a connection that is silent for a minute. */
export const KEEP_ALIVE_INTERVAL = 25_000

/**
 * Bytes that may wait for a reader who does not read; where more wait, the next write ends the connection, and the reader
 * starts anew. What is written last does not count: one event may be longer, and would never arrive.
 */
export const MAX_BACKLOG = 16 * 1024 * 1024
