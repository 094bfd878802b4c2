import { expect, test } from '@jest/globals'
import { createCliCopy } from '../../local-cloud/cli-copy.ts'
import type { FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { findDestroyedOtherUploads } from '../../scripts/soak/other-client.ts'
import { createScenario } from '../../scripts/soak/scenario.ts'
import { PROJECT } from '../../scripts/soak/sessions.ts'
import { SESSION, sendRequest, UPLOAD } from '../rig/requests.ts'
import { withCloud } from '../rig/with-cloud.ts'

const HEAD = { route: 'head', sessionId: SESSION } as const
const PUT = { route: 'put', sessionId: SESSION } as const

const before = (match: FaultRule['match']): FaultRule => {
  const upload = createCliCopy('# Another', { rawBytes: 5_000 })
  return {
    ...(match === undefined ? {} : { match }),
    times: 1,
    action: { kind: 'other-client', sessionId: SESSION, upload },
  }
}

const PATH = `/api/v1/projects/${PROJECT}/sessions/${SESSION}`
const head = (cloud: LocalCloud) => sendRequest(cloud, 'HEAD', PATH)
const send = (cloud: LocalCloud) =>
  sendRequest(cloud, 'PUT', PATH, { body: { ...UPLOAD, projectId: PROJECT }, gzip: true })
/** Keeps the start times of two requests apart. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

type Case = {
  readonly upload: FaultRule
  readonly steps: readonly ((cloud: LocalCloud) => Promise<unknown>)[]
  readonly ignores?: boolean
  readonly overwrite?: boolean
}

async function violationsOf({ upload, steps, ignores = true, overwrite = false }: Case): Promise<string[]> {
  return await withCloud({ faults: [upload], ignoresConditions: ignores }, async (cloud) => {
    for (const step of steps) {
      await step(cloud)
      await pause()
    }
    const scenario = { ...createScenario(1), faults: [] }
    const inputs = { ...scenario.inputs, 'overwrite-cli-sessions': String(overwrite) }
    return [...findDestroyedOtherUploads({ ...scenario, inputs, cloud: { ignoresConditions: ignores } }, cloud)]
  })
}

test.each<[string, Case]>([
  ['the cloud honors conditions', { upload: before(PUT), steps: [send], ignores: false }],
  ['a HEAD returned it', { upload: before(HEAD), steps: [head, send] }],
  ['a later HEAD returned it', { upload: before({ nth: 1 }), steps: [head, head, send] }],
  ['the second attempt had no HEAD before it', { upload: before({ nth: 2 }), steps: [send, send] }],
])('reports an overwritten raw log of another client when %s', async (_name, given) => {
  expect(await violationsOf(given)).toEqual([expect.stringContaining('the raw log of another client was overwritten')])
})

test.each<[string, Case]>([
  ['it was uploaded after the HEAD', { upload: before(PUT), steps: [head, send] }],
  ['it was uploaded right before a create', { upload: before(PUT), steps: [send] }],
  [
    'it was uploaded between the HEAD and the second attempt',
    { upload: before({ nth: 3 }), steps: [send, head, send] },
  ],
  ['it still exists', { upload: before({ nth: 2 }), steps: [send, head] }],
  ['`overwrite-cli-sessions` is true', { upload: before(HEAD), steps: [head, send], overwrite: true }],
])('reports nothing when %s', async (_name, given) => {
  expect(await violationsOf(given)).toEqual([])
})
