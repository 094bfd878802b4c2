import type { CloudCopy } from '../cloud/copies.ts'
import { createTooLargeFailure, Failure, type FailureCode } from '../failure.ts'
import { formatBytes } from '../message-format.ts'
import type { Treatment } from '../secrets/credential-policy.ts'
import { EXACT_VALUE_RULE } from '../secrets/exact-values.ts'
import type { LocalSession } from '../sessions/session.ts'
import { type Decision, formatFindings, type LocalSize, PLANS, type PlannedSession, type PlanReason } from './plan.ts'

/** The inputs that the plan depends on. */
export type PlanRules = {
  readonly updateWhen: 'larger' | 'different'
  readonly overwriteCliSessions: boolean
  /** How to handle the session's credentials. */
  readonly treatment: Treatment
  /** Read every session, and withhold those with credentials whatever the comparison says. */
  readonly readsAll: boolean
  /** Read sessions of equal size too: their copies may contain credentials. */
  readonly rescan: boolean
  /** Bytes above which the cloud refuses a session however well it compresses. */
  readonly maxBytes: number
}

/**
 * Decides what to do with one session. Sizes are UTF-8 bytes; CRLF and bytes that are not UTF-8 make the size sent differ
 * from the size on disk, so only equal sizes are decided without reading the file (docs/how-it-works.md).
 *
 * @returns `needs-exact-size` when the file must be read first
 */
export function planSession(
  session: LocalSession,
  size: LocalSize,
  copy: CloudCopy,
  rules: PlanRules,
): Decision | 'needs-exact-size' {
  const plan = (reason: PlanReason, action = PLANS[reason].action): Decision | 'needs-exact-size' => {
    const uploads = action === 'create' || action === 'update'
    const isTooLarge = uploads && size.bytes > rules.maxBytes
    const mayShrink = isTooLarge && session.wireMayDiffer
    if (!size.exact && mayShrink) return 'needs-exact-size'
    if (isTooLarge) {
      const excess = formatBytes(size.bytes - rules.maxBytes)
      return decide('too-large', `${excess} over the limit of ${formatBytes(rules.maxBytes)}`)
    }
    if (uploads && isWithheld(size, rules)) return decide('secret-held', undefined)
    return decide(reason, copy.state === 'unknown' ? copy.reason : undefined, action)
  }
  const decide = (reason: PlanReason, detail: string | undefined, action = PLANS[reason].action): Decision => ({
    session,
    action,
    reason,
    localBytes: size.bytes,
    unredactedBytes: size.unredactedBytes ?? size.bytes,
    secrets: size.secrets ?? [],
    cloudBytes: copy.state === 'present' ? copy.bytes : undefined,
    detail,
    hint: copy.state === 'unknown' ? copy.hint : undefined,
    failure: copy.state === 'unknown' ? copy.failure : undefined,
  })

  if (rules.readsAll && !size.exact) return 'needs-exact-size'
  if (rules.readsAll && isWithheld(size, rules)) return decide('secret-held', undefined)
  if (copy.state === 'absent') return plan('new')
  // Do not overwrite a copy that could not be inspected: it may contain a CLI raw log.
  if (copy.state === 'unknown') return plan('cloud-copy-unknown', rules.overwriteCliSessions ? 'update' : 'refuse')

  const mayDiffer = session.wireMayDiffer && rules.updateWhen === 'different'
  const mayContainCredentials = rules.rescan && rules.treatment === 'redact'
  if (!size.exact && (size.bytes !== copy.bytes || mayDiffer || mayContainCredentials)) return 'needs-exact-size'
  // Asterisks have the size of what they replace: such a copy may have been uploaded before the input named the value.
  const mayHoldExactValues = rules.rescan && size.secrets?.some(({ rule }) => rule === EXACT_VALUE_RULE) === true
  if (size.bytes === copy.bytes && mayHoldExactValues && !copy.isCliCopy) return plan('redacted')
  if (size.bytes === copy.bytes) return plan(rules.updateWhen === 'different' ? 'same-size' : 'up-to-date')
  const isLarger = size.bytes > copy.bytes
  // Between the size with and without credentials, the copy was uploaded with them.
  if (!isLarger && !copy.isCliCopy && copy.bytes <= (size.unredactedBytes ?? 0)) return plan('redacted')
  // Larger than what would be sent, a copy of the CLI was uploaded with them, or has grown since.
  const isKept = !rules.overwriteCliSessions || rules.updateWhen === 'larger'
  const isExposed = !isLarger && copy.isCliCopy && (size.secrets ?? []).length > 0 && isKept
  if (isExposed) return plan('exposed-cli-copy')
  if (!isLarger && rules.updateWhen === 'larger') return plan('cloud-has-more')
  if (copy.isCliCopy && !rules.overwriteCliSessions) return plan('kept-cli-copy')
  return plan(isLarger ? 'grown' : 'shrunk')
}

/** True for a session that contains credentials; one that was not read yet is checked before its upload. */
function isWithheld({ secrets = [] }: LocalSize, { treatment }: PlanRules): boolean {
  return treatment === 'hold' && secrets.length > 0
}

/** Failures of a HEAD that say more than that the copy is unknown. */
const SPECIFIC_CODES: ReadonlySet<FailureCode> = new Set(['redirected', 'rate-limited', 'blocked'])

/** The failure of a session whose plan is `refuse`. It names no file, so that sessions with one cause have one text. */
export function refusalFailure({ reason, detail, hint: cause, failure, secrets }: PlannedSession): Failure {
  if (failure !== undefined && SPECIFIC_CODES.has(failure.code)) return failure
  const message = detail === undefined ? PLANS[reason].label : `${PLANS[reason].label}: ${detail}`
  if (reason === 'too-large') return createTooLargeFailure(message)
  if (reason === 'secret-held') {
    return new Failure('secret-held', `not uploaded, contains ${formatFindings([{ secrets }])}`, WITHHELD_HINT)
  }
  const hint = cause ?? failure?.hint ?? 'Re-run the job later.'
  return new Failure('cloud-copy-unknown', message, `${hint} ${UNKNOWN_COPY_HINT}`, { cause: failure })
}

/** What to do about credentials that keep a file from being uploaded. */
export const WITHHELD_HINT =
  'Revoke the credential: it is in the Git history. Then remove it from the file, or add a false positive to `secrets-allow`.'

const UNKNOWN_COPY_HINT =
  'The session was not uploaded, because its cloud copy may contain CLI data that an upload would overwrite.'
