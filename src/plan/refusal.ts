import { createTooLargeFailure, Failure, type FailureCode } from '../failure.ts'
import { countByRule, secretWords } from '../secrets/secret-counts.ts'
import type { SecretPlace } from '../secrets/secret-place.ts'
import type { PlannedSession } from './plan.ts'
import { PLAN_WORDS } from './plan.ts'

/** Why a HEAD failed that say more than that the copy is unknown, and what to do about it. */
const OWN_MEANING: ReadonlySet<FailureCode> = new Set(['redirected', 'rate-limited'])

/** Why a session is not uploaded although the cloud may lack it, for a plan whose action is `refuse`. */
export function refusal({ reason, detail, failure, session, secrets }: PlannedSession): Failure {
  if (failure !== undefined && OWN_MEANING.has(failure.code)) return failure
  const message = detail === undefined ? PLAN_WORDS[reason] : `${PLAN_WORDS[reason]}: ${detail}`
  if (reason === 'too-large') return createTooLargeFailure(message)
  if (reason === 'secret-held') return new Failure('secret-held', heldMessage(secrets), HELD_HINT)
  const first = failure?.hint ?? 'Run again later.'
  return new Failure(
    'cloud-copy-unknown',
    message,
    `${first} An upload of \`${session.file}\` could destroy what the cloud holds of it; \`overwrite-cli-sessions: true\` uploads it all the same.`,
    { cause: failure },
  )
}

const HELD_HINT =
  'Revoke each of them, since the repository and its history hold them too, take them out of the file, or allow what is no secret by `secrets-allow`.'

/** The rules and how many of each, and no value. */
function heldMessage(secrets: readonly SecretPlace[]): string {
  return `holds ${secretWords(countByRule(secrets))}, and \`secrets: hold\` keeps it here`
}
