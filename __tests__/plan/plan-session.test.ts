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

describe('the plan for a session of known size', () => {
  test.each([
    ['creates it when the cloud has no copy', 100, ABSENT, {}, 'create', 'new'],
    ['updates it when the transcript is larger than the copy', 101, present(100), {}, 'update', 'grown'],
    ['skips it when both have the same size', 100, present(100), {}, 'skip', 'up-to-date'],
    ['skips it when the copy is larger', 99, present(100), {}, 'skip', 'cloud-has-more'],
    [
      'updates it when the copy is larger and `update-when` is `different`',
      99,
      present(100),
      { updateWhen: 'different' },
      'update',
      'shrunk',
    ],
    [
      'skips it when the sizes are equal and `update-when` is `different`',
      100,
      present(100),
      { updateWhen: 'different' },
      'skip',
      'same-size',
    ],
    ['keeps a smaller CLI copy', 101, present(100, true), {}, 'skip', 'kept-cli-copy'],
    [
      'keeps a larger CLI copy when `update-when` is `different`',
      99,
      present(100, true),
      { updateWhen: 'different' },
      'skip',
      'kept-cli-copy',
    ],
    ['reports a CLI copy of equal size as up to date', 100, present(100, true), {}, 'skip', 'up-to-date'],
    ['reports a larger CLI copy as larger', 99, present(100, true), {}, 'skip', 'cloud-has-more'],
    [
      'overwrites a CLI copy when `overwrite-cli-sessions` is set',
      101,
      present(100, true),
      { overwriteCliSessions: true },
      'update',
      'grown',
    ],
    ['refuses to overwrite a copy that could not be inspected', 100, unknown(), {}, 'refuse', 'cloud-copy-unknown'],
    [
      'refuses to overwrite a CLI copy that could not be inspected',
      100,
      unknown(true),
      {},
      'refuse',
      'cloud-copy-unknown',
    ],
    [
      'overwrites an uninspected copy when `overwrite-cli-sessions` is set',
      100,
      unknown(),
      { overwriteCliSessions: true },
      'update',
      'cloud-copy-unknown',
    ],
    [
      'overwrites an uninspected CLI copy when `overwrite-cli-sessions` is set',
      100,
      unknown(true),
      { overwriteCliSessions: true },
      'update',
      'cloud-copy-unknown',
    ],
    ['updates an empty copy', 1, present(0), {}, 'update', 'grown'],
    ['creates a session exactly at the size limit', 1000, ABSENT, {}, 'create', 'new'],
    ['refuses a session above the size limit', 1001, ABSENT, {}, 'refuse', 'too-large'],
    ['skips a session above the size limit when it is up to date', 1001, present(1001), {}, 'skip', 'up-to-date'],
    ['keeps a CLI copy when the session is above the size limit', 1001, present(10, true), {}, 'skip', 'kept-cli-copy'],
  ] as const)('%s', (_name, bytes, copy, rules, action, reason) => {
    expect(planSession(localSession(), exact(bytes), copy, { ...RULES, ...rules })).toMatchObject({
      action,
      reason,
      localBytes: bytes,
    })
  })
})

describe('the plan for an unread session', () => {
  const plain = localSession()
  const mayDiffer = localSession({ wireMayDiffer: true })
  const different = { updateWhen: 'different' } as const
  test.each([
    ['needs its exact size when the file is larger than the copy', plain, 101, present(100), {}, 'needs-exact-size'],
    ['needs its exact size when the file is smaller', plain, 99, present(100), {}, 'needs-exact-size'],
    ['skips it when the sizes are equal', plain, 100, present(100), {}, 'skip'],
    ['skips it when the sizes are equal and the wire size may differ', mayDiffer, 100, present(100), {}, 'skip'],
    ['skips it for `different` when the sizes are equal', plain, 100, present(100), different, 'skip'],
    [
      'needs its exact size for `different` when the wire size may differ',
      mayDiffer,
      100,
      present(100),
      different,
      'needs-exact-size',
    ],
    [
      'needs its exact size for `different` when the file is smaller',
      plain,
      99,
      present(100),
      different,
      'needs-exact-size',
    ],
    ['creates it when the cloud has no copy', mayDiffer, 100, ABSENT, {}, 'create'],
    ['refuses it when the copy could not be inspected', mayDiffer, 100, unknown(), {}, 'refuse'],
    ['refuses it when the file is too large', plain, 1001, ABSENT, {}, 'refuse'],
    [
      'needs its exact size when the file is too large but its wire size may be smaller',
      mayDiffer,
      1001,
      ABSENT,
      {},
      'needs-exact-size',
    ],
  ] as const)('%s', (_name, session, bytes, copy, rules, expected) => {
    const planned = planSession(session, { bytes, exact: false }, copy, { ...RULES, ...rules })
    expect(planned === 'needs-exact-size' ? planned : planned.action).toBe(expected)
  })
})

describe('the plan for a session with credentials', () => {
  const secrets = [{ rule: 'github-pat', line: 1, fingerprint: 'git1' }]
  /** 100 bytes when redacted, 120 with its credentials. */
  const redacted: LocalSize = { bytes: 100, exact: true, unredactedBytes: 120, secrets }
  const unredacted: LocalSize = { bytes: 120, exact: true, unredactedBytes: 120, secrets }
  const hold = { redactionMode: 'hold' } as const
  test.each([
    ['replaces a copy that was uploaded unredacted', redacted, present(120), {}, 'update', 'redacted'],
    ['replaces a copy whose size is between both sizes', redacted, present(101), {}, 'update', 'redacted'],
    ['skips it when the copy has the redacted size', redacted, present(100), {}, 'skip', 'up-to-date'],
    ['skips it when the copy is larger than both sizes', redacted, present(121), {}, 'skip', 'cloud-has-more'],
    ['updates it when the copy is smaller', redacted, present(99), {}, 'update', 'grown'],
    [
      'keeps an unredacted CLI copy and reports it as exposed',
      redacted,
      present(120, true),
      { overwriteCliSessions: true },
      'skip',
      'exposed-cli-copy',
    ],
    ['skips it when a CLI copy has the redacted size', redacted, present(100, true), {}, 'skip', 'up-to-date'],
    ['keeps a smaller CLI copy', redacted, present(99, true), {}, 'skip', 'kept-cli-copy'],
    [
      'withholds it in a check of all files when it is up to date',
      unredacted,
      present(120),
      { ...hold, readsAll: true },
      'refuse',
      'secret-held',
    ],
    [
      'withholds it in a check of all files when a CLI copy would be kept',
      unredacted,
      present(9, true),
      { ...hold, readsAll: true },
      'refuse',
      'secret-held',
    ],
    ['withholds it when it is new', unredacted, ABSENT, hold, 'refuse', 'secret-held'],
    ['withholds it when it grew', unredacted, present(100), hold, 'refuse', 'secret-held'],
    ['skips it when it is up to date', unredacted, present(120), hold, 'skip', 'up-to-date'],
  ] as const)('%s', (_name, size, copy, rules, action, reason) => {
    expect(planSession(localSession(), size, copy, { ...RULES, ...rules })).toMatchObject({ action, reason })
  })

  test.each([
    ['needs its exact size when `rescan` is set', 100, present(100), { rescan: true }, 'needs-exact-size'],
    [
      'skips it with `rescan` when credentials are sent',
      100,
      present(100),
      { rescan: true, redactionMode: 'send' },
      'skip',
    ],
    ['needs its exact size in a check of all files', 100, ABSENT, { ...hold, readsAll: true }, 'needs-exact-size'],
    [
      'needs its exact size in a check of all files when it is up to date',
      100,
      present(100),
      { ...hold, readsAll: true },
      'needs-exact-size',
    ],
  ] as const)('before it was read %s', (_name, bytes, copy, rules, expected) => {
    const planned = planSession(localSession(), { bytes, exact: false }, copy, { ...RULES, ...rules })
    expect(planned === 'needs-exact-size' ? planned : planned.action).toBe(expected)
  })
})

test('planSession explains why a copy is unknown and by how much a session is too large', () => {
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
  redactionMode: fc.constantFrom('redact', 'hold', 'send'),
  readsAll: fc.boolean(),
  rescan: fc.boolean(),
  maxBytes: fc.constant(1000),
})

test('planSession, for any size and rule, keeps CLI copies, uploads what is new and never measures twice', () => {
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
