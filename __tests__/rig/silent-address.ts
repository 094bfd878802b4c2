import { spawn } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** An address that never completes a connection, like a host behind a firewall that drops packets. */
export type SilentAddress = {
  readonly port: number
  /** Relays to the onward port from now on. Pending clients connect at the next SYN retry, one second later. */
  startRelaying(): void
  close(): Promise<void>
}

/** Listens, prints its port, and relays. */
const RELAY = `
const { connect, createServer } = require('node:net')
const [address, port, onwardPort] = process.argv.slice(1)
const server = createServer((socket) => {
  const onward = connect(Number(onwardPort), '127.0.0.1')
  for (const end of [socket, onward]) end.on('error', () => {})
  socket.pipe(onward).pipe(socket)
})
server.listen({ host: address, port: Number(port), backlog: 1 }, () => console.log(server.address().port))
`

/**
 * A stopped process cannot accept, and the kernel drops connections once the backlog is full. Linux only.
 *
 * @param port 0 for any free port
 */
export async function startSilentAddress(address: string, port: number, onwardPort: number): Promise<SilentAddress> {
  const child = spawn(process.execPath, ['-e', RELAY, address, String(port), String(onwardPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const printed = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
  const listening = Number(printed)
  child.kill('SIGSTOP')
  const queue: Socket[] = []
  let isFull = false
  while (!isFull) {
    const socket = connect(listening, address)
    socket.on('error', () => {})
    queue.push(socket)
    const isAccepted = new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true)))
    isFull = !(await Promise.race([isAccepted, pause(200, false)]))
  }
  return {
    port: listening,
    startRelaying() {
      for (const socket of queue) socket.destroy()
      child.kill('SIGCONT')
    },
    async close() {
      for (const socket of queue) socket.destroy()
      child.kill('SIGKILL')
      await ended
    },
  }
}
