import type { CloudCopy } from '../cloud/copies.ts'
import { createTooLargeFailure, Failure, type FailureCode } from '../failure.ts'
import { formatBytes } from '../message-format.ts'
import { countByRule, secretWords } from '../secrets/secret-counts.ts'
import type { SecretPlace } from '../secrets/secret-place.ts'
import type { Treatment } from '../secrets/treatment.ts'
import type { LocalSession } from '../sessions/session.ts'
import {
  type Decision,
  type LocalSize,
  PLAN_LABELS,
  type PlanAction,
  type PlannedSession,
  type PlanReason,
} from './plan.ts'

/** The inputs that the plan depends on. */
export type PlanRules = {
  readonly updateWhen: 'larger' | 'different'
  readonly overwriteCliSessions: boolean
  /** What becomes of the session's credentials. */
  readonly treatment: Treatment
  /** Whatever would be uploaded is read now: a check tells of credentials, not only of sizes. */
  readonly scansUploads: boolean
  /** Equal sizes settle nothing unread: the copy may have been uploaded with credentials. */
  readonly rescan: boolean
  /** Bytes above which the cloud refuses a session however well it compresses. */
  readonly maxBytes: number
}

/**
 * Decides what to do with one session. Pure: local × cloud → action and reason.
 *
 * Sizes are UTF-8 bytes. A file may be sent with fewer bytes than it has (CRLF becomes LF) or with more (bytes that are no
 * UTF-8 become U+FFFD). So any difference is measured, and what is equal on disk and in the cloud settles a session unread;
 * with `different`, only if its head gives no reason to doubt that.
 *
 * A copy that has more than what is sent and no more than that has with its credentials was uploaded with them: it is
 * replaced whatever `updateWhen` says, unless the CLI has uploaded it.
 *
 * @returns the plan, or `measure` when only the exact size on the wire can tell
 */
export function planSession(
  session: LocalSession,
  size: LocalSize,
  copy: CloudCopy,
  rules: PlanRules,
): Decision | 'needs-exact-size' {
  const planned = (action: PlanAction, reason: PlanReason): Decision | 'needs-exact-size' => {
    const upload = action === 'create' || action === 'update'
    const tooLarge = upload && size.bytes > rules.maxBytes
    if (!size.exact && tooLarge && session.wireMayDiffer) return 'needs-exact-size'
    if (!size.exact && upload && !tooLarge && rules.scansUploads) return 'needs-exact-size'
    if (tooLarge)
      return refused(
        'too-large',
        `${formatBytes(size.bytes - rules.maxBytes)} more than the ${formatBytes(rules.maxBytes)} that it takes`,
      )
    if (upload && holdsBack(size, rules)) return refused('secret-held', undefined)
    return decision(action, reason, copy.state === 'unknown' ? copy.reason : undefined)
  }
  const refused = (reason: PlanReason, detail: string | undefined) => decision('refuse', reason, detail)
  const decision = (action: PlanAction, reason: PlanReason, detail: string | undefined): Decision => ({
    session,
    action,
    reason,
    localBytes: size.bytes,
    unredactedBytes: size.unredactedBytes ?? size.bytes,
    secrets: size.secrets ?? [],
    cloudBytes: copy.state === 'present' ? copy.bytes : undefined,
    detail,
    failure: copy.state === 'unknown' ? copy.failure : undefined,
  })

  if (copy.state === 'absent') return planned('create', 'new')
  // An unknown copy is no permission: it may have a raw log that Markdown alone would destroy.
  if (copy.state === 'unknown') return planned(rules.overwriteCliSessions ? 'update' : 'refuse', 'cloud-copy-unknown')

  const mayDiffer = session.wireMayDiffer && rules.updateWhen === 'different'
  const mayHoldSecrets = rules.rescan && rules.treatment === 'redact'
  if (!size.exact && (size.bytes !== copy.bytes || mayDiffer || mayHoldSecrets)) return 'needs-exact-size'
  if (size.bytes === copy.bytes) return planned('skip', rules.updateWhen === 'different' ? 'same-size' : 'up-to-date')
  const grown = size.bytes > copy.bytes
  if (!grown && !copy.isCliCopy && copy.bytes <= (size.unredactedBytes ?? 0)) return planned('update', 'redacted')
  if (!grown && rules.updateWhen === 'larger') return planned('skip', 'cloud-has-more')
  const kept = copy.isCliCopy && !rules.overwriteCliSessions
  return kept ? planned('skip', 'kept-cli-copy') : planned('update', grown ? 'grown' : 'shrunk')
}

/** Says whether a session with credentials stays here; one that nobody has read yet is judged when it is. */
function holdsBack({ secrets = [] }: LocalSize, { treatment }: PlanRules): boolean {
  return treatment === 'hold' && secrets.length > 0
}

/** Why a HEAD failed that say more than that the copy is unknown, and what to do about it. */
const OWN_MEANING: ReadonlySet<FailureCode> = new Set(['redirected', 'rate-limited'])

/** Why a session is not uploaded although the cloud may lack it, for a plan whose action is `refuse`. */
export function refusalFailure({ reason, detail, failure, session, secrets }: PlannedSession): Failure {
  if (failure !== undefined && OWN_MEANING.has(failure.code)) return failure
  const message = detail === undefined ? PLAN_LABELS[reason] : `${PLAN_LABELS[reason]}: ${detail}`
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
