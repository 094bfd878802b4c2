import { count, list, plural } from './quantities.ts'
import type { Run } from './run.ts'
import { sentence } from './sentence.ts'

/** The run in one sentence (two when something ended it early). May hold untrusted text: escape it for where it goes. */
export function verdict(run: Run): string {
  switch (run.status) {
    case 'failed':
      return sentence(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.')
    case 'not-run':
      return run.statusReason ?? 'There was nothing to do.'
    case 'cancelled':
      return sentences(run.statusReason ?? 'The run was cancelled.', run.counts.attempted > 0 ? counted(run) : '')
    case 'complete':
    case 'incomplete':
      return sentences(run.inputs?.mode === 'check' ? checked(run) : counted(run), run.statusReason ?? '')
  }
}

function counted({ counts }: Run): string {
  if (counts.attempted === 0) return 'No session to sync.'
  if (counts.skipped === counts.attempted) return `Nothing to upload: ${allSkipped(counts.attempted)}.`
  const parts = [
    [counts.created, 'created'],
    [counts.updated, 'updated'],
    [counts.skipped, 'skipped'],
    [counts.errored, 'errored'],
    [counts.timedOut, 'timed out'],
  ] as const
  const said = parts.filter(([value]) => value > 0).map(([value, word]) => `${count(value)} ${word}`)
  return `${plural(counts.attempted, 'session')}: ${list(said)}.`
}

function allSkipped(attempted: number): string {
  return attempted === 1 ? 'the one session was skipped' : `all ${count(attempted)} sessions were skipped`
}

function checked({ counts }: Run): string {
  if (counts.attempted === 0) return 'No session to check.'
  if (counts.pending === 0 && counts.errored + counts.timedOut === 0)
    return `SpecStory Cloud has everything of ${plural(counts.attempted, 'session')}.`
  const parts = [
    counts.pending > 0 ? `${count(counts.pending)} to upload` : '',
    counts.errored > 0 ? `${count(counts.errored)} errored` : '',
    counts.timedOut > 0 ? `${count(counts.timedOut)} timed out` : '',
  ]
  return `${plural(counts.attempted, 'session')} checked: ${list(parts.filter((part) => part !== ''))}.`
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
