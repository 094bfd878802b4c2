import { describe, expect, test } from '@jest/globals'
import { formatVerdict } from '../../src/report/headline.ts'
import * as runs from '../rig/runs.ts'

describe('the verdict', () => {
  const check = runs.inputs({ mode: 'check' })
  test.each([
    ['first sync', runs.firstSync(), '12 sessions: 12 created.'],
    ['nothing to do', runs.nothingToDo(), 'Nothing to upload: all 111 sessions are up to date.'],
    ['one session to skip', runs.run([runs.result(0, 'skipped')]), 'Nothing to upload: the one session is up to date.'],
    ['nothing there', runs.run([]), 'No session to sync.'],
    [
      'partial failure',
      runs.partialFailure(),
      '43 sessions: 5 created, 3 updated, 30 up to date, 1 kept, 1 larger in the cloud, 2 errored and 1 timed out.',
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
      'Nothing to upload: the one session is up to date.',
    ],
    [
      'check, some kept',
      runs.run([runs.result(0, 'skipped'), runs.result(1, 'skipped', { plan: 'kept-cli-copy' })], { inputs: check }),
      'Nothing to upload: of 2 sessions, 1 up to date and 1 kept.',
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
    expect(formatVerdict(run)).toBe(sentence)
  })
})
