import { countOfKind } from '../run/counts.ts'
import type { Status } from '../run/ending.ts'
import type { Run } from '../run/run.ts'
import { awaitsMerge } from './awaits-merge.ts'

const SYMBOLS: Readonly<Record<Status, string>> = {
  complete: '✅',
  incomplete: '⚠️',
  'not-run': '⚠️',
  failed: '❌',
  cancelled: '❌',
}

const WORDS: Readonly<Record<Status, string>> = {
  complete: 'complete',
  incomplete: 'incomplete',
  'not-run': 'did not run',
  failed: 'failed',
  cancelled: 'cancelled',
}

const VERBS: Readonly<Record<Status, string>> = {
  ...WORDS,
  complete: 'is complete',
  incomplete: 'is incomplete',
  cancelled: 'was cancelled',
}

/** What a heading begins with. */
export function statusSymbol(run: Run): string {
  return awaitsMerge(run) ? SYMBOLS.complete : SYMBOLS[shownStatus(run)]
}

/** "SpecStory sync …", in a heading; empty where nothing was to be done and the sentence below says what will be. */
export function statusWords(run: Run): string {
  return awaitsMerge(run) ? '' : WORDS[shownStatus(run)]
}

/** "The check of the whole repository …"; empty as above. */
export function statusVerb(run: Run): string {
  return awaitsMerge(run) ? '' : VERBS[shownStatus(run)]
}

/** A check that fails its step for what is due has failed, whatever its output `status` says for a workflow. */
function shownStatus({ status, inputs, counts }: Run): Status {
  const fails = status === 'incomplete' && inputs?.mode === 'check' && inputs.failOnIncomplete === true
  return fails && countOfKind(counts, 'due') > 0 ? 'failed' : status
}
