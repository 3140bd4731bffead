import net from 'node:net'
import tls from 'node:tls'

/**
 * Lets every TLS connection of this process end, unencrypted, at a port of this machine. Nothing above the socket knows of
 * it, so requests are those that Sanity's hosts would get. A process of its own is led there by `--import` of this file,
 * with PLAIN_TLS_PORT set.
 *
 * @returns the hosts that were connected to, as they are, and how to end it
 */
export function plainTls(port: number): { readonly hosts: Set<string>; readonly restore: () => void } {
  const { connect } = tls
  const hosts = new Set<string>()
  tls.connect = ((options: tls.ConnectionOptions) => {
    hosts.add(options.servername ?? '')
    const socket = net.connect(port, '127.0.0.1')
    // The request's own Host header must be the name that TLS was asked for.
    socket.once('connect', () => {
      if (options.servername) socket.emit('secureConnect')
    })
    return Object.assign(socket, { alpnProtocol: false, encrypted: true, authorized: true })
  }) as unknown as typeof tls.connect
  return { hosts, restore: () => void (tls.connect = connect) }
}

if (process.env.PLAIN_TLS_PORT) plainTls(Number(process.env.PLAIN_TLS_PORT))
