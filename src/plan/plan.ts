import type { Failure } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import type { SecretPlace } from '../secrets/secret-place.ts'
import type { LocalSession } from '../sessions/session.ts'

/** What to do with a session, and why. */
export type PlanAction = 'create' | 'update' | 'skip' | 'refuse'

export const PLAN_REASONS = [
  'new', // create: the cloud does not have it
  'grown', // update: the checkout has more bytes
  'redacted', // update: the cloud's copy has the credentials that are taken out of what is sent
  'shrunk', // update, with `update-when: different`: the checkout has fewer bytes
  'cloud-copy-unknown', // refuse, or update with `overwrite-cli-sessions`: nobody knows what an upload would destroy
  'up-to-date', // skip
  'same-size', // skip, with `update-when: different`: an edit that keeps the size cannot be seen
  'cloud-has-more', // skip, with `update-when: larger`
  'kept-cli-copy', // skip: the CLI uploaded it with its raw log and resume data, which Markdown alone would destroy
  'too-large', // refuse: above what the cloud accepts
  'secret-held', // refuse, with `secrets: hold`: it holds a credential
] as const

export type PlanReason = (typeof PLAN_REASONS)[number]

/** One word for one thing, in the log, the summary and the report alike; in the order in which a reader asks. */
export const PLAN_LABELS: Readonly<Record<PlanReason, string>> = {
  new: 'new',
  grown: 'grown here',
  redacted: 'uploaded with its credentials before',
  shrunk: 'smaller here, updated as `update-when: different` asks',
  'cloud-copy-unknown': 'cloud copy unknown',
  'up-to-date': 'up to date',
  'same-size': 'same size',
  'cloud-has-more': 'larger in the cloud',
  'kept-cli-copy': "kept the CLI's copy",
  'too-large': 'too large for the cloud',
  'secret-held': 'holds credentials, and `secrets: hold` keeps it here',
}

/** A session's size on the wire: exact once the file was read, until then the size on disk. */
export type LocalSize = {
  readonly bytes: number
  readonly exact: boolean
  /** Bytes of the text with its credentials; left out: it has none that are taken out. */
  readonly unredactedBytes?: number
  /** The credentials that were found in it. */
  readonly secrets?: readonly SecretPlace[]
}

/** What is decided for one session. */
export type Decision = {
  readonly session: LocalSession
  readonly action: PlanAction
  readonly reason: PlanReason
  /** Bytes on the wire when they are known; the size on disk otherwise. */
  readonly localBytes: number
  /** The same with the credentials that are taken out of it; as large as that where there are none or nobody looked. */
  readonly unredactedBytes: number
  /** Credentials that a reading has found; none as long as it was not read. */
  readonly secrets: readonly SecretPlace[]
  /** Bytes of the cloud's copy; `undefined` when it has none or its size is unknown. */
  readonly cloudBytes: number | undefined
  /** More than the reason tells: why the cloud's copy is unknown, or how much too large the session is. */
  readonly detail: string | undefined
  /** The request that should have told of the cloud's copy. */
  readonly failure: Failure | undefined
}

export type PlannedSession = Decision & {
  readonly projectId: ProjectId
  /** The copy was looked at by itself: the bulk answer tells a size, but not what an upload would destroy. */
  readonly isInspected: boolean
}
