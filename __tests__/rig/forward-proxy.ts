import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export const USER = 'proxy-user'
export const PASSWORD = 'proxy-password'

/** A forward proxy on loopback that requires `USER` and `PASSWORD`. */
export type ForwardProxy = {
  readonly name: string
  readonly port: number
  close(): Promise<void>
}

/** Starts tinyproxy if it is installed (`apt-get install tinyproxy`), and a proxy in this process otherwise. */
export async function startForwardProxy(): Promise<ForwardProxy> {
  const tinyproxy = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, 'tinyproxy'))
    .find(isExecutable)
  return tinyproxy === undefined ? startBuiltInProxy() : startTinyproxy(tinyproxy)
}

async function startTinyproxy(program: string): Promise<ForwardProxy> {
  const directory = mkdtempSync(join(tmpdir(), 'tinyproxy-'))
  const port = await freePort()
  const settings = ['Listen 127.0.0.1', `Port ${port}`, 'Timeout 30', 'MaxClients 60', `BasicAuth ${USER} ${PASSWORD}`]
  writeFileSync(join(directory, 'tinyproxy.conf'), `${settings.join('\n')}\n`)
  const child = spawn(program, ['-d', '-c', join(directory, 'tinyproxy.conf')], { stdio: 'ignore' })
  for (let tries = 0; tries < 100 && !(await isListening(port)); tries += 1) await pause(50)
  return {
    name: 'tinyproxy',
    port,
    async close() {
      const ended = new Promise((resolve) => child.once('close', resolve))
      child.kill()
      await ended
      rmSync(directory, { recursive: true })
    },
  }
}

async function startBuiltInProxy(): Promise<ForwardProxy> {
  const expectedCredentials = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`
  const server = createServer((request, response) => {
    const { method = 'GET', url = '', headers } = request
    if (headers['proxy-authorization'] !== expectedCredentials) return void response.writeHead(407).end()
    const onward = httpRequest(url, { method, headers }, (back) => {
      response.writeHead(back.statusCode ?? 502, back.headers)
      back.pipe(response)
    })
    onward.on('error', () => response.writeHead(502).end())
    request.pipe(onward)
  })
  server.on('connect', (request, socket) => {
    const isAuthorized = request.headers['proxy-authorization'] === expectedCredentials
    if (!isAuthorized) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
    const [host = '', port] = (request.url ?? '').split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    name: 'a proxy in the test',
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
