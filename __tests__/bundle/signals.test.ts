import type { ChildProcess } from 'node:child_process'
import { expect, test } from '@jest/globals'
import type { FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { counts, type PublishedRun, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions } from '../rig/checkout.ts'
import { createRemoteControl, type RemoteControl } from '../rig/remote-control.ts'
import { withCloud } from '../rig/with-cloud.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** A runner kills a step ten seconds after its first signal. */
const KILLED_AFTER_MS = 10_000
const few = checkout(sessions(40))
const many = checkout(sessions(3000))

/** A moment of a run: what holds the run there, and how to detect that it was reached. */
type Moment = {
  readonly workspace: string
  readonly faults: readonly FaultRule[]
  readonly inputs?: Readonly<Record<string, string>>
  /** True when the run has reached the moment. */
  readonly isReached: (cloud: LocalCloud, log: string) => boolean
  readonly created: number
  /** An upload was sent, and its result is unknown. */
  readonly isInFlight?: boolean
}

const countRequests = (cloud: LocalCloud, route: string): number =>
  cloud.requests.filter((one) => one.route === route).length

const MOMENTS: Readonly<Record<string, Moment>> = {
  // The bulk request starts with the first session found, beside the scan.
  'the scan': {
    workspace: many,
    faults: [{ match: { route: 'sizes' }, action: { kind: 'stall' } }],
    isReached: (cloud) => countRequests(cloud, 'sizes') > 0,
    created: 0,
  },
  'the bulk request': {
    workspace: few,
    faults: [{ match: { route: 'sizes' }, action: { kind: 'stall-body' } }],
    isReached: (cloud, log) => countRequests(cloud, 'sizes') > 0 && log.includes('::group::Sessions'),
    created: 0,
  },
  'the individual checks': {
    workspace: few,
    faults: [{ match: { route: 'head' }, action: { kind: 'stall' } }],
    inputs: { sessions: Array.from({ length: 40 }, (_, index) => sessionId(index)).join(',') },
    isReached: (cloud) => countRequests(cloud, 'head') > 3,
    created: 0,
  },
  'a stalled upload': {
    workspace: few,
    faults: [
      { match: { route: 'put', nth: Array.from({ length: 99 }, (_, index) => index + 6) }, action: { kind: 'stall' } },
    ],
    isReached: (cloud) => countRequests(cloud, 'put') >= 15,
    created: 5,
    isInFlight: true,
  },
  'a wait before a retry': {
    workspace: few,
    faults: [{ match: { route: 'put' }, action: { kind: 'status', status: 503, headers: { 'Retry-After': '60' } } }],
    // The first create in a new project is sent alone.
    isReached: (cloud) => countRequests(cloud, 'put') >= 1,
    created: 0,
    isInFlight: true,
  },
  'a pause of all requests': {
    workspace: few,
    faults: [{ match: { route: 'put' }, action: { kind: 'status', status: 429, headers: { 'Retry-After': '60' } } }],
    isReached: (_cloud, log) => log.includes('Pausing all requests'),
    created: 0,
  },
}

/** Runs until the moment is reached, acts on the process, and measures in ms how long it takes to end from then on. */
async function interrupt(
  cloud: LocalCloud,
  { workspace, faults, inputs = {}, isReached }: Moment,
  act: (control: RemoteControl, child: ChildProcess) => void,
): Promise<{ result: PublishedRun; tookMs: number }> {
  for (const rule of faults) cloud.addFault(rule)
  const control = createRemoteControl()
  let child: ChildProcess | undefined
  let log = ''
  let actedAt = 0
  const watch = setInterval(() => {
    if (child === undefined || actedAt > 0 || !isReached(cloud, log)) return
    actedAt = performance.now()
    act(control, child)
  }, 5)
  try {
    const result = await run(cloud, {
      workspace,
      inputs,
      nodeOptions: control.nodeOptions,
      env: control.env,
      onLog: (text) => {
        log += text
      },
      onStart: (started) => {
        child = started
      },
    })
    return { result, tookMs: performance.now() - actedAt }
  } finally {
    clearInterval(watch)
  }
}

const cases = SIGNALS.flatMap((signal) => Object.entries(MOMENTS).map(([name, moment]) => ({ signal, name, moment })))

test.concurrent.each(cases)(
  'ends as cancelled with a complete report on $signal during $name',
  async ({ signal, moment }) => {
    await withCloud({}, async (cloud) => {
      const { result, tookMs } = await interrupt(cloud, moment, (control, child) => control.signal(child, signal))
      expect(tookMs).toBeLessThan(KILLED_AFTER_MS)
      expect(result.outputs['status']).toBe('cancelled')
      expect(result.exitCode).toBe(1)
      expect(result.summary).toContain('cancelled')
      expect(result.log).toMatch(new RegExp(`cancelled by ${signal}`))
      const [attempted = 0, created, , , errored, timedOut] = counts(result)
      expect([created, errored]).toEqual([moment.created, 0])
      expect(timedOut).toBe(attempted - moment.created)
      const open = result.report.sessions.filter(({ outcome }) => outcome === 'timed-out')
      // Without a response to an upload it is unknown whether it was stored.
      const unknown = open.filter(({ progress }) => progress === 'unknown').length
      expect(unknown > 0).toBe(moment.isInFlight ?? false)
      expect(open.filter(({ progress }) => progress === 'not-started')).toHaveLength(open.length - unknown)
      expect(cloud.requests.filter(({ endedAt }) => endedAt === undefined)).toHaveLength(0)
    })
  },
)

// On Windows the second signal would end the process at once.
const onPosix = process.platform === 'win32' ? test.skip : test
onPosix('ignores a second signal while it publishes', async () => {
  await withCloud({}, async (cloud) => {
    const moment = MOMENTS['a stalled upload'] as Moment
    const { result } = await interrupt(cloud, moment, (control, child) => {
      control.signal(child, 'SIGINT')
      setTimeout(() => child.kill('SIGINT'), 1)
      setTimeout(() => child.kill('SIGTERM'), 3)
    })
    expect(result.outputs['status']).toBe('cancelled')
    expect(result.exitCode).toBe(1)
  })
})

test.concurrent.each(['throw', 'reject'] as const)(
  'ends as failed with a complete report on an uncaught error (%s)',
  async (how) => {
    await withCloud({}, async (cloud) => {
      const moment = MOMENTS['a stalled upload'] as Moment
      const { result, tookMs } = await interrupt(cloud, moment, (control) => control.fail(how))
      expect(tookMs).toBeLessThan(KILLED_AFTER_MS)
      expect(result.outputs['status']).toBe('failed')
      expect(result.exitCode).toBe(1)
      expect(result.report.failures).toMatchObject([
        { code: 'internal', message: expect.stringContaining('uncaught error') },
      ])
      expect(counts(result)).toEqual([40, 5, 0, 0, 35, 0, 0])
    })
  },
)
