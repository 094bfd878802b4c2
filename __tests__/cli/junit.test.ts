import { describe, expect, test } from '@jest/globals'
import { formatJunit, type Report } from '../../src/cli/junit.ts'
import { Failure } from '../../src/failure.ts'
import { generateReport } from '../../src/report/report.ts'
import type { SessionResult } from '../../src/run/results.ts'
import type { SessionStatus } from '../../src/run/session-statuses.ts'
import * as runs from '../rig/runs.ts'

type Changes = Parameters<typeof runs.run>[1]

function junitOf(results: readonly SessionResult[], changes: Changes = {}): string {
  const text = [...generateReport(runs.run([...results], changes))].join('')
  return formatJunit(JSON.parse(text) as Report)
}

/** The element in the test case of the only session; `passed` for none. */
function elementOf(outcome: SessionStatus, result: Partial<SessionResult>, changes: Changes): string {
  const xml = junitOf([{ ...runs.result(0, outcome), ...result }], changes)
  return /<testcase [^>]*><(\w+)/.exec(xml)?.[1] ?? 'passed'
}

const LIMITED = { failures: [new Failure('rate-limited', 'used up', 'Wait.')] }

describe('the test case of a session', () => {
  test.each<[string, SessionStatus, Partial<SessionResult>, Changes, string]>([
    ['that was created', 'created', {}, {}, 'passed'],
    ['that was updated', 'updated', {}, {}, 'passed'],
    ['that is up to date', 'skipped', { plan: 'up-to-date' }, {}, 'passed'],
    ['with a CLI copy', 'skipped', { plan: 'kept-cli-copy' }, {}, 'skipped'],
    ['that is larger in the cloud', 'skipped', { plan: 'cloud-has-more' }, {}, 'skipped'],
    ['that was withheld', 'errored', { plan: 'secret-held' }, {}, 'skipped'],
    ['that errored', 'errored', { plan: 'new' }, {}, 'failure'],
    ['that timed out', 'timed-out', { attempts: 0 }, {}, 'failure'],
    [
      'that did not start before a signal',
      'timed-out',
      { progress: 'not-started' },
      { status: 'cancelled' },
      'skipped',
    ],
    ['that was interrupted by a signal', 'timed-out', { progress: 'unknown' }, { status: 'cancelled' }, 'failure'],
    ['that is pending and fails the run', 'pending', {}, { inputs: runs.inputs({ mode: 'check' }) }, 'failure'],
    [
      'that is pending with `fail-on-incomplete: errors`',
      'pending',
      {},
      { inputs: runs.inputs({ mode: 'check', failOnIncomplete: 'errors' }) },
      'skipped',
    ],
  ])('has the element of its outcome: a session %s', (_name, outcome, result, changes, expected) => {
    expect(elementOf(outcome, result, changes)).toBe(expected)
  })

  test('is skipped, beside the failure of the run, when the session did not start before a rate limit', () => {
    const xml = junitOf([{ ...runs.result(0, 'timed-out'), progress: 'not-started' }], LIMITED)
    expect([...xml.matchAll(/<testcase [^>]*name="([^"]*)"[^>]*><(\w+)/g)].map(([, , element]) => element)).toEqual([
      'failure',
      'skipped',
    ])
  })
})

test('gives every test case a unique name and counts the test cases', () => {
  const results = Array.from({ length: 40 }, (_, index) => ({
    ...runs.result(index, index % 2 === 0 ? 'created' : 'errored'),
    title: 'The same title',
  }))
  const xml = junitOf(results, { failures: [...LIMITED.failures, ...LIMITED.failures] })
  const names = [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(([, a, b]) => `${a}\n${b}`)
  expect(names).toHaveLength(42)
  expect(new Set(names).size).toBe(42)
  expect(xml).toContain('<testsuites name="SpecStory sync" tests="42" failures="22" skipped="0"')
})

test('escapes markup and drops characters that XML forbids', () => {
  const title = `<a href="x">&\u0000\u0008\uFFFE\uD800 \u{1F600}\tb\n`
  const xml = junitOf([{ ...runs.result(0, 'errored'), title, reason: '<b>\u0007', hint: ']]>' }])
  expect(xml).toContain('name="&lt;a href=&quot;x&quot;&gt;&amp; \u{1F600} b  (')
  expect(xml).toContain('message="&lt;b&gt;"')
  expect(xml).toContain(']]&gt;</failure>')
  expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u)
})
