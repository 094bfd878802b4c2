import { expect, test } from '@jest/globals'
import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, PROJECT, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const FAULTS: readonly [name: string, action: FaultAction, reason: RegExp][] = [
  ['HTTP 500', { kind: 'status', status: 500 }, /HTTP 500: Unexpected error: 500/],
  ['HTTP 400, which an upload would not retry', { kind: 'status', status: 400 }, /HTTP 400/],
  ['HTTP 404 with another error', { kind: 'status', status: 404, body: 'nothing here' }, /HTTP 404: nothing here/],
  ['a reset connection', { kind: 'reset' }, /ECONNRESET|UND_ERR_SOCKET/],
  ['a truncated response', { kind: 'truncated' }, /UND_ERR/],
  ['a response that is not HTTP', { kind: 'invalid-http' }, /not HTTP/],
  ['a captive portal', { kind: 'malformed', form: 'html' }, /HTML page titled Welcome to Airport Wi-Fi/],
  ['an empty body', { kind: 'malformed', form: 'empty' }, /the body is empty/],
  ['garbage', { kind: 'malformed', form: 'garbage' }, /not a JSON object/],
  ['truncated JSON', { kind: 'malformed', form: 'text' }, /not a JSON object/],
  ['JSON of another shape', { kind: 'malformed', form: 'wrong-shape' }, /does not confirm success/],
  ['more than 64 MB', { kind: 'malformed', form: 'huge', megabytes: 65 }, /body is too large/],
  ['a list instead of sizes', { kind: 'sizes', sessions: '[1, 2]' }, /no data.sessions/],
  ['null instead of sizes', { kind: 'sizes', sessions: 'null' }, /no data.sessions/],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, /redirect/],
  ['a 200 with `success: false`', { kind: 'status', status: 200, body: { success: false, error: 'Busy' } }, /Busy/],
]

test.concurrent.each(FAULTS)(
  'warns and checks sessions individually after three failed size requests: %s',
  async (_, action, reason) => {
    await withCloud({}, async (cloud) => {
      cloud.store.declareProject(PROJECT)
      cloud.addFault({ match: { route: 'sizes' }, action })
      const result = await run(cloud, { workspace: checkout(sessions(3)) })
      // One HEAD more when there was no response at all, and one right before each upload.
      const probes = ['reset', 'truncated', 'invalid-http'].includes(action.kind) ? 1 : 0
      expect(requests(cloud)).toEqual({ sizes: 3, head: probes + 3 + 3, put: 3 })
      expect(result.report.requests).toMatchObject(requests(cloud))
      expect(counts(result)).toEqual([3, 3, 0, 0, 0, 0, 0])
      expect(result.exitCode).toBe(0)
      const warning = result.log.split('\n').find((line) => line.startsWith('::warning title=Slow comparison::'))
      expect(warning).toMatch(reason)
      expect(warning?.length).toBeLessThan(700)
    })
  },
)

/** Invalid sizes, with which sessions would be skipped by mistake. */
const INVALID_SIZES = [
  '-1',
  '1.5',
  '"300"',
  '1152921504606846976',
  '1e400',
  '9007199254740993',
  'null',
  'true',
  '[400]',
  '{"bytes":400}',
  '{"__proto__":5}',
]

const ids = INVALID_SIZES.map((_size, index) => sessionId(index))
const table = INVALID_SIZES.map((size, index) => `"${sessionId(index)}":${size}`)

/** Seeds shorter copies, so that each session needs an update. */
function seedShort(cloud: LocalCloud, number: number): void {
  for (let index = 0; index < number; index += 1) cloud.seed(PROJECT, sessionId(index), { markdown: 'short' })
}

test.concurrent('sends HEADs only for sessions with invalid sizes and before updates', async () => {
  await withCloud({}, async (cloud) => {
    const number = INVALID_SIZES.length + 2
    seedShort(cloud, number)
    const good = `"${sessionId(number - 2)}":5,"${sessionId(number - 1)}":999999`
    const strange = '"__proto__":{"x":1},"constructor":7,"toString":-1,"":3,"not-here:sessionData":9'
    cloud.addFault({
      match: { route: 'sizes' },
      action: { kind: 'sizes', sessions: `{${[...table, good, strange].join(',')}}` },
    })
    const result = await run(cloud, { workspace: checkout(sessions(number)) })
    const checked = cloud.requests.filter(({ route }) => route === 'head').map(({ sessionId }) => sessionId)
    expect(checked.sort()).toEqual([...ids, ...ids, sessionId(number - 2)].sort())
    expect(counts(result)).toEqual([number, 0, number - 1, 1, 0, 0, 0])
  })
})

test.concurrent('syncs sessions that are named like object properties', async () => {
  await withCloud({}, async (cloud) => {
    const files = Object.entries(sessions(2)).map(([file, text], index) => [
      file,
      text.replaceAll(sessionId(index), ['constructor', 'toString'][index] ?? ''),
    ])
    cloud.store.declareProject(PROJECT)
    const result = await run(cloud, { workspace: checkout(Object.fromEntries(files)) })
    expect(counts(result)).toEqual([2, 2, 0, 0, 0, 0, 0])
  })
})

const INVALID_HEADERS = [
  '',
  '-5',
  '1.5',
  '0x10',
  '1e3',
  '1152921504606846976',
  '99999999999999999999',
  ' 5 5',
  '٣',
  '007',
]

test.concurrent('fails sessions whose HEAD has an invalid size, without skipping or uploading them', async () => {
  await withCloud({}, async (cloud) => {
    seedShort(cloud, INVALID_HEADERS.length + 2)
    const rules: (string | null | string[])[] = [...INVALID_HEADERS, null, ['5', '9999']]
    rules.forEach((value, index) => {
      const headers = { 'X-Markdown-Size': typeof value === 'string' ? Buffer.from(value).toString('latin1') : value }
      cloud.addFault({ match: { route: 'head', sessionId: sessionId(index) }, action: { kind: 'header', headers } })
    })
    const all = rules.map((_rule, index) => sessionId(index))
    const result = await run(cloud, {
      workspace: checkout(sessions(rules.length)),
      inputs: { sessions: all.join(' ') },
    })
    expect(counts(result)).toEqual([rules.length, 0, 0, 0, rules.length, 0, 0])
    expect(requests(cloud)['put']).toBeUndefined()
    expect(result.report.sessions.map(({ plan }) => plan)).toEqual(rules.map(() => 'cloud-copy-unknown'))
  })
})

test.concurrent('treats an unknown project as empty without a retry when its status is 500', async () => {
  await withCloud({ unknownProjectStatus: 500 }, async (cloud) => {
    const result = await run(cloud, { workspace: checkout(sessions(2)) })
    expect(requests(cloud)).toEqual({ sizes: 1, put: 2 })
    expect(counts(result)).toEqual([2, 2, 0, 0, 0, 0, 0])
  })
})
