import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A SOCKS5 proxy on loopback. Clients that offer a password need `user` and `p%ss`; others need none. */
export type SocksProxy = {
  readonly port: number
  /** `host:port` of every requested connection. */
  readonly targets: string[]
  close(): Promise<void>
}

export async function startSocksProxy(): Promise<SocksProxy> {
  const targets: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    // One message per step: on loopback, each write of a client arrives as one chunk.
    socket.once('data', (greeting) => {
      const wantsPassword = greeting.subarray(2).includes(2)
      socket.write(Buffer.from([5, wantsPassword ? 2 : 0]))
      if (!wantsPassword) return void socket.once('data', (request) => relay(socket, request))
      socket.once('data', (credentials) => {
        const isAuthorized = credentials.equals(Buffer.from('\x01\x04user\x04p%ss'))
        socket.write(Buffer.from([1, isAuthorized ? 0 : 1]))
        socket.once('data', (request) => relay(socket, request))
      })
    })
  })
  const relay = (socket: Socket, request: Buffer): void => {
    const { host, port } = readAddress(request)
    targets.push(`${host}:${port}`)
    const onward = connect(port, host, () => {
      socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]))
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    targets,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Bytes: version, command, reserved, address type (1: IPv4, 3: length and name), address, port. */
function readAddress(request: Buffer): { host: string; port: number } {
  const isName = request[3] === 3
  const end = isName ? 5 + (request[4] ?? 0) : 8
  const host = isName ? request.subarray(5, end).toString() : request.subarray(4, 8).join('.')
  return { host, port: request.readUInt16BE(end) }
}
