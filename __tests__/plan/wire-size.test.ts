import { describe, expect, test } from '@jest/globals'
import { UNKNOWN_ORIGIN } from '../../src/cloud/copies.ts'
import type { PlanReason } from '../../src/plan/plan.ts'
import { type PlanRules, planSession } from '../../src/plan/plan-session.ts'
import { readTranscript } from '../../src/sessions/read-transcript.ts'
import { checkout, sessionId, transcript } from '../rig/checkout.ts'
import { PLAN_RULES } from '../rig/plan-rules.ts'
import { REDACT_POLICY, scan } from '../rig/scan.ts'

/** Real files whose sent size differs from the size on disk, compared with copies of the sent text. */

const FILE = '.specstory/history/a.md'
const TEXT = transcript(sessionId(1), 'x'.repeat(20_000))
const INVALID_END = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xf0, 0x9f])])
const INVALID_HEAD_AND_END = Buffer.from(INVALID_END)
INVALID_HEAD_AND_END.set([0xff, 0xff, 0xff, 0xff], 400)
const CRLF = TEXT.replaceAll('\n', '\r\n')

async function planFile(content: string | Buffer, cloudBytes: number, updateWhen: PlanRules['updateWhen']) {
  const workspace = checkout({ [FILE]: content })
  const [session] = (await scan(workspace)).sessions
  if (session === undefined) throw new Error('no session')
  const rules = { ...PLAN_RULES, updateWhen }
  const copy = { state: 'present', bytes: cloudBytes, ...UNKNOWN_ORIGIN } as const
  const unread = planSession(session, { bytes: session.diskBytes, exact: false }, copy, rules)
  if (unread !== 'needs-exact-size') return { reason: unread.reason, read: false }
  const { wireBytes } = await readTranscript(workspace, session, REDACT_POLICY)
  const read = planSession(session, { bytes: wireBytes, exact: true }, copy, rules)
  return { reason: read === 'needs-exact-size' ? read : read.reason, read: true }
}

describe.each(['larger', 'different'] as const)('update-when: %s', (updateWhen) => {
  const same: PlanReason = updateWhen === 'larger' ? 'up-to-date' : 'same-size'
  const smaller: PlanReason = updateWhen === 'larger' ? 'cloud-has-more' : 'shrunk'
  test.each<[string, string | Buffer, number, PlanReason]>([
    ['an unchanged file', TEXT, Buffer.byteLength(TEXT), same],
    ['a file that grew', `${TEXT}more`, Buffer.byteLength(TEXT), 'grown'],
    ['a file that shrank', TEXT, Buffer.byteLength(TEXT) + 1, smaller],
    ['an unchanged file with invalid UTF-8 at its end', INVALID_END, Buffer.byteLength(TEXT) + 3, same],
    [
      'an unchanged file with invalid UTF-8 in its head',
      INVALID_HEAD_AND_END,
      Buffer.byteLength(TEXT) + 3 + 4 * 2,
      same,
    ],
    [
      'a file that grew by less than its invalid UTF-8 adds',
      INVALID_HEAD_AND_END,
      Buffer.byteLength(TEXT) + 9,
      'grown',
    ],
    ['an unchanged file with CRLF', CRLF, Buffer.byteLength(TEXT), same],
    ['a file with CRLF that grew', `${CRLF}x\r\n`, Buffer.byteLength(TEXT), 'grown'],
    ['a file with CRLF that shrank by less than the line breaks add', CRLF, Buffer.byteLength(TEXT) + 5, smaller],
  ])('compares the sent size of %s', async (_, content, cloudBytes, reason) => {
    expect(await planFile(content, cloudBytes, updateWhen)).toMatchObject({ reason })
  })
})

test.each<[string, string | Buffer, PlanRules['updateWhen'], PlanReason, boolean]>([
  ['is not read', TEXT, 'larger', 'up-to-date', false],
  ['is not read, even with CRLF', CRLF, 'larger', 'up-to-date', false],
  ['is not read for `different`', TEXT, 'different', 'same-size', false],
  ['is read for `different` when it has CRLF', CRLF, 'different', 'shrunk', true],
])('a file whose size on disk equals the copy %s', async (_, content, updateWhen, reason, read) => {
  expect(await planFile(content, Buffer.byteLength(content), updateWhen)).toEqual({ reason, read })
})
