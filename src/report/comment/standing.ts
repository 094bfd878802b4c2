import { OUTCOMES, type Outcome } from '../../run/outcomes.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { awaitsMerge } from '../awaits-merge.ts'
import { count, list, plural } from '../quantities.ts'
import type { Belonging } from './belonging.ts'

/** How the sessions of a pull request stand, before anything else: one sentence. */
export function standing(run: Run, belonging: Belonging): string {
  const { results, unseen, leftOut, unreadable } = belonging
  const all = results.length + unseen.length
  if (all === 0)
    return `It adds or changes ${plural(leftOut.length + unreadable.length, 'transcript')} that cannot be synced.`
  const there = results.filter(({ outcome }) => isInTheCloud(outcome)).length
  if (awaitsMerge(run) && there < all) return awaiting(all - there, all)
  const older = results.filter((result) => !isInTheCloud(result.outcome) && hasCopy(result)).length
  return all === 1 ? standingOfOne(there, older) : standingOf(all, there, older)
}

/** Nothing else is open in such a run. */
function awaiting(due: number, all: number): string {
  if (all === 1) return 'It will be synced after the merge.'
  if (due === all) return `All ${count(all)} will be synced after the merge.`
  const others = all - due === 1 ? 'the other one is' : 'the others are'
  return `${count(due)} of ${count(all)} will be synced after the merge; ${others} in SpecStory Cloud.`
}

function standingOfOne(there: number, older: number): string {
  if (there === 1) return 'It is in SpecStory Cloud.'
  return older === 1 ? 'SpecStory Cloud has an older copy of it.' : 'It is not in SpecStory Cloud.'
}

function standingOf(all: number, there: number, older: number): string {
  if (there === all) return `All ${count(all)} are in SpecStory Cloud.`
  if (older === all) return `SpecStory Cloud has older copies of all ${count(all)}.`
  if (there + older === 0) return 'None of them is in SpecStory Cloud.'
  const parts = [
    { number: there, words: 'in SpecStory Cloud' },
    { number: older, words: there === 0 ? 'older in SpecStory Cloud' : 'older there' },
    { number: all - there - older, words: 'not there' },
  ].filter(({ number }) => number > 0)
  return `Of ${count(all)}, ${list(parts.map(({ number, words }) => `${count(number)} ${number === 1 ? 'is' : 'are'} ${words}`))}.`
}

/** True when the cloud's copy is what it should be. */
function isInTheCloud(outcome: Outcome): boolean {
  const { kind } = OUTCOMES[outcome]
  return kind === 'uploaded' || kind === 'kept'
}

/** True when the cloud holds some copy of it, so that a link leads somewhere. */
export function hasCopy({ outcome, cloudBytes, plan }: SessionResult): boolean {
  return isInTheCloud(outcome) || cloudBytes !== undefined || plan === 'grown' || plan === 'shrunk'
}
