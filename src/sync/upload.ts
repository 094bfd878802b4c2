import type { UploadResponse } from '../cloud/cloud.ts'
import { CloudFailure, isFatal } from '../cloud/cloud-failure.ts'
import { encodeUpload, rawData } from '../cloud/upload-body.ts'
import { isEndOfRun, monotonicMs } from '../deadline.ts'
import { Failure, toInternalFailure } from '../failure.ts'
import { formatUtcTime } from '../message-format.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { refusalFailure } from '../plan/plan-session.ts'
import { findFileSource, type Notice, type Project } from '../project/project.ts'
import { budgetShortNotice } from '../run/notices.ts'
import {
  createdResult,
  failedResult,
  type Interruption,
  replacedResult,
  type SessionResult,
  updatedResult,
} from '../run/results.ts'
import { readTranscript, type Transcript } from '../sessions/read-transcript.ts'
import type { LocalSession } from '../sessions/session.ts'
import { VERSION } from '../version.ts'
import type { SyncContext } from './context.ts'
import type { PlannedUpload } from './plan.ts'
import { needsInspection } from './plan.ts'
import { UploadFindings, UploadSteps } from './upload-steps.ts'

/** What the uploads of one run share. */
type UploadState = {
  readonly timings: RunningTimings
  readonly findings: UploadFindings
  readonly firstCreates: FirstCreates
}

/**
 * Uploads what was planned, until everything is done or the run ends; unfinished sessions have reported their progress
 * by then. A failure that concerns every session ends the run with that failure.
 */
export async function uploadSessions(job: SyncContext, uploads: readonly PlannedUpload[]): Promise<void> {
  const { limiter, deadline, observe } = job
  const findings = new UploadFindings(job)
  const state: UploadState = {
    timings: { read: 0, compress: 0, send: 0 },
    findings,
    firstCreates: new FirstCreates(),
  }
  const bytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0)
  observe({ event: 'upload-started', sessions: uploads.length, bytes })
  const notice = rateLimitNotice(job, uploads, Date.now())
  if (notice !== undefined) observe({ event: 'rate-limit-low', notice })
  try {
    await limiter.forEachLimited(uploads, deadline.signal, async (upload) => {
      const { projectId, session } = upload.planned
      try {
        const end = await uploadSession(job, upload, state)
        if ('outcome' in end) observe({ event: 'session-ended', result: end })
        else observe({ event: 'session-interrupted', projectId, sessionId: session.id, interruption: end })
      } catch (error) {
        // What is on the wire when the rate limit is used up still counts; whatever else is fatal ends it too.
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
 * Uploads one session: reads its file, encodes it, inspects the copy that it would replace, sends it. A session's own
 * failure is its result.
 * @returns its result, or its progress when the run's end interrupted it
 * @throws CloudFailure that is fatal to every session
 */
async function uploadSession(
  job: SyncContext,
  upload: PlannedUpload,
  state: UploadState,
): Promise<SessionResult | Interruption> {
  const { limiter, deadline } = job
  const { planned } = upload
  const startedAt = monotonicMs()
  const progress: Progress = { attempts: 0, mayBeStored: false }
  try {
    using _room = await job.budget.acquire(planned.session.diskBytes)
    deadline.signal.throwIfAborted()
    const encoded = await readAndEncode(job, upload, state.timings)
    if (!('body' in encoded)) return failedResult(encoded, refusalFailure(encoded))
    return await limiter.request(() =>
      state.firstCreates.run(upload, state.findings, () => send(job, upload, encoded, state, progress, startedAt)),
    )
  } catch (error) {
    const effort = { attempts: progress.attempts, durationMs: monotonicMs() - startedAt }
    if (isEndOfRun(error, deadline)) return { plan: planned.reason, mayBeStored: progress.mayBeStored, ...effort }
    if (isFatal(error)) throw error
    // A bug of ours in one session's upload is that session's error: the others still get through.
    return failedResult(planned, error instanceof Failure ? error : toInternalFailure(error), effort)
  }
}

/** How far one upload is. */
type Progress = {
  attempts: number
  /** An upload left, and no response says whether it was stored. */
  mayBeStored: boolean
}

async function send(
  job: SyncContext,
  upload: PlannedUpload,
  encoded: Encoded,
  { timings, findings }: UploadState,
  progress: Progress,
  startedAt: number,
): Promise<SessionResult> {
  const { cloud, deadline } = job
  const { projectId, session } = upload.planned
  const { body, wireBytes: localBytes, unredactedBytes, secrets, title } = encoded
  const steps = new UploadSteps(
    job,
    upload,
    { ...upload.planned, localBytes, unredactedBytes, secrets },
    encoded,
    findings,
  )
  const receiptOf = (attempts: number) => {
    const durationMs = monotonicMs() - startedAt
    return { localBytes, sentBytes: body.length, title, secrets, attempts, durationMs }
  }
  const toStored = (planned: PlannedSession): SessionResult => {
    const receipt = receiptOf(progress.attempts)
    return planned.action === 'create' ? createdResult(planned, receipt) : updatedResult(planned, receipt)
  }
  const sentAt = monotonicMs()
  try {
    const end = await cloud.put<SessionResult>(projectId, session.id, body, deadline, {
      prepare: (made) => steps.prepare(made, toStored),
      onAttempt: (attempts, attempt) => {
        progress.attempts = attempts
        progress.mayBeStored = attempt === 'sent'
      },
    })
    if ('stopped' in end) {
      const { attempts } = progress
      return attempts === 0 ? end.stopped : { ...end.stopped, attempts, durationMs: monotonicMs() - startedAt }
    }
    return toResult(upload, steps.planned, end, receiptOf(end.attempts), findings)
  } catch (error) {
    // The last response was lost: the copy tells whether it was stored.
    if (error instanceof CloudFailure && !error.fatal && error.responseLost) {
      const copy = await cloud.head(projectId, session.id, deadline, { isSingle: true })
      if (steps.isOurs(copy)) return toStored(steps.planned)
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
  receipt: Parameters<typeof createdResult>[1],
  findings: UploadFindings,
): SessionResult {
  // If the response to the first attempt was lost, the retry returns 200; still report it as created.
  if (status === 201 || (responseLost && planned.action === 'create')) return createdResult(planned, receipt)
  if (planned.action !== 'create') return updatedResult(planned, receipt)
  // `If-None-Match: *` was ignored, so from here on every copy is inspected.
  findings.areConditionsHonored = false
  findings.untrustedProjects.add(planned.projectId)
  return replacedResult(planned, receipt, findings.recordUnexpectedCopy(upload, createdAt))
}

/** Creates that go alone before the others do: where each fails, the failures say nothing about the project. */
const MAX_FIRST_CREATES = 3

/** Lets the first create of a project that the cloud calls unknown go alone: it shows whether that is true. */
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
    try {
      const result = await send()
      const failed = (this.#failed.get(projectId) ?? 0) + (result.outcome === 'errored' ? 1 : 0)
      this.#failed.set(projectId, failed)
      // It found a copy, so the project was there.
      const isFound = result.outcome !== 'created' && result.outcome !== 'errored'
      if (isFound) findings.untrustedProjects.add(projectId)
      if (isFound || result.outcome === 'created' || failed >= MAX_FIRST_CREATES) this.#known.add(projectId)
      return result
    } finally {
      this.#running.delete(projectId)
      resolve()
    }
  }
}

/** Milliseconds of the parts of uploads so far. */
type RunningTimings = { read: number; compress: number; send: number }

/** The body of an upload, and what was learned of its session while it was made. */
type Encoded = Omit<Transcript, 'text'> & {
  readonly body: Uint8Array
  /** UTF-8 bytes of `rawData`. */
  readonly rawBytes: number
}

/**
 * Reads a session's file and makes the body of its upload.
 * @returns the plan instead, where the session turns out to hold credentials and is held because of them
 * @throws Failure `file-changed`, `file-unreadable`, `too-large`
 */
async function readAndEncode(
  { runner, secrets: policy }: Pick<SyncContext, 'runner' | 'secrets'>,
  { planned, project }: PlannedUpload,
  timings: RunningTimings,
): Promise<Encoded | PlannedSession> {
  const { session } = planned
  const handling = policy.getPolicyForReading(session.file)
  const startedAt = monotonicMs()
  const { text, ...transcript } = await readTranscript(runner.workspace, session, handling)
  const readAt = monotonicMs()
  timings.read += readAt - startedAt
  const { title, wireBytes: localBytes, unredactedBytes, secrets } = transcript
  if (handling.treatment === 'hold' && secrets.length > 0) {
    return { ...planned, action: 'refuse', reason: 'secret-held', localBytes, unredactedBytes, secrets }
  }
  try {
    const fields = {
      projectId: project.id,
      projectName: project.name,
      name: session.name,
      rawData: rawData(provenanceOf(project, session)),
      // Metadata is merged into what the recording machine sent: anything else would overwrite the truth.
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
      secrets: handling.treatment === 'redact' ? secrets : [],
    }
  } finally {
    timings.compress += monotonicMs() - readAt
  }
}

/** The repository that a session's file comes from, as far as it is known, and its path in it. */
function provenanceOf(project: Project, { file }: LocalSession): Parameters<typeof rawData>[0] {
  const { repository, commit, path } = findFileSource(project.places, file) ?? {}
  return { repository: repository?.name ?? '', commit: commit ?? '', file: path ?? file }
}

/**
 * Notice when the key's rate limit does not suffice for these uploads. Each takes a request, and one more where its copy
 * has to be inspected. `undefined` when it suffices, or when the cloud has not said what is left.
 *
 * @param now epoch milliseconds
 */
function rateLimitNotice(job: SyncContext, uploads: readonly PlannedUpload[], now: number): Notice | undefined {
  const { budget } = job.cloud
  if (budget === undefined || budget.endsAt <= now) return undefined
  const requests = uploads.length + uploads.filter(({ planned }) => needsInspection(planned, job)).length
  if (requests <= budget.remaining) return undefined
  return budgetShortNotice(uploads.length, requests, budget.remaining, formatUtcTime(budget.endsAt, now))
}
