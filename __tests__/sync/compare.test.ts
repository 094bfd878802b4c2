import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { UNKNOWN_ORIGIN } from '../../src/cloud/copies.ts'
import { DeadlinePassed } from '../../src/deadline.ts'
import { Failure } from '../../src/failure.ts'
import { compareSessions } from '../../src/sync/compare.ts'
import { asSessionId } from '../rig/ids.ts'
import { localSession } from '../rig/local-session.ts'
import { createTestContext, PROJECT, type TestContext } from '../rig/sync-context.ts'

const SESSIONS = ['a', 'b', 'c'].map((id) => localSession({ id: asSessionId(id) }))

let local: LocalCloud
let tools: TestContext
beforeEach(async () => {
  local = await startLocalCloud()
  tools = await createTestContext(local)
})
afterEach(async () => {
  await tools.close()
  await local.close()
})

test('the bulk answer settles every session, and what it does not name is absent', async () => {
  const copies = new Map([['a', { state: 'present', bytes: 5, ...UNKNOWN_ORIGIN } as const]])
  const comparison = await compareSessions(tools, PROJECT.id, SESSIONS, { copies, isNew: false })
  expect(comparison.sizes).toBe('bulk')
  expect([...comparison.copies]).toEqual([
    ['a', { state: 'present', bytes: 5, ...UNKNOWN_ORIGIN }],
    ['b', { state: 'absent' }],
    ['c', { state: 'absent' }],
  ])
  expect(local.requests).toEqual([])
})

test('a size that makes no sense leads to a HEAD for that session only, and what was known of the CLI’s data stays known', async () => {
  local.seed(PROJECT.id, 'b', { markdown: 'abc' })
  const copies = new Map([
    ['b', { state: 'unknown', reason: 'nonsense', failure: undefined, ...UNKNOWN_ORIGIN, isCliCopy: true } as const],
  ])
  const comparison = await compareSessions(tools, PROJECT.id, SESSIONS, { copies, isNew: false })
  expect(comparison.copies.get('b')).toMatchObject({ state: 'present', bytes: 3, isCliCopy: true })
  expect(local.requests.map(({ route, sessionId }) => [route, sessionId])).toEqual([['head', 'b']])
})

test('without an answer every session is asked for', async () => {
  local.seed(PROJECT.id, 'b', { markdown: 'abc', sessionData: 'resume' })
  const error = new Failure('cloud-answer', 'HTTP 500', 'try again')
  const comparison = await compareSessions(tools, PROJECT.id, SESSIONS, { error })
  expect(comparison).toMatchObject({ sizes: 'fallback', sizesFailure: error })
  expect(comparison.copies.get('b')).toMatchObject({ state: 'present', bytes: 3, isCliCopy: true })
  expect(comparison.copies.get('c')).toEqual({ state: 'absent' })
})

test('named sessions are asked for without a bulk request having been made', async () => {
  expect(await compareSessions(tools, PROJECT.id, SESSIONS, undefined)).toMatchObject({ sizes: 'head' })
  expect(local.requests).toHaveLength(3)
})

test('the deadline of the bulk request is the deadline of everything', async () => {
  const error = new DeadlinePassed()
  await expect(compareSessions(tools, PROJECT.id, SESSIONS, { error })).rejects.toBe(error)
  expect(local.requests).toEqual([])
})

test('a HEAD that the run’s end cuts short leaves its session uncompared', async () => {
  local.addFault({ match: { route: 'head', sessionId: 'b' }, action: { kind: 'stall' } })
  tools.deadline.start(300)
  const comparison = await compareSessions(tools, PROJECT.id, SESSIONS, undefined)
  expect([...comparison.copies.keys()].sort()).toEqual(['a', 'c'])
})

test('a refused token concerns every session', async () => {
  local.revokeToken(local.token)
  await expect(compareSessions(tools, PROJECT.id, SESSIONS, undefined)).rejects.toMatchObject({ code: 'token-refused' })
})
