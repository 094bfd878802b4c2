import { unbrokenBytes } from '../../byte-size.ts'
import type { PlanReason } from '../../plan/plan.ts'
import { OUTCOME_NAMES, OUTCOMES, type Outcome, type OutcomeKind } from '../../run/outcomes.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import type { MarkdownDocument } from '../document.ts'
import { fileUrl, link, sessionUrl } from '../links.ts'
import { plural } from '../quantities.ts'
import { markdownProse, markdownText } from '../untrusted.ts'
import { providerCell } from './provider-cell.ts'

/** Code units of a title or a file name: enough to know it again. */
const NAME_LIMIT = 120

/** What a sync would bring, and how to have it done. */
export function addPendingSessions(document: MarkdownDocument, run: Run): void {
  const pending = outcomesOf('due').flatMap((outcome) => withOutcome(run, outcome))
  document.table({
    title: `${plural(pending.length, 'session')} to upload`,
    intro:
      '**How to fix it:** nothing is wrong with this change. A run with `mode: sync` uploads them, as the sync of the default ' +
      'branch does after a merge; `specstory sync` on the machine that recorded them does it at once.',
    folded: false,
    columns: ['Session', ...projectColumn(run), 'Provider', '>Size', 'Why'],
    items: pending,
    cells: (result) => [
      link(shownTitle(result), fileUrl(run, result.session.file), NAME_LIMIT),
      ...projectCell(run, result),
      ...providerAndSize(result),
      markdownProse(result.reason),
    ],
  })
}

/** What the run brought into the cloud, folded, each with its link. */
export function addUploadedSessions(document: MarkdownDocument, run: Run): void {
  for (const outcome of outcomesOf('uploaded')) addUploaded(document, run, outcome)
}

function addUploaded(document: MarkdownDocument, run: Run, outcome: Outcome): void {
  const results = withOutcome(run, outcome)
  document.table({
    title: `${plural(results.length, 'session')} ${OUTCOMES[outcome].said}`,
    folded: true,
    columns: ['Session', ...projectColumn(run), 'Provider', '>Size'],
    items: results,
    cells: (result) => [cloudLink(run, result), ...projectCell(run, result), ...providerAndSize(result)],
  })
}

/** Sessions left as the cloud has them though they differ here, folded, with the input that changes it. */
export function addKeptSessions(document: MarkdownDocument, run: Run): void {
  addSkipped(
    document,
    run,
    'kept-cli-copy',
    "kept as the CLI's copy",
    'The CLI uploaded these with their full data, which Markdown alone would replace. `specstory sync` on the recording machine ' +
      'brings them up to date; `overwrite-cli-sessions: true` updates them from here.',
  )
  addSkipped(
    document,
    run,
    'cloud-has-more',
    'larger in the cloud',
    "The cloud's copy has more bytes than the committed file, so it was kept. `update-when: different` updates these too.",
  )
}

function addSkipped(document: MarkdownDocument, run: Run, reason: PlanReason, words: string, intro: string): void {
  const results = run.results.filter(({ plan, outcome }) => plan === reason && OUTCOMES[outcome].kind === 'kept')
  document.table({
    title: `${plural(results.length, 'session')} ${words}`,
    intro,
    folded: true,
    columns: ['Session', ...projectColumn(run), 'Provider', '>Size'],
    items: results,
    cells: (result) => [cloudLink(run, result), ...projectCell(run, result), ...providerAndSize(result)],
  })
}

function outcomesOf(kind: OutcomeKind): Outcome[] {
  return OUTCOME_NAMES.filter((outcome) => OUTCOMES[outcome].kind === kind)
}

function withOutcome(run: Run, outcome: Outcome): SessionResult[] {
  return run.results.filter((result) => result.outcome === outcome)
}

function cloudLink(run: Run, result: SessionResult): string {
  return link(shownTitle(result), sessionUrl(run, result.projectId, result.session.id), NAME_LIMIT)
}

function shownTitle({ title, session }: SessionResult): string {
  return title || session.title || session.name
}

function providerAndSize({ session, localBytes, cloudBytes }: SessionResult): string[] {
  const size = cloudBytes === undefined || cloudBytes === localBytes ? '' : `${unbrokenBytes(cloudBytes)} → `
  return [providerCell(session), size + unbrokenBytes(localBytes)]
}

function projectColumn({ projects }: Run): string[] {
  return projects.length > 1 ? ['Project'] : []
}

function projectCell({ projects }: Run, { projectId }: SessionResult): string[] {
  if (projects.length < 2) return []
  return [markdownText(projects.find(({ project }) => project.id === projectId)?.project.name ?? projectId, 60)]
}
