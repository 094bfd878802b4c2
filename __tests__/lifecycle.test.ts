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

/** Conducts a story in which nothing was attempted, and tells how it ended. */
async function endingOfRun(run: RunHandlers['run']): Promise<RunOutcome | undefined> {
  let told: RunOutcome | undefined
  await runWithLifecycle({
    run,
    finish(ending) {
      told = ending
      return resolveStatus(ending, createCounts(), 0) === 'complete' ? 0 : 1
    },
    onFinished: async () => {},
  })
  return told
}

test('work that never ends and never listens does not keep a run from being published', async () => {
  const ending = await endingOfRun(async (deadline) => {
    deadline.start(10)
    return await new Promise(() => {})
  })
  expect(ending).toEqual({ kind: 'deadline', timeoutMs: 10 })
  expect(process.exitCode).toBe(1)
})

test.each([
  ['noticed', async (signal: AbortSignal) => await new Promise((resolve) => signal.addEventListener('abort', resolve))],
  ['that no timer had a turn to notice', (_signal: AbortSignal) => hold(30)],
])('a run that finished its work after its deadline, %s, is late', async (_name, work) => {
  const ending = await endingOfRun(async (deadline) => {
    deadline.start(1)
    await work(deadline.signal)
    return { kind: 'finished' }
  })
  expect(ending).toEqual({ kind: 'deadline', timeoutMs: 1 })
  expect(process.exitCode).toBe(1)
})

test('a run that finished in time is not', async () => {
  const ending = await endingOfRun(async (deadline) => {
    deadline.start(60_000)
    return { kind: 'finished' }
  })
  expect(ending).toEqual({ kind: 'finished' })
  expect(process.exitCode).toBe(0)
})

/** Keeps the processor for so many milliseconds, without a turn for anybody else. */
function hold(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test.each([
  ['an error that nobody foresaw', new TypeError('x is undefined')],
  ['what is not even an error', 'nonsense'],
])('%s is a failure that is published', async (_name, thrown) => {
  expect(await endingOfRun(() => Promise.reject(thrown))).toMatchObject({
    kind: 'failed',
    failure: { code: 'internal' },
  })
  expect(process.exitCode).toBe(1)
})
