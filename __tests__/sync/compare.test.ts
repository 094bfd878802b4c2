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
let context: TestContext
beforeEach(async () => {
  local = await startLocalCloud()
  context = await createTestContext(local)
})
afterEach(async () => {
  await context.close()
  await local.close()
})

test('compareSessions takes all copies from the size listing and treats missing ones as absent', async () => {
  const copies = new Map([['a', { state: 'present', bytes: 5, ...UNKNOWN_ORIGIN } as const]])
  const comparison = await compareSessions(context, PROJECT.id, SESSIONS, { copies, isNew: false })
  expect(comparison.sizes).toBe('bulk')
  expect([...comparison.copies]).toEqual([
    ['a', { state: 'present', bytes: 5, ...UNKNOWN_ORIGIN }],
    ['b', { state: 'absent' }],
    ['c', { state: 'absent' }],
  ])
  expect(local.requests).toEqual([])
})

test('compareSessions checks only the session with an invalid size, and keeps its CLI origin', async () => {
  local.seed(PROJECT.id, 'b', { markdown: 'abc' })
  const copies = new Map([
    ['b', { state: 'unknown', reason: 'nonsense', failure: undefined, ...UNKNOWN_ORIGIN, isCliCopy: true } as const],
  ])
  const comparison = await compareSessions(context, PROJECT.id, SESSIONS, { copies, isNew: false })
  expect(comparison.copies.get('b')).toMatchObject({ state: 'present', bytes: 3, isCliCopy: true })
  expect(local.requests.map(({ route, sessionId }) => [route, sessionId])).toEqual([['head', 'b']])
})

test('compareSessions checks each session individually when the size listing failed', async () => {
  local.seed(PROJECT.id, 'b', { markdown: 'abc', sessionData: 'resume' })
  const error = new Failure('cloud-answer', 'HTTP 500', 'try again')
  const comparison = await compareSessions(context, PROJECT.id, SESSIONS, { error })
  expect(comparison).toMatchObject({ sizes: 'fallback', sizesFailure: error })
  expect(comparison.copies.get('b')).toMatchObject({ state: 'present', bytes: 3, isCliCopy: true })
  expect(comparison.copies.get('c')).toEqual({ state: 'absent' })
})

test('compareSessions checks each session individually when no size listing was requested', async () => {
  expect(await compareSessions(context, PROJECT.id, SESSIONS, undefined)).toMatchObject({ sizes: 'head' })
  expect(local.requests).toHaveLength(3)
})

test('compareSessions rejects without a request when the deadline passed during the size listing', async () => {
  const error = new DeadlinePassed()
  await expect(compareSessions(context, PROJECT.id, SESSIONS, { error })).rejects.toBe(error)
  expect(local.requests).toEqual([])
})

test('compareSessions omits a session whose check the deadline interrupted', async () => {
  local.addFault({ match: { route: 'head', sessionId: 'b' }, action: { kind: 'stall' } })
  context.deadline.start(300)
  const comparison = await compareSessions(context, PROJECT.id, SESSIONS, undefined)
  expect([...comparison.copies.keys()].sort()).toEqual(['a', 'c'])
})

test('compareSessions rejects when the token is rejected', async () => {
  local.revokeToken(local.token)
  await expect(compareSessions(context, PROJECT.id, SESSIONS, undefined)).rejects.toMatchObject({
    code: 'token-refused',
  })
})
