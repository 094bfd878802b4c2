import { Failure, tooLarge } from '../failure.ts'
import type { PlannedSession } from './plan.ts'
import { PLAN_WORDS } from './words.ts'

/** Why a session is not uploaded although the cloud may lack it, for a plan whose action is `refuse`. */
export function refusal({ reason, detail, session }: PlannedSession): Failure {
  const message = detail === undefined ? PLAN_WORDS[reason] : `${PLAN_WORDS[reason]}: ${detail}`
  if (reason === 'too-large') return tooLarge(message)
  return new Failure(
    'cloud-copy-unknown',
    message,
    `Run again: an upload of \`${session.file}\` could destroy what the cloud holds of it. \`overwrite-cli-sessions: true\` uploads it all the same.`,
  )
}
