import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { createCliCopy } from '../../local-cloud/cli-copy.ts'
import type { FaultAction, FaultRule } from '../../local-cloud/faults.ts'
import { Faults } from '../../local-cloud/faults.ts'
import { createSeededRandom } from '../../local-cloud/seeded-random.ts'
import { getSizes, head, PROJECT, put, SESSION, UPLOAD } from '../rig/requests.ts'
import { withCloud } from '../rig/with-cloud.ts'
import { randomCharacters } from '../secrets/credentials.ts'

const OTHER = 'a0000000-0000-4000-8000-000000000000'
const SIZE_HEADERS = ['X-Markdown-Size', 'X-Raw-Data-Size', 'X-Session-Data-Size']

function codeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: string; name?: string } }).cause
  return cause?.code ?? cause?.name ?? (error as Error).name
}

describe('on every route', () => {
  test.each<[string, FaultAction, RegExp]>([
    ['reset', { kind: 'reset' }, /ECONNRESET|UND_ERR_SOCKET/],
    ['reset-after-store', { kind: 'reset-after-store' }, /ECONNRESET|UND_ERR_SOCKET/],
    ['truncated', { kind: 'truncated' }, /UND_ERR_SOCKET/],
    ['invalid-http', { kind: 'invalid-http' }, /HPE_|HTTPParserError/],
  ])('the fault %s breaks the connection', (_, action, code) =>
    withCloud({ faults: [{ action }] }, async (cloud) => {
      cloud.store.declareProject(PROJECT)
      for (const request of [put, getSizes, head]) {
        await expect(request(cloud).catch(codeOf)).resolves.toMatch(code)
        expect(cloud.requests.at(-1)).toMatchObject({ fault: action.kind, endedAt: expect.any(Number) })
      }
    }),
  )

  test.each<[FaultAction]>([[{ kind: 'stall' }], [{ kind: 'stall-body' }]])(
    'the fault %j never ends the response and does not block close()',
    (action) =>
      withCloud({ faults: [{ action }] }, async (cloud) => {
        const outcomes = [put, getSizes, head].map((request) => request(cloud).catch(codeOf))
        while (cloud.requests.length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
        await new Promise((resolve) => setTimeout(resolve, 50))
        expect(cloud.requests.every(({ endedAt }) => endedAt === undefined)).toBe(true)
        await cloud.close()
        for (const outcome of await Promise.all(outcomes)) expect(outcome).toMatch(/ECONNRESET|UND_ERR_SOCKET/)
      }),
  )

  test('the fault `slow` sends the whole response in small chunks', () =>
    withCloud({ faults: [{ action: { kind: 'slow', bytes: 20, delayMs: 1 } }] }, async (cloud) => {
      expect((await put(cloud)).status).toBe(201)
      expect((await getSizes(cloud)).text).toBe(
        `{"success":true,"data":{"sessions":{"${SESSION}":${Buffer.byteLength('# Grüße')}}}}`,
      )
      expect((await head(cloud)).headers.get('x-raw-data-size')).toBe('2')
    }))

  test.each<[FaultAction, number, RegExp]>([
    [{ kind: 'malformed', form: 'text' }, 200, /^\{"success":true,"data":$/],
    [{ kind: 'malformed', form: 'html' }, 200, /^<!DOCTYPE html>/],
    [{ kind: 'malformed', form: 'empty' }, 200, /^$/],
    [{ kind: 'malformed', form: 'garbage' }, 200, /\ufffd/],
    [{ kind: 'malformed', form: 'wrong-shape', status: 201 }, 201, /^\{"hello":\["world"\]\}$/],
    [{ kind: 'malformed', form: 'huge', megabytes: 3 }, 200, /^\{"success":true,"data":"x{3145728}"\}$/],
    [{ kind: 'redirect', to: 'http://127.0.0.1:9/elsewhere' }, 302, /^$/],
    [{ kind: 'redirect', to: '/', status: 308 }, 308, /^$/],
    [{ kind: 'status', status: 503 }, 503, /^\{"success":false,"error":"Unexpected error: 503"\}$/],
    [{ kind: 'status', status: 429 }, 429, /^\{"error":"429 Failure - rate limit exceeded for \/api/],
    [{ kind: 'status', status: 502, body: '<html>' }, 502, /^<html>$/],
    [{ kind: 'status', status: 400, body: { a: 1 } }, 400, /^\{"a":1\}$/],
  ])('the fault %j responds %i with the body %p', (action, status, body) =>
    withCloud({ faults: [{ action }] }, async (cloud) => {
      for (const request of [put, getSizes]) {
        const response = await request(cloud)
        expect([response.status, body.test(response.text)]).toEqual([status, true])
      }
      expect(await head(cloud)).toMatchObject({ status, text: '' })
      expect(cloud.store.projects.size).toBe(0)
    }),
  )

  test('the cloud keeps working when a client aborts an upload or a huge response', () =>
    withCloud(
      { faults: [{ match: { route: 'sizes' }, action: { kind: 'malformed', form: 'huge' } }] },
      async (cloud) => {
        const controller = new AbortController()
        const endless = async function* () {
          while (!controller.signal.aborted) {
            yield Buffer.alloc(1024)
            await new Promise((resolve) => setTimeout(resolve, 1))
          }
        }
        const upload = fetch(`${cloud.url}/api/v1/projects/${PROJECT}/sessions/${SESSION}`, {
          method: 'PUT',
          body: endless(),
          duplex: 'half',
          signal: controller.signal,
        } as RequestInit).catch(codeOf)
        const download = await fetch(`${cloud.url}/api/v1/projects/${PROJECT}/sessions/sizes`, {
          signal: controller.signal,
        })
        while (cloud.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
        controller.abort()
        expect(await upload).toBe('AbortError')
        await download.body?.cancel().catch(() => undefined)
        while (cloud.requests.some(({ endedAt }) => endedAt === undefined)) await new Promise((r) => setTimeout(r, 5))
        expect(cloud.requests.every(({ aborted }) => aborted)).toBe(true)
        expect((await put(cloud)).status).toBe(201)
      },
    ))
})

describe('faults', () => {
  test('with `stored` apply after the PUT was stored', () =>
    withCloud({}, async (cloud) => {
      cloud.addFault({ times: 1, stored: true, action: { kind: 'status', status: 502 } })
      expect((await put(cloud)).status).toBe(502)
      expect((await put(cloud)).status).toBe(200)
      cloud.addFault({ times: 1, action: { kind: 'reset-after-store' } })
      await put(cloud, {}, OTHER).catch(codeOf)
      expect((await put(cloud, {}, OTHER)).status).toBe(200)
      cloud.addFault({ times: 1, action: { kind: 'reset' } })
      await put(cloud, {}, 'never-stored').catch(codeOf)
      expect((await put(cloud, {}, 'never-stored')).status).toBe(201)
    }))

  test('with `early` apply before the body is read', () =>
    withCloud({ faults: [{ early: true, action: { kind: 'status', status: 408 } }] }, async (cloud) => {
      expect((await put(cloud)).status).toBe(408)
      expect(cloud.requests[0]?.bytes).toBe(0)
    }))

  test('with headers send them', () =>
    withCloud(
      { faults: [{ action: { kind: 'status', status: 429, headers: { 'Retry-After': '7' } } }] },
      async (cloud) => {
        expect((await put(cloud)).headers.get('retry-after')).toBe('7')
      },
    ))

  test.each(['{"a":-1}', '{"a":1.5}', '{"a":"7"}', '{"a":1152921504606846976}', '{"__proto__":5}', 'null'])(
    'of kind `sizes` send %s unchanged',
    (sessions) =>
      withCloud({ faults: [{ action: { kind: 'sizes', sessions } }] }, async (cloud) => {
        expect((await getSizes(cloud)).text).toBe(`{"success":true,"data":{"sessions":${sessions}}}`)
      }),
  )

  test('of kind `header` replace, add and remove headers', () =>
    withCloud({}, async (cloud) => {
      cloud.seed(PROJECT, SESSION, { markdown: '#' })
      cloud.addFault({
        action: { kind: 'header', headers: { 'x-markdown-size': '-3', ETag: null, 'X-Raw-Data-Size': ['1', '2'] } },
      })
      const { headers } = await head(cloud)
      expect(headers.get('x-markdown-size')).toBe('-3')
      expect(headers.get('etag')).toBeNull()
      expect(headers.get('x-raw-data-size')).toBe('1, 2')
    }))

  test.each<[string, FaultAction, Record<string, number>]>([
    ['omit sessions', { kind: 'misstated-sizes', omit: [SESSION] }, { [OTHER]: 3 }],
    ['omit session data', { kind: 'misstated-sizes', omitSessionData: true }, { [SESSION]: 2, [OTHER]: 3 }],
    [
      'change sizes and add unknown sessions',
      { kind: 'misstated-sizes', omit: [OTHER], sizes: { [SESSION]: 9, never: 2 ** 50 } },
      { [SESSION]: 9, [`${SESSION}:sessionData`]: 15, never: 2 ** 50 },
    ],
  ])('of kind `misstated-sizes` can %s', (_, action, expected) =>
    withCloud({ faults: [{ action }] }, async (cloud) => {
      cloud.seed(PROJECT, SESSION, createCliCopy('##', { rawBytes: 10 }))
      cloud.seed(PROJECT, OTHER, { markdown: '###' })
      expect((await getSizes(cloud)).json).toEqual({ success: true, data: { sessions: expected } })
    }),
  )

  test('of kind `misstated-sizes` do not change an error response', () =>
    withCloud({ faults: [{ action: { kind: 'misstated-sizes', omit: [SESSION] } }] }, async (cloud) => {
      expect((await getSizes(cloud)).status).toBe(404)
    }))

  test.each([404, 500] as const)('of kind `unknown-project` respond %i for an existing project', (status) =>
    withCloud({ faults: [{ action: { kind: 'unknown-project', status } }] }, async (cloud) => {
      cloud.seed(PROJECT, SESSION, { markdown: '#' })
      const error = `Unexpected error: Workspace not found: ${PROJECT}`
      expect(await getSizes(cloud)).toMatchObject({ status, json: { success: false, error } })
    }),
  )

  test.each([{ sessionId: OTHER }, { projectId: 'a0a0-a0a0-a0a0-a0a0' }])(
    'of kind `misnamed` respond to an upload with %j',
    (names) =>
      withCloud({ faults: [{ action: { kind: 'misnamed', ...names } }] }, async (cloud) => {
        const data = { sessionId: SESSION, projectId: PROJECT, ...names }
        expect(await put(cloud)).toMatchObject({ status: 201, json: { success: true, data } })
        expect(cloud.store.findSession(PROJECT, SESSION)?.markdown).toBe(UPLOAD.markdown)
      }),
  )

  test.each<[string, FaultAction, number]>([
    ['HTTP 500', { kind: 'status', status: 500 }, 500],
    ['HTTP 405', { kind: 'status', status: 405 }, 405],
    [
      'a response without size headers',
      { kind: 'header', headers: Object.fromEntries(SIZE_HEADERS.map((name) => [name, null])) },
      200,
    ],
  ])('on the route `head` can cause %s', (_, action, status) =>
    withCloud({ faults: [{ match: { route: 'head' }, action }] }, async (cloud) => {
      cloud.seed(PROJECT, SESSION, createCliCopy('##', { rawBytes: 10 }))
      const response = await head(cloud)
      expect([response.status, ...SIZE_HEADERS.map((name) => response.headers.get(name))]).toEqual([
        status,
        null,
        null,
        null,
      ])
    }),
  )

  test('with an invalid header respond 500 and name the header', () =>
    withCloud({ faults: [{ action: { kind: 'header', headers: { 'X-Bad': 'a\nb' } } }] }, async (cloud) => {
      expect(await put(cloud)).toMatchObject({ status: 500, json: { error: expect.stringContaining('X-Bad') } })
    }))

  test('are removed by clearFaults', () =>
    withCloud({ faults: [{ action: { kind: 'reset' } }] }, async (cloud) => {
      cloud.clearFaults()
      expect((await put(cloud)).status).toBe(201)
    }))
})

describe('a rule', () => {
  const reset: FaultAction = { kind: 'reset' }
  const HEAD = { route: 'head', projectId: PROJECT, sessionId: SESSION } as const
  const PUT = { route: 'put', projectId: PROJECT, sessionId: OTHER } as const
  const SIZES = { route: 'sizes', projectId: 'other', sessionId: '' } as const
  const sequence = [HEAD, PUT, SIZES, PUT, HEAD]

  test.each<[string, Omit<FaultRule, 'action'>, number[]]>([
    ['every request when it has no match', {}, [1, 1, 1, 1, 1]],
    ['requests of one route', { match: { route: 'put' } }, [0, 1, 0, 1, 0]],
    ['requests of two routes', { match: { route: ['put', 'sizes'] } }, [0, 1, 1, 1, 0]],
    ['requests of one session', { match: { sessionId: SESSION } }, [1, 0, 0, 0, 1]],
    ['requests of one project', { match: { projectId: PROJECT } }, [1, 1, 0, 1, 1]],
    ['the second upload', { match: { route: 'put', nth: 2 } }, [0, 0, 0, 1, 0]],
    ['the first and the fourth request', { match: { nth: [1, 4] } }, [1, 0, 0, 1, 0]],
    ['the first two requests', { times: 2 }, [1, 1, 0, 0, 0]],
    ['no request when the probability is 0', { match: { probability: 0 } }, [0, 0, 0, 0, 0]],
    ['every request when the probability is 1', { match: { probability: 1 } }, [1, 1, 1, 1, 1]],
  ])('applies to %s', (_, rule, expected) => {
    const faults = new Faults({ rules: [{ ...rule, action: reset }], latencyMs: 0, random: createSeededRandom(1) })
    expect(sequence.map((target) => (faults.choose(target).rule === undefined ? 0 : 1))).toEqual(expected)
  })

  test('with a probability chooses the same requests for the same seed', () => {
    const draw = (seed: number) => {
      const random = createSeededRandom(seed)
      const faults = new Faults({ rules: [{ match: { probability: 0.3 }, action: reset }], latencyMs: 0, random })
      return Array.from({ length: 200 }, () => (faults.choose(PUT).rule === undefined ? 0 : 1))
    }
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    expect(draw(7).filter((hit) => hit === 1).length).toBeGreaterThan(30)
  })

  test('with latency adds up and the next rule still applies', () => {
    const rules: FaultRule[] = [
      { action: { kind: 'latency', ms: 30 } },
      { action: { kind: 'latency', ms: [10, 20] } },
      { action: reset },
      { action: { kind: 'stall' } },
    ]
    const choice = new Faults({ rules, latencyMs: 5, random: createSeededRandom(3) }).choose(PUT)
    expect(choice.latencyMs).toBeGreaterThanOrEqual(45)
    expect(choice.latencyMs).toBeLessThan(55)
    expect(choice.rule?.action).toEqual(reset)
  })
})

test('the fault `refuse-credentials` rejects and does not store an upload with a credential', () =>
  withCloud({ faults: [{ action: { kind: 'refuse-credentials' } }] }, async (cloud) => {
    const secret = `gh${'p_'}${randomCharacters(36)}`
    for (const body of [{ markdown: `# ${secret}` }, { metadata: { title: secret } }]) {
      const response = await put(cloud, { body: { ...UPLOAD, ...body } })
      expect(response).toMatchObject({ status: 422, json: { error: 'The session contains credentials: github-pat' } })
      expect(response.text).not.toContain(secret)
    }
    expect(cloud.store.findSession(PROJECT, SESSION)).toBeUndefined()
    expect(await put(cloud)).toMatchObject({ status: 201 })
    expect(await head(cloud)).toMatchObject({ status: 200 })
  }))

test('onBody receives every request body, including those of failed requests', async () => {
  const bodies: string[] = []
  const onBody = (bytes: Buffer): void => void bodies.push(gunzipSync(bytes).toString())
  await withCloud({ onBody, faults: [{ times: 1, action: { kind: 'status', status: 500 } }] }, async (cloud) => {
    for (const status of [500, 201]) expect(await put(cloud)).toMatchObject({ status })
  })
  expect(bodies).toEqual([JSON.stringify(UPLOAD), JSON.stringify(UPLOAD)])
})

describe('conditional uploads', () => {
  const absent = { headers: { 'If-None-Match': '*' } }
  const unchanged = (tag: string) => ({ headers: { 'If-Match': tag } })
  const conditions = (mode: 'ignore' | 412 | 304): FaultRule => ({
    match: { route: 'put' },
    action: { kind: 'conditions', mode },
  })

  test('are honored', () =>
    withCloud({}, async (cloud) => {
      expect(await put(cloud, unchanged('"none"'))).toMatchObject({ status: 412 })
      expect(await put(cloud, absent)).toMatchObject({ status: 201 })
      expect(await put(cloud, absent)).toMatchObject({ status: 412, json: { error: 'Precondition failed' } })
      const tag = (await head(cloud)).headers.get('etag') ?? ''
      expect(await put(cloud, unchanged(`W/${tag}`))).toMatchObject({ status: 412 })
      expect(await put(cloud, { ...unchanged(tag), body: { ...UPLOAD, markdown: '# Changed' } })).toMatchObject({
        status: 200,
      })
      expect(await put(cloud, unchanged(tag))).toMatchObject({ status: 412 })
      expect(cloud.store.findSession(PROJECT, SESSION)?.markdown).toBe('# Changed')
    }))

  test.each([
    ['are ignored by a fault', { faults: [conditions('ignore')] }],
    ['are ignored by the server', { ignoresConditions: true }],
  ])('%s', (_name, options) =>
    withCloud(options, async (cloud) => {
      expect(await put(cloud, unchanged('"none"'))).toMatchObject({ status: 201 })
      expect(await put(cloud, absent)).toMatchObject({ status: 200 })
    }),
  )

  test.each([412, 304] as const)('get %i and are not stored when a fault sets the status', (mode) =>
    withCloud({ faults: [conditions(mode)] }, async (cloud) => {
      expect(await put(cloud, absent)).toMatchObject({ status: mode })
      expect(cloud.store.findSession(PROJECT, SESSION)).toBeUndefined()
      expect(await put(cloud)).toMatchObject({ status: 201 })
    }),
  )

  test('get weak, changing or missing tags when a fault sets their form', () =>
    withCloud({}, async (cloud) => {
      const { etag } = cloud.seed(PROJECT, SESSION, { markdown: 'x' })
      const readTag = async (form: 'weak' | 'changing' | 'none'): Promise<string | null> => {
        cloud.clearFaults()
        cloud.addFault({ action: { kind: 'tags', form } })
        return (await head(cloud)).headers.get('etag')
      }
      expect(await readTag('weak')).toBe(`W/${etag}`)
      expect(await readTag('none')).toBeNull()
      expect(await readTag('changing')).not.toBe(await readTag('changing'))
    }))
})

test('the fault `other-client` uploads before the request, even if the request fails', () => {
  const upload = createCliCopy('# Another', { rawBytes: 2_000 })
  const faults: FaultRule[] = [
    { match: { nth: 1 }, action: { kind: 'other-client', sessionId: OTHER, upload } },
    { match: { route: 'put' }, action: { kind: 'other-client', upload } },
    { match: { route: 'put' }, action: { kind: 'status', status: 503 } },
  ]
  return withCloud({ faults }, async (cloud) => {
    expect(await head(cloud, {}, OTHER)).toMatchObject({ status: 200 })
    expect(await put(cloud)).toMatchObject({ status: 503 })
    expect(cloud.store.findSession(PROJECT, SESSION)?.rawData).toHaveLength(2_000)
    expect(cloud.requests.map(({ otherUploads }) => otherUploads.map(({ sessionId }) => sessionId))).toEqual([
      [OTHER],
      [SESSION],
    ])
  })
})
