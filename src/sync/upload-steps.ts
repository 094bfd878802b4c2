import type { UploadProgress, UploadStep } from '../cloud/cloud.ts'
import { CloudFailure } from '../cloud/cloud-failure.ts'
import { ABSENT, type CloudCopy, CONTRADICTED } from '../cloud/copies.ts'
import type { UploadCondition } from '../cloud/routes.ts'
import { Failure } from '../failure.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { createConditionsIgnoredNotice, createIncompleteSizesNotice, createOtherClientsNotice } from '../run/notices.ts'
import { type SessionResult, toFailedResult } from '../run/results.ts'
import type { SyncContext } from './context.ts'
import { createResultWithoutUpload, type PlannedUpload, planWithCopy } from './plan.ts'

/** Findings of all uploads about the cloud and its other clients. */
export class UploadFindings {
  /** False: a 412 or 304 without a changed copy, or a create that replaced a copy. */
  areConditionsHonored = true
  /** Projects with an incomplete bulk response; all their sessions are inspected. */
  readonly untrustedProjects = new Set<string>()
  readonly #context: Pick<SyncContext, 'observe'>
  readonly #uploadedByOthers = new Set<string>()
  #missingFromSizes: string | undefined

  constructor(context: Pick<SyncContext, 'observe'>) {
    this.#context = context
  }

  stopConditions(): void {
    if (!this.areConditionsHonored) return
    this.areConditionsHonored = false
    this.#context.observe({ event: 'notice-added', notice: createConditionsIgnoredNotice() })
  }

  /**
   * Records a copy that differs from the plan.
   * @param changedAt epoch milliseconds of the server's clock
   * @returns true: another client uploaded it during this run; false: the bulk response was wrong
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

  /** Adds notices about the findings. Call it after all uploads. */
  publish(): void {
    const { observe } = this.#context
    if (this.#missingFromSizes !== undefined)
      observe({ event: 'notice-added', notice: createIncompleteSizesNotice(this.#missingFromSizes) })
    if (this.#uploadedByOthers.size > 0)
      observe({ event: 'notice-added', notice: createOtherClientsNotice(this.#uploadedByOthers.size) })
  }
}

type UploadSizes = { readonly wireBytes: number; readonly rawBytes: number }

/** Prepares each attempt of one upload: inspects the copy to replace, and plans again. */
export class UploadSteps {
  readonly #context: SyncContext
  readonly #upload: PlannedUpload
  readonly #sizes: UploadSizes
  readonly #findings: UploadFindings
  #planned: PlannedSession
  /** The copy that the next attempt can replace; `undefined`: not inspected yet. */
  #lastCopy: CloudCopy | undefined
  #conflicts = 0

  /** @param planned with the exact size */
  constructor(
    context: SyncContext,
    upload: PlannedUpload,
    planned: PlannedSession,
    sizes: UploadSizes,
    findings: UploadFindings,
  ) {
    this.#context = context
    this.#upload = upload
    this.#sizes = sizes
    this.#findings = findings
    this.#planned = planned
    this.#lastCopy = planned.action === 'create' ? ABSENT : undefined
  }

  /** The plan of the last attempt. */
  get planned(): PlannedSession {
    return this.#planned
  }

  /**
   * @param toReceipt creates the result of a stored attempt with a lost response
   * @throws CloudFailure (fatal); DeadlinePassed
   */
  async prepare(
    progress: UploadProgress,
    toReceipt: (planned: PlannedSession) => SessionResult,
  ): Promise<UploadStep<SessionResult>> {
    if (!progress.isStale && !this.#mustInspect()) return this.#toSendStep()
    const copy = await this.#inspect()
    if (progress.responseLost && this.isOwnUpload(copy)) return { action: 'stop', result: toReceipt(this.#planned) }
    // The HEAD failed like the upload: report the upload's failure, which is more useful.
    if (copy.state === 'unknown' && copy.failure !== undefined && progress.lastFailure !== undefined)
      return { action: 'stop', result: toFailedResult(this.#planned, new CloudFailure(progress.lastFailure, 0)) }
    const isChanging = progress.isConflict && (await this.#isChanging(copy))
    this.#recordChange(copy)
    this.#lastCopy = copy
    this.#planned = planWithCopy(this.#context, this.#planned, copy)
    const result = createResultWithoutUpload(this.#planned, 'sync')
    if (result !== undefined) return { action: 'stop', result }
    if (isChanging) return { action: 'stop', result: toFailedResult(this.#planned, createChangingFailure()) }
    return this.#toSendStep()
  }

  /** Whether a copy has exactly the sent sizes, and is not the earlier version. */
  isOwnUpload(copy: CloudCopy): boolean {
    if (copy.state !== 'present' || isSameVersion(copy, this.#lastCopy)) return false
    return copy.bytes === this.#sizes.wireBytes && copy.rawBytes === this.#sizes.rawBytes
  }

  #toSendStep(): UploadStep<SessionResult> {
    return { action: 'send', condition: this.#createCondition() }
  }

  #createCondition(): UploadCondition | undefined {
    if (!this.#findings.areConditionsHonored) return undefined
    if (this.#planned.action === 'create') return { kind: 'absent' }
    const tag = this.#lastCopy?.state === 'present' ? this.#lastCopy.tag : undefined
    return tag === undefined ? undefined : { kind: 'unchanged', tag }
  }

  /** False for a create, which has a condition instead, unless condition or bulk response are unreliable. */
  #mustInspect(): boolean {
    const { action, reason, isInspected, projectId } = this.#planned
    if (this.#context.inputs.overwriteCliSessions && reason !== 'redacted') return false
    if (action !== 'create' || isInspected) return true
    return this.#findings.untrustedProjects.has(projectId) || !this.#findings.areConditionsHonored
  }

  async #inspect(): Promise<CloudCopy> {
    const { projectId, session } = this.#planned
    const copy = await this.#context.cloud.head(projectId, session.id, this.#context.deadline)
    return copy.state === 'absent' && this.#upload.planned.action === 'update' ? CONTRADICTED : copy
  }

  /** Handles a 412. Without a change, stops using conditions. Returns true from the second change on. */
  async #isChanging(copy: CloudCopy): Promise<boolean> {
    if (isSameVersion(copy, this.#lastCopy) || (await this.#hasUnstableTag(copy))) {
      this.#findings.stopConditions()
      return false
    }
    this.#conflicts += 1
    return this.#conflicts >= 2
  }

  /** Whether the same copy has another tag at each HEAD, because a proxy changes tags. */
  async #hasUnstableTag(copy: CloudCopy): Promise<boolean> {
    if (!hasSameSizes(copy, this.#lastCopy)) return false
    const repeated = await this.#inspect()
    return hasSameSizes(repeated, copy) && !isSameVersion(repeated, copy)
  }

  #recordChange(copy: CloudCopy): void {
    if (copy.state !== 'present') return
    const lastCopy = this.#lastCopy
    const expectedBytes = lastCopy?.state === 'present' ? lastCopy.bytes : this.#planned.cloudBytes
    const isNew = lastCopy?.state === 'absent'
    const isChanged = expectedBytes !== undefined && expectedBytes !== copy.bytes
    const isReplaced =
      lastCopy?.state === 'present' && lastCopy.tag !== copy.tag && lastCopy.modifiedAt !== copy.modifiedAt
    if (isNew || isChanged || isReplaced) this.#findings.recordUnexpectedCopy(this.#upload, copy.modifiedAt)
  }
}

function hasSameSizes(a: CloudCopy, b: CloudCopy | undefined): boolean {
  if (a.state !== 'present' || b?.state !== 'present') return false
  return a.bytes === b.bytes && a.rawBytes === b.rawBytes && a.sessionDataBytes === b.sessionDataBytes
}

/** Whether two HEADs show the same version: both without a copy, or equal tags and sizes. */
function isSameVersion(a: CloudCopy, b: CloudCopy | undefined): boolean {
  if (a.state === 'absent' && b?.state === 'absent') return true
  if (a.state !== 'present' || b?.state !== 'present') return false
  return hasSameSizes(a, b) && a.tag === b.tag && (a.tag !== undefined || a.modifiedAt === b.modifiedAt)
}

export function createChangingFailure(): Failure {
  return new Failure(
    'cloud-copy-changing',
    'the cloud copy changed twice during its upload, so it was not replaced',
    'Another client is uploading this session. Re-run the job when it has finished.',
  )
}
