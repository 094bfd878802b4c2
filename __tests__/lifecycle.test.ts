import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { type RunHandlers, runWithLifecycle } from '../src/lifecycle.ts'
import { type RunOutcome, resolveStatus } from '../src/run/run-outcome.ts'
import { createCounts } from '../src/run/session-statuses.ts'

const exitCode = process.exitCode
beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  process.exitCode = exitCode
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK', 'uncaughtException'])
    process.removeAllListeners(event)
  process.stdout.removeAllListeners('error')
  jest.restoreAllMocks()
})

/** Runs the handlers without any session; returns the outcome. */
async function runToOutcome(run: RunHandlers['run']): Promise<RunOutcome | undefined> {
  let runOutcome: RunOutcome | undefined
  await runWithLifecycle({
    run,
    finish(outcome) {
      runOutcome = outcome
      return resolveStatus(outcome, createCounts(), 0) === 'complete' ? 0 : 1
    },
    onFinished: async () => {},
  })
  return runOutcome
}

test('finishes the run at the deadline when its work never ends', async () => {
  const outcome = await runToOutcome(async (deadline) => {
    deadline.start(10)
    return await new Promise(() => {})
  })
  expect(outcome).toEqual({ kind: 'deadline', timeoutMs: 10 })
  expect(process.exitCode).toBe(1)
})

test.each([
  [
    'after the signal of the deadline',
    async (signal: AbortSignal) => await new Promise((resolve) => signal.addEventListener('abort', resolve)),
  ],
  ['before its timer could fire', (_signal: AbortSignal) => blockEventLoop(30)],
])('reports the deadline when the work ends too late, %s', async (_name, work) => {
  const outcome = await runToOutcome(async (deadline) => {
    deadline.start(1)
    await work(deadline.signal)
    return { kind: 'finished' }
  })
  expect(outcome).toEqual({ kind: 'deadline', timeoutMs: 1 })
  expect(process.exitCode).toBe(1)
})

test('reports the run as finished when the work ends in time', async () => {
  const outcome = await runToOutcome(async (deadline) => {
    deadline.start(60_000)
    return { kind: 'finished' }
  })
  expect(outcome).toEqual({ kind: 'finished' })
  expect(process.exitCode).toBe(0)
})

/** Blocks the event loop for a number of milliseconds. */
function blockEventLoop(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test.each([
  ['an unexpected error', new TypeError('x is undefined')],
  ['a thrown string', 'nonsense'],
])('reports %s as an internal failure', async (_name, thrown) => {
  expect(await runToOutcome(() => Promise.reject(thrown))).toMatchObject({
    kind: 'failed',
    failure: { code: 'internal' },
  })
  expect(process.exitCode).toBe(1)
})
