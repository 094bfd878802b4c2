import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The access token that the echo gives for a refresh token. */
export const ACCESS_TOKEN = 'access-token-that-nobody-may-see-in-a-log'

/** Where an answer repeats the credentials it got. */
export type Echo = (request: IncomingMessage, response: ServerResponse, secret: string) => void

/** A server that answers everything but the exchange with what it was sent, on loopback; `seen` are its requests. */
export async function startEcho(echo: Echo) {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    request.resume().once('end', () => {
      const secret = request.headers.authorization?.replace('Bearer ', '') ?? ''
      if (request.url === '/api/v1/device-refresh') response.end(JSON.stringify({ accessToken: ACCESS_TOKEN }))
      else echo(request, response, secret)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
