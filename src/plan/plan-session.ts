import type { CloudCopy } from '../cloud/copies.ts'
import { createTooLargeFailure, Failure, type FailureCode } from '../failure.ts'
import { formatBytes, formatLimit } from '../message-format.ts'
import type { RedactionMode } from '../secrets/credential-policy.ts'
import { EXACT_VALUE_RULE } from '../secrets/exact-values.ts'
import type { LocalSession } from '../sessions/session.ts'
import { type Decision, formatFindings, type LocalSize, PLANS, type PlannedSession, type PlanReason } from './plan.ts'

/** Inputs of the plan. */
export type PlanRules = {
  readonly updateWhen: 'larger' | 'different'
  readonly overwriteCliSessions: boolean
  readonly redactionMode: RedactionMode
  /** Read every session, and withhold those with credentials even if they are up to date. */
  readonly readsAll: boolean
  /** Read sessions of equal size too: their copies can contain credentials. */
  readonly rescan: boolean
  /** Maximum uncompressed bytes of an upload. */
  readonly maxBytes: number
}

/**
 * Plans one session. Sizes are UTF-8 bytes. CRLF and invalid UTF-8 change the sent size, so only equal sizes are
 * decided without reading the file (docs/how-it-works.md).
 * @returns `needs-exact-size` if the file must be read first
 */
export function planSession(
  session: LocalSession,
  size: LocalSize,
  copy: CloudCopy,
  rules: PlanRules,
): Decision | 'needs-exact-size' {
  const plan = (reason: PlanReason, action = PLANS[reason].action): Decision | 'needs-exact-size' => {
    const isUpload = action === 'create' || action === 'update'
    const isTooLarge = isUpload && size.bytes > rules.maxBytes
    const mayShrink = isTooLarge && session.wireMayDiffer
    if (!size.exact && mayShrink) return 'needs-exact-size'
    if (isTooLarge) {
      const excess = formatBytes(size.bytes - rules.maxBytes)
      return createDecision('too-large', `${excess} over the limit of ${formatLimit(rules.maxBytes)}`)
    }
    if (isUpload && isWithheld(size, rules)) return createDecision('secret-held', undefined)
    return createDecision(reason, copy.state === 'unknown' ? copy.reason : undefined, action)
  }
  const createDecision = (reason: PlanReason, detail: string | undefined, action = PLANS[reason].action): Decision => ({
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
  if (rules.readsAll && isWithheld(size, rules)) return createDecision('secret-held', undefined)
  if (copy.state === 'absent') return plan('new')
  // Do not overwrite a copy that could not be inspected: it can contain a CLI raw log.
  if (copy.state === 'unknown') return plan('cloud-copy-unknown', rules.overwriteCliSessions ? 'update' : 'refuse')

  const mayDiffer = session.wireMayDiffer && rules.updateWhen === 'different'
  const mayContainCredentials = rules.rescan && rules.redactionMode === 'redact'
  if (!size.exact && (size.bytes !== copy.bytes || mayDiffer || mayContainCredentials)) return 'needs-exact-size'
  // Asterisks keep the size, so an equal copy can still contain the value.
  const mayContainExactValues = rules.rescan && size.secrets?.some(({ rule }) => rule === EXACT_VALUE_RULE) === true
  if (size.bytes === copy.bytes && mayContainExactValues && !copy.isCliCopy) return plan('redacted')
  if (size.bytes === copy.bytes) return plan(rules.updateWhen === 'different' ? 'same-size' : 'up-to-date')
  const isLarger = size.bytes > copy.bytes
  // A copy between the sizes with and without credentials was uploaded with credentials.
  if (!isLarger && !copy.isCliCopy && copy.bytes <= (size.unredactedBytes ?? 0)) return plan('redacted')
  // A CLI copy that is larger than the redacted text was uploaded with credentials, or has grown.
  const isKept = !rules.overwriteCliSessions || rules.updateWhen === 'larger'
  const isExposed = !isLarger && copy.isCliCopy && (size.secrets ?? []).length > 0 && isKept
  if (isExposed) return plan('exposed-cli-copy')
  if (!isLarger && rules.updateWhen === 'larger') return plan('cloud-has-more')
  if (copy.isCliCopy && !rules.overwriteCliSessions) return plan('kept-cli-copy')
  return plan(isLarger ? 'grown' : 'shrunk')
}

/** Whether a session is known to contain credentials; an unread session is checked before its upload. */
function isWithheld({ secrets = [] }: LocalSize, { redactionMode }: PlanRules): boolean {
  return redactionMode === 'hold' && secrets.length > 0
}

/** Failures of a HEAD that are more specific than an unknown copy. */
const SPECIFIC_CODES: ReadonlySet<FailureCode> = new Set(['redirected', 'rate-limited', 'blocked'])

/** Creates the failure for the plan `refuse`. Its message has no file name, so that sessions are grouped by cause. */
export function createRefusalFailure({ reason, detail, hint: cause, failure, secrets }: PlannedSession): Failure {
  if (failure !== undefined && SPECIFIC_CODES.has(failure.code)) return failure
  const message = detail === undefined ? PLANS[reason].label : `${PLANS[reason].label}: ${detail}`
  if (reason === 'too-large') return createTooLargeFailure(message)
  if (reason === 'secret-held') {
    return new Failure(
      'secret-held',
      `the transcript contains ${formatFindings([{ secrets }])} and was not uploaded`,
      WITHHELD_HINT,
    )
  }
  const hint = cause ?? failure?.hint ?? 'Re-run the job later.'
  return new Failure('cloud-copy-unknown', message, `${hint} ${UNKNOWN_COPY_HINT}`, { cause: failure })
}

/** Hint for withheld credentials. */
export const WITHHELD_HINT =
  'Revoke each credential, because the Git history contains it. Then remove it from the file, or add a false positive to `secrets-allow`.'

const UNKNOWN_COPY_HINT =
  'The session was not uploaded, because its cloud copy may contain CLI data that an upload would overwrite.'
