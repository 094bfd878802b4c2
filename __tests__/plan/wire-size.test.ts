import { describe, expect, test } from '@jest/globals'
import { UNKNOWN_ORIGIN } from '../../src/cloud/copies.ts'
import type { PlanReason } from '../../src/plan/plan.ts'
import { type PlanRules, planSession } from '../../src/plan/plan-session.ts'
import { readTranscript } from '../../src/sessions/read-transcript.ts'
import { checkout, sessionId, transcript } from '../rig/checkout.ts'
import { PLAN_RULES } from '../rig/plan-rules.ts'
import { REDACTED, scan } from '../rig/scan.ts'

/** Real files of which the size on disk is not the size on the wire, against copies that hold what was sent of them. */

const FILE = '.specstory/history/a.md'
const TEXT = transcript(sessionId(1), 'x'.repeat(20_000))
const CUT = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xf0, 0x9f])])
const CUT_IN_HEAD = Buffer.from(CUT)
CUT_IN_HEAD.set([0xff, 0xff, 0xff, 0xff], 400)
const CRLF = TEXT.replaceAll('\n', '\r\n')

async function planned(content: string | Buffer, cloudBytes: number, updateWhen: PlanRules['updateWhen']) {
  const workspace = checkout({ [FILE]: content })
  const [session] = (await scan(workspace)).sessions
  if (session === undefined) throw new Error('no session')
  const rules = { ...PLAN_RULES, updateWhen }
  const copy = { state: 'present', bytes: cloudBytes, ...UNKNOWN_ORIGIN } as const
  const unread = planSession(session, { bytes: session.diskBytes, exact: false }, copy, rules)
  if (unread !== 'needs-exact-size') return { reason: unread.reason, read: false }
  const { wireBytes } = await readTranscript(workspace, session, REDACTED)
  const read = planSession(session, { bytes: wireBytes, exact: true }, copy, rules)
  return { reason: read === 'needs-exact-size' ? read : read.reason, read: true }
}

describe.each(['larger', 'different'] as const)('update-when: %s', (updateWhen) => {
  const same: PlanReason = updateWhen === 'larger' ? 'up-to-date' : 'same-size'
  const smaller: PlanReason = updateWhen === 'larger' ? 'cloud-has-more' : 'shrunk'
  test.each<[string, string | Buffer, number, PlanReason]>([
    ['a text that is there already', TEXT, Buffer.byteLength(TEXT), same],
    ['a text that grew', `${TEXT}more`, Buffer.byteLength(TEXT), 'grown'],
    ['a text that shrank', TEXT, Buffer.byteLength(TEXT) + 1, smaller],
    ['bytes that are no UTF-8, sent before', CUT, Buffer.byteLength(TEXT) + 3, same],
    ['the same, in the head', CUT_IN_HEAD, Buffer.byteLength(TEXT) + 3 + 4 * 2, same],
    ['they grew by fewer bytes than they have more on the wire', CUT_IN_HEAD, Buffer.byteLength(TEXT) + 9, 'grown'],
    ['CRLF, sent before as LF', CRLF, Buffer.byteLength(TEXT), same],
    ['CRLF that grew', `${CRLF}x\r\n`, Buffer.byteLength(TEXT), 'grown'],
    ['CRLF that shrank below what its line breaks add', CRLF, Buffer.byteLength(TEXT) + 5, smaller],
  ])('%s', async (_, content, cloudBytes, reason) => {
    expect(await planned(content, cloudBytes, updateWhen)).toMatchObject({ reason })
  })
})

test.each<[string, string | Buffer, PlanRules['updateWhen'], PlanReason, boolean]>([
  ['settles a session unread', TEXT, 'larger', 'up-to-date', false],
  ['even one that may be sent otherwise', CRLF, 'larger', 'up-to-date', false],
  ['also where any difference counts', TEXT, 'different', 'same-size', false],
  ['but one that may be sent otherwise is read there', CRLF, 'different', 'shrunk', true],
])('a copy of the size on disk %s', async (_, content, updateWhen, reason, read) => {
  expect(await planned(content, Buffer.byteLength(content), updateWhen)).toEqual({ reason, read })
})
