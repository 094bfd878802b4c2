import type { UploadProgress, UploadStep } from '../cloud/cloud.ts'
import { CloudFailure } from '../cloud/cloud-failure.ts'
import { ABSENT, type CloudCopy, CONTRADICTED } from '../cloud/copies.ts'
import type { UploadCondition } from '../cloud/routes.ts'
import { Failure } from '../failure.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { conditionsIgnoredNotice, otherClientsNotice, wrongSizesNotice } from '../run/notices.ts'
import { failedResult, type SessionResult } from '../run/results.ts'
import type { SyncContext } from './context.ts'
import { type PlannedUpload, planWithCopy, resultWithoutUpload } from './plan.ts'

/** What the uploads of one run have learned about the cloud and its other clients. */
export class UploadFindings {
  /** False: a 412 or 304 came although nothing had changed, or a create replaced a copy. */
  areConditionsHonored = true
  /** Projects whose bulk response lacked a session that the cloud had: every session is inspected. */
  readonly untrustedProjects = new Set<string>()
  readonly #job: Pick<SyncContext, 'observe'>
  readonly #uploadedByOthers = new Set<string>()
  #missingFromSizes: string | undefined

  constructor(job: Pick<SyncContext, 'observe'>) {
    this.#job = job
  }

  stopConditions(): void {
    if (!this.areConditionsHonored) return
    this.areConditionsHonored = false
    this.#job.observe({ event: 'notice-added', notice: conditionsIgnoredNotice() })
  }

  /**
   * Records a copy that was not there, or not so, when the session was planned.
   * @param changedAt when the cloud stored it: epoch milliseconds by its clock
   * @returns true when it is another client's of this run, false when the bulk response was wrong
   */
  recordUnexpectedCopy({ planned, sizesAsOf }: PlannedUpload, changedAt: number | undefined): boolean {
    const { projectId, session } = planned
    if (sizesAsOf !== undefined && changedAt !== undefined && changedAt < sizesAsOf) {
      this.#missingFromSizes ??= session.file
      this.untrustedProjects.add(projectId)
      return false
    }
    this.#uploadedByOthers.add(`${projectId}/${session.id}`)
    return true
  }

  /** Publishes what was found, once all uploads have ended. */
  publish(): void {
    const { observe } = this.#job
    if (this.#missingFromSizes !== undefined)
      observe({ event: 'notice-added', notice: wrongSizesNotice(this.#missingFromSizes) })
    if (this.#uploadedByOthers.size > 0)
      observe({ event: 'notice-added', notice: otherClientsNotice(this.#uploadedByOthers.size) })
  }
}

/** What an upload sends, in bytes. */
type SentSizes = { readonly wireBytes: number; readonly rawBytes: number }

/** Decides before each attempt of one upload: inspects the copy that it would replace, and plans again. */
export class UploadSteps {
  readonly #job: SyncContext
  readonly #upload: PlannedUpload
  readonly #sizes: SentSizes
  readonly #findings: UploadFindings
  #planned: PlannedSession
  /** The copy that the next attempt may replace; `undefined` before any was inspected. */
  #seen: CloudCopy | undefined
  #conflicts = 0

  /** @param planned with the exact size on the wire */
  constructor(
    job: SyncContext,
    upload: PlannedUpload,
    planned: PlannedSession,
    sizes: SentSizes,
    findings: UploadFindings,
  ) {
    this.#job = job
    this.#upload = upload
    this.#sizes = sizes
    this.#findings = findings
    this.#planned = planned
    this.#seen = planned.action === 'create' ? ABSENT : undefined
  }

  /** The plan that the last attempt carried out. */
  get planned(): PlannedSession {
    return this.#planned
  }

  /**
   * @param toReceipt makes the result of an attempt that was stored although its response was lost
   * @throws CloudFailure that is fatal to every session; DeadlinePassed
   */
  async prepare(
    progress: UploadProgress,
    toReceipt: (planned: PlannedSession) => SessionResult,
  ): Promise<UploadStep<SessionResult>> {
    if (!progress.isStale && !this.#mustInspect()) return this.#send()
    const copy = await this.#inspect()
    if (progress.responseLost && this.isOurs(copy)) return { action: 'stop', result: toReceipt(this.#planned) }
    // Nothing is known of the copy because of the failure that the last attempt had as well, which says more.
    if (copy.state === 'unknown' && copy.failure !== undefined && progress.lastFailure !== undefined)
      return { action: 'stop', result: failedResult(this.#planned, new CloudFailure(progress.lastFailure, 0)) }
    const isChanging = progress.isConflict && (await this.#isChanging(copy))
    this.#recordChange(copy)
    this.#seen = copy
    this.#planned = planWithCopy(this.#job, this.#planned, copy)
    const result = resultWithoutUpload(this.#planned, 'sync')
    if (result !== undefined) return { action: 'stop', result }
    if (isChanging) return { action: 'stop', result: failedResult(this.#planned, changingFailure()) }
    return this.#send()
  }

  /** True when a copy has exactly what was sent, and is not the one that was there before. */
  isOurs(copy: CloudCopy): boolean {
    if (copy.state !== 'present' || isSameVersion(copy, this.#seen)) return false
    return copy.bytes === this.#sizes.wireBytes && copy.rawBytes === this.#sizes.rawBytes
  }

  #send(): UploadStep<SessionResult> {
    return { action: 'send', condition: this.#condition() }
  }

  #condition(): UploadCondition | undefined {
    if (!this.#findings.areConditionsHonored) return undefined
    if (this.#planned.action === 'create') return { kind: 'absent' }
    const tag = this.#seen?.state === 'present' ? this.#seen.tag : undefined
    return tag === undefined ? undefined : { kind: 'unchanged', tag }
  }

  /** A create after a bulk response has its condition instead, as long as both can be trusted. */
  #mustInspect(): boolean {
    const { action, reason, isInspected, projectId } = this.#planned
    if (this.#job.inputs.overwriteCliSessions && reason !== 'redacted') return false
    if (action !== 'create' || isInspected) return true
    return this.#findings.untrustedProjects.has(projectId) || !this.#findings.areConditionsHonored
  }

  async #inspect(): Promise<CloudCopy> {
    const { projectId, session } = this.#planned
    const copy = await this.#job.cloud.head(projectId, session.id, this.#job.deadline)
    return copy.state === 'absent' && this.#upload.planned.action === 'update' ? CONTRADICTED : copy
  }

  /** After a 412: false when nothing has changed, so that conditions do not work here; true from the second change on. */
  async #isChanging(copy: CloudCopy): Promise<boolean> {
    if (isSameVersion(copy, this.#seen) || (await this.#hasUnstableTag(copy))) {
      this.#findings.stopConditions()
      return false
    }
    this.#conflicts += 1
    return this.#conflicts >= 2
  }

  /** The same copy with another tag at each HEAD: something on the way changes tags. */
  async #hasUnstableTag(copy: CloudCopy): Promise<boolean> {
    if (!hasSameSizes(copy, this.#seen)) return false
    const again = await this.#inspect()
    return hasSameSizes(again, copy) && !isSameVersion(again, copy)
  }

  #recordChange(copy: CloudCopy): void {
    if (copy.state !== 'present') return
    const seen = this.#seen
    const expectedBytes = seen?.state === 'present' ? seen.bytes : this.#planned.cloudBytes
    const isNew = seen?.state === 'absent'
    const isChanged = expectedBytes !== undefined && expectedBytes !== copy.bytes
    const isReplaced = seen?.state === 'present' && seen.tag !== copy.tag && seen.modifiedAt !== copy.modifiedAt
    if (isNew || isChanged || isReplaced) this.#findings.recordUnexpectedCopy(this.#upload, copy.modifiedAt)
  }
}

function hasSameSizes(a: CloudCopy, b: CloudCopy | undefined): boolean {
  if (a.state !== 'present' || b?.state !== 'present') return false
  return a.bytes === b.bytes && a.rawBytes === b.rawBytes && a.sessionDataBytes === b.sessionDataBytes
}

/** True when a HEAD shows what the one before showed: still no copy, or the same tag and sizes. */
function isSameVersion(a: CloudCopy, b: CloudCopy | undefined): boolean {
  if (a.state === 'absent' && b?.state === 'absent') return true
  if (a.state !== 'present' || b?.state !== 'present') return false
  return hasSameSizes(a, b) && a.tag === b.tag && (a.tag !== undefined || a.modifiedAt === b.modifiedAt)
}

/** Another client has replaced the copy twice. */
export function changingFailure(): Failure {
  return new Failure(
    'cloud-copy-changing',
    'the cloud copy changed twice during its upload, so it was not replaced',
    'Another client is uploading this session. Re-run the job when it has finished.',
  )
}
