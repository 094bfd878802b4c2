import { expect, test } from '@jest/globals'
import type { FaultRule } from '../../local-cloud/faults.ts'
import { SessionStore } from '../../local-cloud/store.ts'
import type { RunReport } from '../../local-runner/run-checks.ts'
import { findDestroyedCopies } from '../../scripts/soak/cli-copies.ts'
import { createScenario } from '../../scripts/soak/scenario.ts'
import { type CliCopy, createCopyBefore, PROJECT, type SoakSession } from '../../scripts/soak/sessions.ts'

const ID = 'c94c863c-02e0-474e-b6d9-acb816f7fc55'
const RAW_LOG: CliCopy = { rawBytes: 2000, sessionData: false }
const FULL: CliCopy = { rawBytes: 2000, sessionData: true }
const OMITTED: FaultRule = { match: { route: 'sizes' }, action: { kind: 'misstated-sizes', omit: [ID] } }
const NOT_FOUND: FaultRule = { match: { route: 'head' }, action: { kind: 'status', status: 404 } }
const RAW_HIDDEN: FaultRule = {
  match: { route: 'head' },
  action: { kind: 'header', headers: { 'X-Raw-Data-Size': null } },
}

type Case = {
  readonly cli?: CliCopy
  readonly faults?: readonly FaultRule[]
  readonly overwrite?: boolean
  readonly attempts?: number
  readonly notice?: string
  readonly isKept?: boolean
}

/** What the soak says of one copy that a run has written over with Markdown alone, unless it was kept. */
function violationsOf({ cli, faults = [], overwrite = false, attempts = 1, notice, isKept = false }: Case): string[] {
  const text = 'x'.repeat(200)
  const session: SoakSession = {
    id: ID,
    file: 'a.md',
    text,
    wire: text,
    plain: text,
    secrets: [],
    start: 'smaller',
    ...(cli && { cli }),
  }
  const store = new SessionStore({ keepBodies: true })
  const put = (part: object): unknown =>
    store.put(PROJECT, ID, { projectName: 'p', name: 'a', markdown: text, rawData: '{}', metadata: {}, ...part })
  put(createCopyBefore(session) ?? {})
  if (!isKept) put({ markdown: text })
  const scenario = { ...createScenario(1), sessions: [session], faults }
  const inputs = { ...scenario.inputs, concurrency: '1', 'overwrite-cli-sessions': String(overwrite) }
  const report = {
    notices: notice === undefined ? [] : [{ level: 'warning', title: '', message: notice }],
    sessions: [{ id: ID, outcome: 'updated', plan: 'new', reason: 'New.', attempts }],
  } as unknown as RunReport
  return [...findDestroyedCopies({ ...scenario, inputs }, report, store)]
}

test.each<[string, Case]>([
  ['a raw log', { cli: RAW_LOG }],
  ['session data', { cli: FULL }],
  ['session data, while only the raw log could not be seen', { cli: FULL, faults: [RAW_HIDDEN] }],
  ['a copy that the cloud denied, without a word', { cli: FULL, faults: [OMITTED] }],
  ['a copy that a HEAD denied, with a word about another', { cli: FULL, faults: [NOT_FOUND], notice: 'b.md' }],
])('%s is destroyed', (_, given) => {
  expect(violationsOf(given)).toEqual([expect.stringContaining('the CLI copy was overwritten')])
})

test.each<[string, Case]>([
  ["it is this action's own copy", {}],
  ['it was kept', { cli: FULL, isKept: true }],
  ['it was asked for', { cli: FULL, overwrite: true }],
  ['a raw log alone could not be seen', { cli: RAW_LOG, faults: [RAW_HIDDEN] }],
  ['the cloud denied it and the run named it', { cli: FULL, faults: [OMITTED], notice: 'Overwrote a.md' }],
  ['the cloud denied it and an answer was lost', { cli: FULL, faults: [OMITTED], attempts: 2 }],
])('nothing is destroyed when %s', (_, given) => {
  expect(violationsOf(given)).toEqual([])
})
