import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CloudCopy, UNKNOWN_ORIGIN } from '../../src/cloud/copies.ts'
import type { LocalSize } from '../../src/plan/plan.ts'
import { type PlanRules, planSession } from '../../src/plan/plan-session.ts'
import { localSession } from '../rig/local-session.ts'
import { PLAN_RULES } from '../rig/plan-rules.ts'

const RULES: PlanRules = { ...PLAN_RULES, maxBytes: 1000 }
const ABSENT: CloudCopy = { state: 'absent' }
const present = (bytes: number, isCliCopy = false): CloudCopy => ({
  state: 'present',
  bytes,
  ...UNKNOWN_ORIGIN,
  isCliCopy,
})
const unknown = (isCliCopy = false): CloudCopy => ({
  state: 'unknown',
  reason: 'HTTP 500',
  failure: undefined,
  ...UNKNOWN_ORIGIN,
  isCliCopy,
})
const exact = (bytes: number): LocalSize => ({ bytes, exact: true })

describe('what is done with a session', () => {
  test.each([
    ['the cloud does not have it', 100, ABSENT, {}, 'create', 'new'],
    ['the checkout has more', 101, present(100), {}, 'update', 'grown'],
    ['both have the same', 100, present(100), {}, 'skip', 'up-to-date'],
    ['the cloud has more', 99, present(100), {}, 'skip', 'cloud-has-more'],
    [
      'the cloud has more, and any difference counts',
      99,
      present(100),
      { updateWhen: 'different' },
      'update',
      'shrunk',
    ],
    ['the same, and any difference counts', 100, present(100), { updateWhen: 'different' }, 'skip', 'same-size'],
    ['the CLI’s copy is not replaced', 101, present(100, true), {}, 'skip', 'kept-cli-copy'],
    ['nor when it shrank', 99, present(100, true), { updateWhen: 'different' }, 'skip', 'kept-cli-copy'],
    ['the CLI’s copy that is up to date says so', 100, present(100, true), {}, 'skip', 'up-to-date'],
    ['the CLI’s copy that has more says so', 99, present(100, true), {}, 'skip', 'cloud-has-more'],
    ['the CLI’s copy on request', 101, present(100, true), { overwriteCliSessions: true }, 'update', 'grown'],
    ['the cloud’s copy is unknown', 100, unknown(), {}, 'refuse', 'cloud-copy-unknown'],
    ['unknown, and the CLI’s', 100, unknown(true), {}, 'refuse', 'cloud-copy-unknown'],
    ['unknown, on request', 100, unknown(), { overwriteCliSessions: true }, 'update', 'cloud-copy-unknown'],
    [
      'unknown, the CLI’s, on request',
      100,
      unknown(true),
      { overwriteCliSessions: true },
      'update',
      'cloud-copy-unknown',
    ],
    ['an empty copy in the cloud', 1, present(0), {}, 'update', 'grown'],
    ['as large as the cloud takes', 1000, ABSENT, {}, 'create', 'new'],
    ['larger than the cloud takes', 1001, ABSENT, {}, 'refuse', 'too-large'],
    ['larger than the cloud takes, and already there', 1001, present(1001), {}, 'skip', 'up-to-date'],
    ['larger than the cloud takes, and kept', 1001, present(10, true), {}, 'skip', 'kept-cli-copy'],
  ] as const)('%s', (_name, bytes, copy, rules, action, reason) => {
    expect(planSession(localSession(), exact(bytes), copy, { ...RULES, ...rules })).toMatchObject({
      action,
      reason,
      localBytes: bytes,
    })
  })
})

describe('a file, of which the size on disk is known', () => {
  const plain = localSession()
  const doubtful = localSession({ wireMayDiffer: true })
  const different = { updateWhen: 'different' } as const
  test.each([
    ['is read when it is larger than the copy', plain, 101, present(100), {}, 'needs-exact-size'],
    ['is read when it is smaller: as text it may be larger', plain, 99, present(100), {}, 'needs-exact-size'],
    ['is not read when the sizes are equal', plain, 100, present(100), {}, 'skip'],
    ['nor when it may be sent otherwise', doubtful, 100, present(100), {}, 'skip'],
    ['is not read when the sizes are equal and any difference counts', plain, 100, present(100), different, 'skip'],
    ['but when it may be sent otherwise', doubtful, 100, present(100), different, 'needs-exact-size'],
    ['is read when it is smaller and any difference counts', plain, 99, present(100), different, 'needs-exact-size'],
    ['is not read when it is new', doubtful, 100, ABSENT, {}, 'create'],
    ['is not read when the cloud’s copy is unknown', doubtful, 100, unknown(), {}, 'refuse'],
    ['is refused unread when it is too large', plain, 1001, ABSENT, {}, 'refuse'],
    ['but read when its text may be smaller', doubtful, 1001, ABSENT, {}, 'needs-exact-size'],
  ] as const)('%s', (_name, session, bytes, copy, rules, expected) => {
    const planned = planSession(session, { bytes, exact: false }, copy, { ...RULES, ...rules })
    expect(planned === 'needs-exact-size' ? planned : planned.action).toBe(expected)
  })
})

describe('a session with credentials', () => {
  const secrets = [{ rule: 'github-pat', line: 1, fingerprint: 'git1' }]
  /** 100 bytes as sent, 120 with its credentials. */
  const redacted: LocalSize = { bytes: 100, exact: true, unredactedBytes: 120, secrets }
  const held: LocalSize = { bytes: 120, exact: true, unredactedBytes: 120, secrets }
  const hold = { treatment: 'hold' } as const
  test.each([
    ['was uploaded with them', redacted, present(120), {}, 'update', 'redacted'],
    ['was uploaded with them when it was shorter', redacted, present(101), {}, 'update', 'redacted'],
    ['was uploaded without them', redacted, present(100), {}, 'skip', 'up-to-date'],
    ['is larger in the cloud than it ever was here', redacted, present(121), {}, 'skip', 'cloud-has-more'],
    ['grew', redacted, present(99), {}, 'update', 'grown'],
    ['is the CLI’s', redacted, present(120, true), { overwriteCliSessions: true }, 'skip', 'exposed-cli-copy'],
    ['is the CLI’s, which redacted it too', redacted, present(100, true), {}, 'skip', 'up-to-date'],
    ['is the CLI’s and has grown', redacted, present(99, true), {}, 'skip', 'kept-cli-copy'],
    [
      'is held in a check although the cloud has it',
      held,
      present(120),
      { ...hold, readsAll: true },
      'refuse',
      'secret-held',
    ],
    [
      'is held in a check although the CLI’s copy is kept',
      held,
      present(9, true),
      { ...hold, readsAll: true },
      'refuse',
      'secret-held',
    ],
    ['is held', held, ABSENT, hold, 'refuse', 'secret-held'],
    ['is held when it grew', held, present(100), hold, 'refuse', 'secret-held'],
    ['is no news when the cloud has it already', held, present(120), hold, 'skip', 'up-to-date'],
  ] as const)('%s', (_name, size, copy, rules, action, reason) => {
    expect(planSession(localSession(), size, copy, { ...RULES, ...rules })).toMatchObject({ action, reason })
  })

  test.each([
    ['is read when every session is', 100, present(100), { rescan: true }, 'needs-exact-size'],
    ['but not where credentials are sent', 100, present(100), { rescan: true, treatment: 'send' }, 'skip'],
    ['is read in a check that tells of them', 100, ABSENT, { ...hold, readsAll: true }, 'needs-exact-size'],
    ['also when it is not to be uploaded', 100, present(100), { ...hold, readsAll: true }, 'needs-exact-size'],
  ] as const)('that nobody has read %s', (_name, bytes, copy, rules, expected) => {
    const planned = planSession(localSession(), { bytes, exact: false }, copy, { ...RULES, ...rules })
    expect(planned === 'needs-exact-size' ? planned : planned.action).toBe(expected)
  })
})

test('the reasons for what cannot be known or sent are kept', () => {
  expect(planSession(localSession(), exact(5), unknown(), RULES)).toMatchObject({
    detail: 'HTTP 500',
    cloudBytes: undefined,
  })
  expect(planSession(localSession(), exact(1001), ABSENT, RULES)).toMatchObject({
    detail: '1 B over the limit of 1.0 KB',
  })
})

const copies: fc.Arbitrary<CloudCopy> = fc.oneof(
  fc.constant(ABSENT),
  fc.tuple(fc.nat(2000), fc.boolean()).map(([bytes, isCliCopy]) => present(bytes, isCliCopy)),
  fc.boolean().map(unknown),
)
const rules: fc.Arbitrary<PlanRules> = fc.record({
  updateWhen: fc.constantFrom('larger', 'different'),
  overwriteCliSessions: fc.boolean(),
  treatment: fc.constantFrom('redact', 'hold', 'send'),
  readsAll: fc.boolean(),
  rescan: fc.boolean(),
  maxBytes: fc.constant(1000),
})

test('for any sizes and rules nothing is destroyed, nothing needed is skipped, and measuring happens once', () => {
  fc.assert(
    fc.property(fc.nat(2000), copies, rules, fc.boolean(), (bytes, copy, given, wireMayDiffer) => {
      const planned = planSession(localSession({ wireMayDiffer }), exact(bytes), copy, given)
      if (planned === 'needs-exact-size') throw new Error('an exact size was measured again')
      const uploads = planned.action === 'create' || planned.action === 'update'
      if (copy.state !== 'absent' && copy.isCliCopy && !given.overwriteCliSessions) expect(uploads).toBe(false)
      if (uploads) expect(bytes).toBeLessThanOrEqual(given.maxBytes)
      if (planned.action === 'create') expect(copy.state).toBe('absent')
      if (planned.reason === 'up-to-date') expect(copy).toMatchObject({ state: 'present', bytes })
      if (copy.state === 'absent') expect(planned.action).not.toBe('skip')
      if (copy.state === 'present' && bytes > copy.bytes)
        expect(planned.reason).not.toMatch(/up-to-date|cloud-has-more/)
    }),
  )
})
