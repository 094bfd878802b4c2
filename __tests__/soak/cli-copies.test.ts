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

/** Violations after a run overwrote one copy with Markdown only, or kept it. */
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
  ['session data when a HEAD omitted only the raw log', { cli: FULL, faults: [RAW_HIDDEN] }],
  ['a copy that was not listed and not reported', { cli: FULL, faults: [OMITTED] }],
  [
    'a copy whose HEAD responded 404 when another file was reported',
    { cli: FULL, faults: [NOT_FOUND], notice: 'b.md' },
  ],
])('reports an overwritten CLI copy: %s', (_, given) => {
  expect(violationsOf(given)).toEqual([expect.stringContaining('the CLI copy was overwritten')])
})

test.each<[string, Case]>([
  ['the copy is from this action', {}],
  ['the copy was kept', { cli: FULL, isKept: true }],
  ['`overwrite-cli-sessions` is true', { cli: FULL, overwrite: true }],
  ['the copy has only a raw log and HEAD omitted it', { cli: RAW_LOG, faults: [RAW_HIDDEN] }],
  ['the copy was not listed and the run reported it', { cli: FULL, faults: [OMITTED], notice: 'Overwrote a.md' }],
  ['the copy was not listed and a response was lost', { cli: FULL, faults: [OMITTED], attempts: 2 }],
])('reports no overwritten CLI copy when %s', (_, given) => {
  expect(violationsOf(given)).toEqual([])
})
