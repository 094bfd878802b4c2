import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parseCommandLine } from '../../local-cloud/command-line.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { getSizes, head, PROJECT, put, SESSION, sendRequest, UPLOAD } from '../rig/requests.ts'
import { CA_FILE, TLS } from '../rig/tls.ts'
import { withCloud } from '../rig/with-cloud.ts'

const MAIN = fileURLToPath(new URL('../../local-cloud/main.ts', import.meta.url))

describe('a running cloud', () => {
  test('records every request', () =>
    withCloud({}, async (cloud) => {
      await put(cloud, { headers: { 'user-agent': 'tester/1' } })
      await sendRequest(cloud, 'GET', '/nowhere?x=1')
      expect(cloud.requests).toMatchObject([
        {
          method: 'PUT',
          route: 'put',
          projectId: PROJECT,
          sessionId: SESSION,
          status: 201,
          bytes: expect.any(Number),
          authorization: `Bearer ${cloud.token}`,
          headers: { 'user-agent': 'tester/1', 'content-encoding': 'gzip' },
          aborted: false,
        },
        { path: '/nowhere?x=1', route: 'unknown', status: 404, bytes: 0 },
      ])
      for (const { startedAt, endedAt } of cloud.requests) expect(endedAt).toBeGreaterThanOrEqual(startedAt)
      expect(cloud.requests[0]?.bytes).toBeGreaterThan(50)
    }))

  test('reports the peak number of concurrent requests', () =>
    withCloud({ latencyMs: [20, 40] }, async (cloud) => {
      await put(cloud)
      const worker = async () => {
        for (let turn = 0; turn < 10; turn += 1) await (turn % 2 ? head(cloud) : put(cloud))
      }
      await Promise.all(Array.from({ length: 10 }, worker))
      expect(cloud.getPeakConcurrency().all).toBe(10)
      expect(cloud.getPeakConcurrency().put).toBeLessThanOrEqual(10)
      expect(cloud.getPeakConcurrency().sizes).toBe(0)
    }))

  test('has its initial state after a reset', () =>
    withCloud({ rateLimit: { requests: 1, windowMs: 60_000 } }, async (cloud) => {
      await put(cloud)
      cloud.revokeToken(cloud.token)
      cloud.addFault({ action: { kind: 'reset' } })
      cloud.reset()
      expect([cloud.requests.length, cloud.store.projects.size, cloud.getPeakConcurrency().all]).toEqual([0, 0, 0])
      expect((await put(cloud)).status).toBe(201)
    }))

  test('keeps sessions in a directory across restarts', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'local-cloud-'))
    const body = { ...UPLOAD, sessionData: 'resume', metadata: { title: 'Grüße' } }
    let etag: string | null = null
    await withCloud({ directory }, async (cloud) => {
      etag = (await put(cloud, { body })).headers.get('etag')
    })
    await writeFile(join(directory, 'notes.txt'), 'not ours')
    await writeFile(join(directory, PROJECT, 'half.json.tmp'), '{')
    await withCloud({ directory }, async (cloud) => {
      expect((await head(cloud)).headers.get('etag')).toBe(etag)
      expect((await put(cloud)).status).toBe(200)
      expect(cloud.store.findSession(PROJECT, SESSION)).toMatchObject({
        sessionData: 'resume',
        metadata: body.metadata,
      })
      cloud.reset()
    })
    expect(await readdir(directory)).toEqual(['notes.txt'])
    await rm(directory, { recursive: true })
  })

  test('responds 500 and stores nothing when a session cannot be written', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'local-cloud-'))
    await withCloud({ directory }, async (cloud) => {
      await rm(directory, { recursive: true })
      await writeFile(directory, 'a file now')
      expect(await put(cloud)).toMatchObject({ status: 500, json: { success: false, error: expect.any(String) } })
      expect(cloud.store.findSession(PROJECT, SESSION)).toBeUndefined()
    })
    await rm(directory)
  })

  test('serves HTTPS when it has a certificate', async () => {
    const ca = await readFile(CA_FILE)
    await withCloud({ tls: TLS, faults: [{ match: { route: 'sizes' }, action: { kind: 'reset' } }] }, async (cloud) => {
      expect(cloud.url).toMatch(/^https:/)
      const request = (path: string) =>
        new Promise<number | string | undefined>((resolve) => {
          get(cloud.url + path, { ca, agent: false }, (response) => {
            response.resume().on('end', () => resolve(response.statusCode))
          }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
        })
      expect(await request('/openapi.json')).toBe(200)
      expect(await request(`/api/v1/projects/${PROJECT}/sessions/sizes`)).toBe('ECONNRESET')
      // An unfinished TLS handshake must not block close().
      const { port } = new URL(cloud.url)
      const idle = connect(Number(port), '127.0.0.1').on('error', () => undefined)
      await once(idle, 'connect')
    })
  })

  test('rejects with EADDRINUSE when its port is in use', () =>
    withCloud({}, async (cloud) => {
      await expect(startLocalCloud({ port: Number(new URL(cloud.url).port) })).rejects.toThrow('EADDRINUSE')
    }))

  test('returns the sizes of 100,000 sessions in one response', () =>
    withCloud({ keepBodies: false }, async (cloud) => {
      for (let index = 0; index < 100_000; index += 1) {
        cloud.seed(PROJECT, `c94c863c-02e0-474e-b6d9-${String(index).padStart(12, '0')}`, { markdown: '# x' })
      }
      const { text } = await getSizes(cloud)
      expect(text.length).toBeGreaterThan(4_000_000)
    }))
})

describe('parseCommandLine', () => {
  test('has a default for every flag', () => {
    expect(parseCommandLine([])).toEqual({ port: 0, latencyMs: 0, faults: [] })
  })

  test('accepts every flag', () => {
    const fault = '{"match":{"route":"put"},"action":{"kind":"status","status":503}}'
    const args = ['--port', '8080', '--directory', 'data', '--latency', '20-200', '--fault', fault, '--fault', fault]
    expect(parseCommandLine(args)).toEqual({
      port: 8080,
      directory: 'data',
      latencyMs: [20, 200],
      faults: [JSON.parse(fault), JSON.parse(fault)],
    })
    expect(parseCommandLine(['--latency', '50'])).toMatchObject({ latencyMs: 50 })
    expect(parseCommandLine(['--help'])).toBe('help')
  })

  test.each([
    [['--port', '70000'], '--port must be'],
    [['--port', 'x'], '--port must be'],
    [['--latency', '-1-'], '--latency'],
    [['--latency', 'soon'], '--latency must be'],
    [['--fault', '{}'], 'kind is one of status, reset'],
    [['--fault', 'null'], 'kind is one of'],
    [['--fault', '{"action":{"kind":"toString"}}'], 'kind is one of'],
    [['--fault', '{"action":{"kind":"status"}}'], 'needs "status"'],
    [['--fault', '{'], 'JSON'],
    [['--colour'], '--colour'],
  ])('rejects %j', (args, reason) => {
    expect(() => parseCommandLine(args)).toThrow(reason)
  })
})

// On Windows `kill` ends a process at once.
const onPosix = process.platform === 'win32' ? test.skip : test

describe('npm run cloud', () => {
  onPosix.each(['SIGINT', 'SIGTERM'] as const)('prints its URL and a valid token, and stops on %s', async (signal) => {
    const child = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8')
    for await (const text of child.stdout) {
      output += text as string
      if (/\n\S+\.\S+\.\S+\n/.test(output)) break
    }
    const [, url = '', token = ''] = /Cloud: (\S+)\n[\s\S]*\n(\S+)\n$/.exec(output) ?? []
    const response = await fetch(`${url}/api/v1/projects/${PROJECT}/sessions/sizes`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(404)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('prints the error and its usage when a flag is invalid', async () => {
    const [code, text] = await new Promise<[unknown, string]>((resolve) => {
      execFile(process.execPath, [MAIN, '--port', 'x'], (error, _, stderr) => resolve([error?.code, stderr]))
    })
    expect([code, text]).toEqual([2, expect.stringMatching(/^--port must be .*\n\nnpm run cloud/)])
  })
})
