import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The access token that the server returns for a refresh token. */
export const ACCESS_TOKEN = 'access-token-that-must-not-be-published'

/** Writes a response that contains the credential of the request. */
export type Echo = (request: IncomingMessage, response: ServerResponse, secret: string) => void

/** A server on loopback that echoes the credential of every request except the token refresh. */
export async function startEchoServer(echo: Echo) {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
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
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
