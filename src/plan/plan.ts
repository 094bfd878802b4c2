import type { Failure } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import { formatBytes, formatCount, pluralize } from '../message-format.ts'
import { countByRule, type FoundCredential, listDifferent } from '../secrets/found-credentials.ts'
import type { LocalSession } from '../sessions/session.ts'

export type PlanAction = 'create' | 'update' | 'skip' | 'refuse'

type SkippedStatus = {
  readonly kind: 'unchanged'
  readonly label: string
  /** After a number: "6 up to date". */
  readonly countLabel: string
  /** After a number other than 1, if different. */
  readonly countLabelPlural?: string
  /** Why the cloud copy differs and how to update it; the summary lists the sessions under it. */
  readonly explanation: string | undefined
}

const UP_TO_DATE: SkippedStatus = {
  kind: 'unchanged',
  label: 'Up to date',
  countLabel: 'up to date',
  explanation: undefined,
}

const CLI_COPY_KEPT: SkippedStatus = {
  kind: 'unchanged',
  label: 'CLI copy kept',
  countLabel: 'CLI copy kept',
  countLabelPlural: 'CLI copies kept',
  explanation:
    'The SpecStory CLI uploaded these copies with data that a Markdown upload would overwrite. Run `specstory sync` on the machine that recorded them.',
}

const EXPOSED_HINT =
  'Run `specstory sync` with CLI 2.4 or later on the machine that recorded them. It replaces the copies with redacted ones.'

const CLI_COPY_EXPOSED: SkippedStatus = {
  kind: 'unchanged',
  label: 'CLI copy may contain credentials',
  countLabel: 'CLI copy that may contain credentials',
  countLabelPlural: 'CLI copies that may contain credentials',
  explanation: `The transcripts contain credentials, and the cloud copies from the SpecStory CLI may contain them too. ${EXPOSED_HINT}`,
}

const LARGER_IN_CLOUD: SkippedStatus = {
  kind: 'unchanged',
  label: 'Larger in the cloud',
  countLabel: 'larger in the cloud',
  explanation:
    'The cloud copy is larger than the committed file and was kept. Set `update-when: different` to update these too.',
}

/** Fields of a session for warnings. */
type WarnedSession = Pick<Decision, 'session' | 'localBytes' | 'cloudBytes' | 'secrets'>

/** An annotation for all sessions with one plan. */
type PlanWarning = {
  readonly title: string
  /** Default: all sessions with the plan. */
  readonly appliesTo?: (session: WarnedSession) => boolean
  /** The annotation is placed on the file of the first session. */
  readonly isOnFile: boolean
  readonly formatMessage: (sessions: readonly [WarnedSession, ...WarnedSession[]]) => string
}

/** A plan and everything derived from it. */
type PlanRow = {
  /** A fragment, in log, summary, comment and report. */
  readonly label: string
  /** `unknown`: depends on the size listing. */
  readonly cloudCopy: 'absent' | 'present' | 'unknown'
  readonly warning: PlanWarning | undefined
} & (
  | { readonly action: Exclude<PlanAction, 'skip'>; readonly shownAs?: undefined }
  /** The status of a skipped session depends on its plan. */
  | { readonly action: 'skip'; readonly shownAs: SkippedStatus }
)

const ROWS = {
  new: { action: 'create', label: 'new', cloudCopy: 'absent', warning: undefined },
  grown: { action: 'update', label: 'larger than the cloud copy', cloudCopy: 'present', warning: undefined },
  redacted: {
    action: 'update',
    label: 'cloud copy contains unredacted credentials',
    cloudCopy: 'present',
    warning: undefined,
  },
  // With `update-when: different`.
  shrunk: {
    action: 'update',
    label: 'smaller than the cloud copy (`update-when: different`)',
    cloudCopy: 'present',
    warning: {
      title: 'Large size decrease',
      appliesTo: ({ localBytes, cloudBytes = 0 }) => localBytes * 2 < cloudBytes,
      isOnFile: true,
      formatMessage: ([{ session, cloudBytes = 0, localBytes }, ...others]) => {
        const more = others.length === 0 ? '' : ` (and ${pluralize(others.length, 'more session')})`
        const sizes = `${formatBytes(cloudBytes)} → ${formatBytes(localBytes)}`
        return `${session.file}: ${sizes}${more}. The new version is less than half the size of the previous cloud copy. Check that no content was lost.`
      },
    },
  },
  // Updated only with `overwrite-cli-sessions`, because an upload can destroy CLI data.
  'cloud-copy-unknown': {
    action: 'refuse',
    label: 'cloud copy could not be inspected',
    cloudCopy: 'unknown',
    warning: undefined,
  },
  'up-to-date': {
    action: 'skip',
    label: 'up to date',
    cloudCopy: 'present',
    shownAs: UP_TO_DATE,
    warning: undefined,
  },
  // With `update-when: different`, where an edit that keeps the size is not detected.
  'same-size': { action: 'skip', label: 'same size', cloudCopy: 'present', shownAs: UP_TO_DATE, warning: undefined },
  'kept-cli-copy': {
    action: 'skip',
    label: 'CLI copy kept',
    cloudCopy: 'present',
    shownAs: CLI_COPY_KEPT,
    warning: {
      title: 'CLI copies kept',
      isOnFile: false,
      formatMessage: ({ length }) => {
        const copies = length === 1 ? 'Its cloud copy contains CLI data' : 'Their cloud copies contain CLI data'
        return `${pluralize(length, 'session was', 'sessions were')} not updated. ${copies} that a Markdown upload would overwrite. Run \`specstory sync\` on the machine that recorded ${length === 1 ? 'it' : 'them'}.`
      },
    },
  },
  'exposed-cli-copy': {
    action: 'skip',
    label: 'CLI copy may contain credentials',
    cloudCopy: 'present',
    shownAs: CLI_COPY_EXPOSED,
    warning: {
      title: 'CLI copies may contain credentials',
      isOnFile: true,
      formatMessage: (sessions) =>
        `Found ${formatFindings(sessions)}, first in ${formatLocation(sessions[0])}. ${sessions.length === 1 ? 'The cloud copy is larger than the redacted transcript' : 'The cloud copies are larger than the redacted transcripts'}, and this action does not replace CLI copies. ${EXPOSED_HINT}`,
    },
  },
  'cloud-has-more': {
    action: 'skip',
    label: 'larger in the cloud',
    cloudCopy: 'present',
    shownAs: LARGER_IN_CLOUD,
    warning: undefined,
  },
  'too-large': { action: 'refuse', label: 'too large for SpecStory Cloud', cloudCopy: 'unknown', warning: undefined },
  // With `secrets: hold`.
  'secret-held': {
    action: 'refuse',
    label: 'contains credentials, withheld (`secrets: hold`)',
    cloudCopy: 'unknown',
    warning: {
      title: 'Sessions withheld',
      isOnFile: false,
      formatMessage: (sessions) =>
        `${pluralize(sessions.length, 'session was', 'sessions were')} withheld. Found ${formatFindings(sessions)}. ${formatRevokeHint(sessions.flatMap(({ secrets }) => secrets))}`,
    },
  },
} as const satisfies Readonly<Record<string, PlanRow>>

export type PlanReason = keyof typeof ROWS

/**
 * Reasons of a plan. Log, statuses, summary, comment, warnings, report and schema derive from this table, in its order.
 */
export const PLANS: Readonly<Record<PlanReason, PlanRow>> = ROWS

export const PLAN_REASONS = Object.keys(ROWS) as readonly PlanReason[]

const REVOKE_HINT =
  'Revoke these credentials with their issuer. They remain in the Git history even if you edit the file.'

/** Formats a hint about credentials; expired and public ones need no action. */
export function formatRevokeHint(credentials: readonly FoundCredential[]): string {
  const isHarmless = ({ harmless }: FoundCredential) => harmless !== undefined
  if (!credentials.some(isHarmless)) return REVOKE_HINT
  if (credentials.every(isHarmless)) return 'No action is needed: they have expired or are public by design.'
  return `${REVOKE_HINT} Those that have expired or are public by design need no action.`
}

/** `a.md, line 9`: the place of the first credential. */
function formatLocation({ session, secrets }: WarnedSession): string {
  return `${session.file}, line ${formatCount(secrets[0]?.line ?? 1)}`
}

type WithCredentials = { readonly secrets?: readonly FoundCredential[] }

/**
 * Formats `3 different credentials in 2 sessions (2 github-pat, 1 jwt)`, without values.
 * @param noun `session` or `transcript`
 */
export function formatFindings(found: readonly WithCredentials[], noun = 'session'): string {
  const different = listDifferent(found.flatMap(({ secrets = [] }) => secrets))
  const isOne = different.length === 1
  const rules = Object.entries(countByRule(different)).map(([rule, count]) =>
    isOne ? rule : `${formatCount(count)} ${rule}`,
  )
  const number = pluralize(different.length, isOne || found.length === 1 ? 'credential' : 'different credential')
  const location = found.length === 1 ? '' : ` in ${pluralize(found.length, noun)}`
  const harmless = (['expired', 'public'] as const).flatMap((kind) => {
    const count = different.filter((credential) => credential.harmless === kind).length
    const words = kind === 'expired' ? 'expired' : 'public by design'
    return count === 0 ? [] : [isOne ? words : `${formatCount(count)} ${words}`]
  })
  const details = [rules.join(', '), ...(harmless.length === 0 ? [] : [harmless.join(', ')])]
  return `${number}${location} (${details.join('; ')})`
}

/** `exact`: the file was read; otherwise the size on disk. */
export type LocalSize = {
  readonly bytes: number
  readonly exact: boolean
  /** Bytes before redaction; missing if nothing was redacted. */
  readonly unredactedBytes?: number
  readonly secrets?: readonly FoundCredential[]
}

export type Decision = {
  readonly session: LocalSession
  readonly action: PlanAction
  readonly reason: PlanReason
  /** Bytes to send; before reading, the size on disk. */
  readonly localBytes: number
  /** Bytes before redaction. */
  readonly unredactedBytes: number
  /** Empty until the file was read. */
  readonly secrets: readonly FoundCredential[]
  /** `undefined`: no copy, or size unknown. */
  readonly cloudBytes: number | undefined
  /** Why the copy is unknown, or the excess of a too large session. */
  readonly detail: string | undefined
  /** Hint about an unknown copy. */
  readonly hint?: string | undefined
  /** The failed check of the cloud copy. */
  readonly failure: Failure | undefined
}

export type PlannedSession = Decision & {
  readonly projectId: ProjectId
  /** Checked individually: the size listing does not show CLI data. */
  readonly isInspected: boolean
}
