import type { UploadResponse } from '../cloud/cloud.ts'
import { CloudFailure, isFatal } from '../cloud/cloud-failure.ts'
import { createRawData, encodeUpload } from '../cloud/upload-body.ts'
import { isEndOfRun, monotonicMs } from '../deadline.ts'
import { Failure, toInternalFailure } from '../failure.ts'
import { formatUtcTime } from '../message-format.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { createRefusalFailure } from '../plan/plan-session.ts'
import { findFileSource, type Notice, type Project } from '../project/project.ts'
import { createRateLimitLowNotice } from '../run/notices.ts'
import {
  type Interruption,
  type SessionResult,
  toCreatedResult,
  toFailedResult,
  toReplacedResult,
  toUpdatedResult,
} from '../run/results.ts'
import { readTranscript, type Transcript } from '../sessions/read-transcript.ts'
import type { LocalSession } from '../sessions/session.ts'
import { VERSION } from '../version.ts'
import type { SyncContext } from './context.ts'
import type { PlannedUpload } from './plan.ts'
import { needsInspection } from './plan.ts'
import { UploadFindings, UploadSteps } from './upload-steps.ts'

/** Shared by all uploads of a run. */
type UploadState = {
  readonly timings: RunningTimings
  readonly findings: UploadFindings
  readonly firstCreates: FirstCreates
}

/**
 * Uploads the planned sessions, and reports results and the progress of interrupted uploads. Fatal failures stop the
 * run.
 */
export async function uploadSessions(context: SyncContext, uploads: readonly PlannedUpload[]): Promise<void> {
  const { limiter, deadline, observe } = context
  const findings = new UploadFindings(context)
  const state: UploadState = {
    timings: { read: 0, compress: 0, send: 0 },
    findings,
    firstCreates: new FirstCreates(),
  }
  const bytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0)
  observe({ event: 'upload-started', sessions: uploads.length, bytes })
  const notice = createRateLimitNotice(context, uploads, Date.now())
  if (notice !== undefined) observe({ event: 'rate-limit-low', notice })
  try {
    await limiter.forEachLimited(uploads, deadline.signal, async (upload) => {
      const { projectId, session } = upload.planned
      try {
        const end = await uploadSession(context, upload, state)
        if ('outcome' in end) observe({ event: 'session-ended', result: end })
        else observe({ event: 'session-interrupted', projectId, sessionId: session.id, interruption: end })
      } catch (error) {
        // After a rate limit, let the uploads in flight finish. Other fatal failures also stop them.
        if (!isFatal(error) || error.code === 'rate-limited') throw error
        deadline.stop(error)
      }
    })
  } finally {
    findings.publish()
    observe({ event: 'upload-ended', timings: state.timings })
  }
}

/**
 * Reads, encodes, inspects and sends one session. A failure of the session is its result.
 * @returns the result, or the progress if the run stopped
 * @throws CloudFailure (fatal)
 */
async function uploadSession(
  context: SyncContext,
  upload: PlannedUpload,
  state: UploadState,
): Promise<SessionResult | Interruption> {
  const { limiter, deadline } = context
  const { planned } = upload
  const startedAt = monotonicMs()
  const progress: Progress = { attempts: 0, mayBeStored: false }
  try {
    using _room = await context.budget.acquire(planned.session.diskBytes)
    deadline.signal.throwIfAborted()
    const encoded = await readAndEncode(context, upload, state.timings)
    if (!('body' in encoded)) return toFailedResult(encoded, createRefusalFailure(encoded))
    return await limiter.request(() =>
      state.firstCreates.run(upload, state.findings, () =>
        sendUpload(context, upload, encoded, state, progress, startedAt),
      ),
    )
  } catch (error) {
    const effort = { attempts: progress.attempts, durationMs: monotonicMs() - startedAt }
    if (isEndOfRun(error, deadline)) return { plan: planned.reason, mayBeStored: progress.mayBeStored, ...effort }
    if (isFatal(error)) throw error
    // An internal error fails only this session.
    return toFailedResult(planned, error instanceof Failure ? error : toInternalFailure(error), effort)
  }
}

/** Progress of one upload. */
type Progress = {
  attempts: number
  /** A request was sent, but no response confirmed it. */
  mayBeStored: boolean
}

async function sendUpload(
  context: SyncContext,
  upload: PlannedUpload,
  encoded: Encoded,
  { timings, findings }: UploadState,
  progress: Progress,
  startedAt: number,
): Promise<SessionResult> {
  const { cloud, deadline } = context
  const { projectId, session } = upload.planned
  const { body, wireBytes: localBytes, unredactedBytes, secrets, title } = encoded
  const steps = new UploadSteps(
    context,
    upload,
    { ...upload.planned, localBytes, unredactedBytes, secrets },
    encoded,
    findings,
  )
  const createReceipt = (attempts: number) => {
    const durationMs = monotonicMs() - startedAt
    return { localBytes, sentBytes: body.length, title, secrets, attempts, durationMs }
  }
  const toStoredResult = (planned: PlannedSession): SessionResult => {
    const receipt = createReceipt(progress.attempts)
    return planned.action === 'create' ? toCreatedResult(planned, receipt) : toUpdatedResult(planned, receipt)
  }
  const sentAt = monotonicMs()
  try {
    const end = await cloud.put<SessionResult>(projectId, session.id, body, deadline, {
      prepare: (made) => steps.prepare(made, toStoredResult),
      onAttempt: (attempts, attempt) => {
        progress.attempts = attempts
        progress.mayBeStored = attempt === 'sent'
      },
    })
    if ('stopped' in end) {
      const { attempts } = progress
      return attempts === 0 ? end.stopped : { ...end.stopped, attempts, durationMs: monotonicMs() - startedAt }
    }
    return toResult(upload, steps.planned, end, createReceipt(end.attempts), findings)
  } catch (error) {
    // The last response was lost: inspect the copy to find out whether it was stored.
    if (error instanceof CloudFailure && !error.fatal && error.responseLost) {
      const copy = await cloud.head(projectId, session.id, deadline, { isSingle: true })
      if (steps.isOwnUpload(copy)) return toStoredResult(steps.planned)
    }
    throw error
  } finally {
    timings.send += monotonicMs() - sentAt
  }
}

function toResult(
  upload: PlannedUpload,
  planned: PlannedSession,
  { status, responseLost, createdAt }: UploadResponse,
  receipt: Parameters<typeof toCreatedResult>[1],
  findings: UploadFindings,
): SessionResult {
  // If the response to the first attempt was lost, the retry returns 200; still report it as created.
  if (status === 201 || (responseLost && planned.action === 'create')) return toCreatedResult(planned, receipt)
  if (planned.action !== 'create') return toUpdatedResult(planned, receipt)
  // The cloud ignored `If-None-Match: *`, so inspect every later copy.
  findings.areConditionsHonored = false
  findings.untrustedProjects.add(planned.projectId)
  return toReplacedResult(planned, receipt, findings.recordUnexpectedCopy(upload, createdAt))
}

/** Maximum creates that run alone; if all fail, the project's state stays unknown. */
const MAX_FIRST_CREATES = 3

/** Runs the first create of a new project alone, because it shows whether the bulk response was correct. */
class FirstCreates {
  readonly #known = new Set<string>()
  readonly #running = new Map<string, Promise<unknown>>()
  readonly #failed = new Map<string, number>()

  async run(
    { planned, isNewProject }: PlannedUpload,
    findings: UploadFindings,
    send: () => Promise<SessionResult>,
  ): Promise<SessionResult> {
    const { projectId } = planned
    if (!isNewProject) return await send()
    for (let running = this.#running.get(projectId); running !== undefined; running = this.#running.get(projectId))
      await running
    if (this.#known.has(projectId)) return await send()
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#running.set(projectId, promise)
    // A failed upload throws or returns a failed result.
    let outcome: SessionResult['outcome'] = 'errored'
    try {
      const result = await send()
      outcome = result.outcome
      return result
    } finally {
      const failed = (this.#failed.get(projectId) ?? 0) + (outcome === 'errored' ? 1 : 0)
      this.#failed.set(projectId, failed)
      // A copy was found, so the project already existed.
      const isFound = outcome !== 'created' && outcome !== 'errored'
      if (isFound) findings.untrustedProjects.add(projectId)
      if (isFound || outcome === 'created' || failed >= MAX_FIRST_CREATES) this.#known.add(projectId)
      this.#running.delete(projectId)
      resolve()
    }
  }
}

/** Milliseconds, summed over uploads. */
type RunningTimings = { read: number; compress: number; send: number }

/** The body of an upload, with the facts about its transcript. */
type Encoded = Omit<Transcript, 'text'> & {
  readonly body: Uint8Array
  /** UTF-8 bytes of `rawData`. */
  readonly rawBytes: number
}

/**
 * Reads a session's file and creates the body of its upload.
 * @returns a new plan instead, if the session is withheld because of credentials
 * @throws Failure `file-changed`, `file-unreadable`, `too-large`
 */
async function readAndEncode(
  { runner, secrets: policies }: Pick<SyncContext, 'runner' | 'secrets'>,
  { planned, project }: PlannedUpload,
  timings: RunningTimings,
): Promise<Encoded | PlannedSession> {
  const { session } = planned
  const policy = policies.getPolicyForReading(session.file)
  const startedAt = monotonicMs()
  const { text, ...transcript } = await readTranscript(runner.workspace, session, policy)
  const readAt = monotonicMs()
  timings.read += readAt - startedAt
  const { title, wireBytes: localBytes, unredactedBytes, secrets } = transcript
  if (policy.redactionMode === 'hold' && secrets.length > 0) {
    return { ...planned, action: 'refuse', reason: 'secret-held', localBytes, unredactedBytes, secrets }
  }
  try {
    const fields = {
      projectId: project.id,
      projectName: project.name,
      name: session.name,
      rawData: createRawData(findProvenance(project, session)),
      // The cloud merges metadata with that of the recording machine, so send only these fields.
      metadata: {
        clientName: 'specstory-sync-action',
        clientVersion: VERSION,
        agentName: session.provider.agentName,
        ...(title === null ? {} : { title }),
      },
    }
    const body = await encodeUpload(fields, text)
    return {
      ...transcript,
      body,
      rawBytes: Buffer.byteLength(fields.rawData),
      secrets: policy.redactionMode === 'redact' ? secrets : [],
    }
  } finally {
    timings.compress += monotonicMs() - readAt
  }
}

/** Returns the known repository, commit and path of a session's file. */
function findProvenance(project: Project, { file }: LocalSession): Parameters<typeof createRawData>[0] {
  const { repository, commit, path } = findFileSource(project.locations, file) ?? {}
  return { repository: repository?.name ?? '', commit: commit ?? '', file: path ?? file }
}

/**
 * Creates a notice if the uploads need more requests than the rate limit allows. An inspection needs one more request.
 * @param now epoch milliseconds
 */
function createRateLimitNotice(
  context: SyncContext,
  uploads: readonly PlannedUpload[],
  now: number,
): Notice | undefined {
  const { budget } = context.cloud
  if (budget === undefined || budget.endsAt <= now) return undefined
  const requests = uploads.length + uploads.filter(({ planned }) => needsInspection(planned, context)).length
  if (requests <= budget.remaining) return undefined
  return createRateLimitLowNotice(uploads.length, requests, budget.remaining, formatUtcTime(budget.endsAt, now))
}
