import { countOfKind, openSessions } from '../run/counts.ts'
import { type Run, unreadableOf } from '../run/run.ts'
import { awaitsMerge } from './awaits-merge.ts'
import { count, list, plural } from './quantities.ts'
import { redactedSessions } from './secrets.ts'
import { byState } from './states.ts'
import { verdict } from './verdict.ts'
import { warningsOf } from './warnings.ts'

/**
 * What a person asks first: what changed, and what is left to do, in one sentence (two when something ended the run
 * early). The numbers of everything else are in the table of counts. May hold untrusted text: escape it for where it goes.
 */
export function answer(run: Run): string {
  const left = leftToDo(run)
  const hasEnded = run.status === 'complete' || run.status === 'incomplete'
  if (!hasEnded || awaitsMerge(run) || (left.length === 0 && countOfKind(run.counts, 'uploaded') === 0))
    return verdict(run)
  // What a warning is about may need somebody all the same.
  const rest = warningsOf(run).length > 0 ? [] : ['nothing is left to do']
  const parts = run.inputs?.mode === 'check' ? left : [changed(run), ...(left.length > 0 ? [list(left)] : rest)]
  return [`${parts.join('; ')}.`, run.statusReason ?? ''].join(' ').trim()
}

function changed({ results }: Run): string {
  const [first, ...others] = byState(results).filter(({ state }) => state.kind === 'uploaded')
  if (first === undefined) return 'Nothing was uploaded'
  const uploads = `${plural(first.results.length, 'session')} ${first.state.said}`
  return list([uploads, ...others.map(({ state, results }) => `${count(results.length)} ${state.said}`)])
}

function leftToDo(run: Run): string[] {
  const { counts, inputs } = run
  const due = countOfKind(counts, 'due')
  const failed = openSessions(counts) - due
  const unreadable = unreadableOf(run).length
  const redacted = redactedSessions(run).flatMap(({ secrets }) => secrets).length
  const of = (number: number, one: string, several: string): string =>
    counts.attempted === 1
      ? `the one session ${one}`
      : `${count(number)} of ${plural(counts.attempted, 'session')} ${number === 1 ? one : several}`
  const fails = inputs?.failOnIncomplete === true ? ', which fails the check (`fail-on-incomplete`)' : ''
  const what = inputs?.mode === 'check' ? 'not compared' : 'not synced'
  return [
    ...(due > 0 ? [`${of(due, 'is', 'are')} missing from SpecStory Cloud or older there${fails}`] : []),
    ...(failed > 0 ? [`${of(failed, 'was', 'were')} ${what}`] : []),
    ...(redacted > 0 ? [`${plural(redacted, 'credential')} to revoke`] : []),
    ...(unreadable > 0 ? [`${plural(unreadable, 'file')} could not be read`] : []),
  ]
}
