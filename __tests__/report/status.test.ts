import { describe, expect, test } from '@jest/globals'
import type { Status } from '../../src/report/run.ts'
import { type Ending, exitCode, statusOf } from '../../src/report/status.ts'
import { verdict } from '../../src/report/verdict.ts'
import type { Counts } from '../../src/sync/result.ts'
import * as runs from './runs.ts'

const NONE: Counts = { attempted: 0, created: 0, updated: 0, skipped: 0, errored: 0, timedOut: 0, pending: 0 }

test.each<[Ending, Partial<Counts>, number, Status]>([
  ['finished', { created: 3, skipped: 2 }, 0, 'complete'],
  ['finished', {}, 0, 'complete'],
  ['finished', { errored: 1 }, 0, 'incomplete'],
  ['finished', { timedOut: 1 }, 0, 'incomplete'],
  ['finished', { pending: 1 }, 0, 'incomplete'],
  ['finished', {}, 1, 'incomplete'],
  ['deadline', {}, 0, 'incomplete'],
  ['cancelled', { errored: 1 }, 0, 'cancelled'],
  ['failed', { created: 1 }, 0, 'failed'],
  ['not-run', {}, 0, 'not-run'],
])('a run that ended %s with %j and %i unreadable files is %4$s', (ending, counts, unreadable, status) => {
  expect(statusOf(ending, { ...NONE, ...counts }, unreadable)).toBe(status)
})

test('files that could not be read are none when nothing is said of them', () => {
  expect(statusOf('finished', NONE)).toBe('complete')
})

test.each<[Status, boolean, 0 | 1]>([
  ['complete', true, 0],
  ['not-run', true, 0],
  ['incomplete', true, 1],
  ['incomplete', false, 0],
  ['failed', false, 1],
  ['cancelled', false, 1],
])('%s with fail-on-incomplete %s ends with exit code %i', (status, failOnIncomplete, code) => {
  expect(exitCode({ status, inputs: runs.inputs({ failOnIncomplete }) })).toBe(code)
})

test('an incomplete run whose inputs are unknown ends with exit code 1', () => {
  expect(exitCode({ status: 'incomplete' })).toBe(1)
})

describe('the verdict', () => {
  const check = runs.inputs({ mode: 'check' })
  test.each([
    ['first sync', runs.firstSync(), '12 sessions: 12 created.'],
    ['nothing to do', runs.nothingToDo(), 'Nothing to upload: all 111 sessions were skipped.'],
    ['one session to skip', runs.run([runs.result(0, 'skipped')]), 'Nothing to upload: the one session was skipped.'],
    ['nothing there', runs.run([]), 'No session to sync.'],
    [
      'partial failure',
      runs.partialFailure(),
      '43 sessions: 5 created, 3 updated, 32 skipped, 2 errored and 1 timed out.',
    ],
    [
      'the deadline',
      runs.run([runs.result(0, 'timed-out')], { status: 'incomplete', statusReason: 'The 120 s of `timeout` passed.' }),
      '1 session: 1 timed out. The 120 s of `timeout` passed.',
    ],
    ['cancelled', runs.cancelled(), 'The run was cancelled (SIGINT). 20 sessions: 4 created and 16 timed out.'],
    ['cancelled early', runs.run([], { status: 'cancelled' }), 'The run was cancelled.'],
    ['check', runs.check(), '11 sessions checked: 3 to upload.'],
    [
      'check with trouble',
      runs.run([runs.result(0, 'errored'), runs.result(1, 'timed-out')], { inputs: check, status: 'incomplete' }),
      '2 sessions checked: 1 errored and 1 timed out.',
    ],
    [
      'check, all there',
      runs.run([runs.result(0, 'skipped')], { inputs: check }),
      'SpecStory Cloud has everything of 1 session.',
    ],
    ['check of nothing', runs.run([], { inputs: check }), 'No session to check.'],
    [
      'invalid inputs',
      runs.invalidInputs(),
      '2 invalid inputs: `mode` is `dry-run`; allowed: `sync`, `check`; `concurrency` is `many`; allowed: a whole number from 1 to 50.',
    ],
    ['failed without a failure', runs.run([], { status: 'failed' }), 'The run failed.'],
    ['not run', runs.notRun(), 'Pull requests from forks get no secrets, so there is no token.'],
    ['not run without a reason', runs.run([], { status: 'not-run' }), 'There was nothing to do.'],
  ])('of %s', (_name, run, sentence) => {
    expect(verdict(run)).toBe(sentence)
  })
})
