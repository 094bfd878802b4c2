import { Failure, type FailureCode, tooLarge } from '../failure.ts'
import type { PlannedSession } from './plan.ts'
import { PLAN_WORDS } from './plan.ts'

/** Why a HEAD failed that say more than that the copy is unknown, and what to do about it. */
const OWN_MEANING: ReadonlySet<FailureCode> = new Set(['redirected', 'rate-limited'])

/** Why a session is not uploaded although the cloud may lack it, for a plan whose action is `refuse`. */
export function refusal({ reason, detail, failure, session }: PlannedSession): Failure {
  if (failure !== undefined && OWN_MEANING.has(failure.code)) return failure
  const message = detail === undefined ? PLAN_WORDS[reason] : `${PLAN_WORDS[reason]}: ${detail}`
  if (reason === 'too-large') return tooLarge(message)
  const first = failure?.hint ?? 'Run again later.'
  return new Failure(
    'cloud-copy-unknown',
    message,
    `${first} An upload of \`${session.file}\` could destroy what the cloud holds of it; \`overwrite-cli-sessions: true\` uploads it all the same.`,
    { cause: failure },
  )
}
