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

/** Ways to be in the middle of something: what holds the run there, and how the test knows that it got there. */
type Moment = {
  readonly workspace: string
  readonly faults: readonly FaultRule[]
  readonly inputs?: Readonly<Record<string, string>>
  /** True when the run is where the signal is to hit it. */
  readonly isThere: (cloud: LocalCloud, log: string) => boolean
  readonly created: number
  /** An upload has left, and what became of it is unknown. */
  readonly isInFlight?: boolean
}

const asked = (cloud: LocalCloud, route: string): number => cloud.requests.filter((one) => one.route === route).length

const MOMENTS: Readonly<Record<string, Moment>> = {
  // The bulk request starts with the first session found, beside the scan.
  'the scan': {
    workspace: many,
    faults: [{ match: { route: 'sizes' }, action: { kind: 'stall' } }],
    isThere: (cloud) => asked(cloud, 'sizes') > 0,
    created: 0,
  },
  'the bulk request': {
    workspace: few,
    faults: [{ match: { route: 'sizes' }, action: { kind: 'stall-body' } }],
    isThere: (cloud, log) => asked(cloud, 'sizes') > 0 && log.includes('::group::Sessions'),
    created: 0,
  },
  'the HEADs': {
    workspace: few,
    faults: [{ match: { route: 'head' }, action: { kind: 'stall' } }],
    inputs: { sessions: Array.from({ length: 40 }, (_, index) => sessionId(index)).join(',') },
    isThere: (cloud) => asked(cloud, 'head') > 3,
    created: 0,
  },
  'a stalled upload': {
    workspace: few,
    faults: [
      { match: { route: 'put', nth: Array.from({ length: 99 }, (_, index) => index + 6) }, action: { kind: 'stall' } },
    ],
    isThere: (cloud) => asked(cloud, 'put') >= 15,
    created: 5,
    isInFlight: true,
  },
  'a wait before a retry': {
    workspace: few,
    faults: [{ match: { route: 'put' }, action: { kind: 'status', status: 503, headers: { 'Retry-After': '60' } } }],
    // The first create of a new project goes alone.
    isThere: (cloud) => asked(cloud, 'put') >= 1,
    created: 0,
    isInFlight: true,
  },
  'a pause for all': {
    workspace: few,
    faults: [{ match: { route: 'put' }, action: { kind: 'status', status: 429, headers: { 'Retry-After': '60' } } }],
    isThere: (_cloud, log) => log.includes('Pausing all requests'),
    created: 0,
  },
}

/** Runs until the moment has come, acts on the process, and tells how long it took to end from then on, ms. */
async function interrupt(
  cloud: LocalCloud,
  { workspace, faults, inputs = {}, isThere }: Moment,
  act: (control: RemoteControl, child: ChildProcess) => void,
): Promise<{ ending: PublishedRun; tookMs: number }> {
  for (const rule of faults) cloud.addFault(rule)
  const control = createRemoteControl()
  let child: ChildProcess | undefined
  let log = ''
  let actedAt = 0
  const watch = setInterval(() => {
    if (child === undefined || actedAt > 0 || !isThere(cloud, log)) return
    actedAt = performance.now()
    act(control, child)
  }, 5)
  try {
    const ending = await run(cloud, {
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
    return { ending, tookMs: performance.now() - actedAt }
  } finally {
    clearInterval(watch)
  }
}

const cases = SIGNALS.flatMap((signal) => Object.entries(MOMENTS).map(([name, moment]) => ({ signal, name, moment })))

test.concurrent.each(cases)('$signal during $name: cancelled, and told in full', async ({ signal, moment }) => {
  await withCloud({}, async (cloud) => {
    const { ending, tookMs } = await interrupt(cloud, moment, (control, child) => control.signal(child, signal))
    expect(tookMs).toBeLessThan(KILLED_AFTER_MS)
    expect(ending.outputs['status']).toBe('cancelled')
    expect(ending.exitCode).toBe(1)
    expect(ending.summary).toContain('cancelled')
    expect(ending.log).toMatch(new RegExp(`cancelled by ${signal}`))
    const [attempted = 0, created, , , errored, timedOut] = counts(ending)
    expect([created, errored]).toEqual([moment.created, 0])
    expect(timedOut).toBe(attempted - moment.created)
    const open = ending.report.sessions.filter(({ outcome }) => outcome === 'timed-out')
    // Without a response to an upload it is unknown whether it was stored.
    const unknown = open.filter(({ progress }) => progress === 'unknown').length
    expect(unknown > 0).toBe(moment.isInFlight ?? false)
    expect(open.filter(({ progress }) => progress === 'not-started')).toHaveLength(open.length - unknown)
    expect(cloud.requests.filter(({ endedAt }) => endedAt === undefined)).toHaveLength(0)
  })
})

// A second one would end the process on Windows, as nothing there can send it.
const onPosix = process.platform === 'win32' ? test.skip : test
onPosix('a second signal while the run is being told changes nothing', async () => {
  await withCloud({}, async (cloud) => {
    const moment = MOMENTS['a stalled upload'] as Moment
    const { ending } = await interrupt(cloud, moment, (control, child) => {
      control.signal(child, 'SIGINT')
      setTimeout(() => child.kill('SIGINT'), 1)
      setTimeout(() => child.kill('SIGTERM'), 3)
    })
    expect(ending.outputs['status']).toBe('cancelled')
    expect(ending.exitCode).toBe(1)
  })
})

test.concurrent.each(['throw', 'reject'] as const)(
  'an error that nobody caught (%s): failed, and told in full',
  async (how) => {
    await withCloud({}, async (cloud) => {
      const moment = MOMENTS['a stalled upload'] as Moment
      const { ending, tookMs } = await interrupt(cloud, moment, (control) => control.fail(how))
      expect(tookMs).toBeLessThan(KILLED_AFTER_MS)
      expect(ending.outputs['status']).toBe('failed')
      expect(ending.exitCode).toBe(1)
      expect(ending.report.failures).toMatchObject([{ code: 'internal', message: 'Unexpected error: uncaught error' }])
      expect(counts(ending)).toEqual([40, 5, 0, 0, 35, 0, 0])
    })
  },
)
