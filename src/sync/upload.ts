import { isFatal } from '../cloud/cloud-failure.ts'
import { rawData } from '../cloud/raw-data.ts'
import { encodeUpload } from '../cloud/upload-body.ts'
import { isEndOfRun, monotonicMs } from '../deadline.ts'
import { Failure, toInternalFailure } from '../failure.ts'
import { formatUtcTime } from '../message-format.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { refusalFailure } from '../plan/plan-session.ts'
import { findFileSource, type Notice, type Project } from '../project/project.ts'
import { budgetShortNotice, wrongSizesNotice } from '../run/notices.ts'
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
import { inspectAndReplan, needsInspection, type PlannedUpload, resultWithoutUpload } from './plan.ts'

/** What the uploads of one run have in common. */
type Uploading = {
  readonly timings: RunningTimings
  /** Projects whose bulk answer turned out to lack a session that the cloud has. */
  readonly distrusted: Set<string>
}

/**
 * Uploads what was planned, until everything is done or the run ends; what is unfinished then has told what it had come
 * to. A failure that concerns every session ends the run with that failure.
 */
export async function uploadSessions(job: SyncContext, uploads: readonly PlannedUpload[]): Promise<void> {
  const { limiter, deadline, observe } = job
  const uploading: Uploading = {
    timings: { read: 0, compress: 0, send: 0 },
    distrusted: new Set(),
  }
  const bytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0)
  observe({ event: 'upload-started', sessions: uploads.length, bytes })
  const notice = budgetShort(job, uploads, Date.now())
  if (notice !== undefined) observe({ event: 'rate-limit-low', notice })
  try {
    await limiter.each(uploads, deadline.signal, async (upload) => {
      const { projectId, session } = upload.planned
      try {
        const end = await uploadSession(job, upload, uploading)
        if ('outcome' in end) observe({ event: 'session-ended', result: end })
        else observe({ event: 'session-interrupted', projectId, sessionId: session.id, interruption: end })
      } catch (error) {
        // What is on the wire when the rate limit is used up still counts; whatever else is fatal fails it too.
        if (!isFatal(error) || error.code === 'rate-limited') throw error
        deadline.stop(error)
      }
    })
  } finally {
    observe({ event: 'upload-ended', timings: uploading.timings })
  }
}

/**
 * Uploads one session: reads its file, encodes it, looks at the copy that it would replace, sends it, drops it. A
 * session's own failure is its result.
 *
 * @returns its result, or what it had come to when the run's end interrupted it
 * @throws CloudFailure that is fatal to every session
 */
async function uploadSession(
  job: SyncContext,
  upload: PlannedUpload,
  uploading: Uploading,
): Promise<SessionResult | Interruption> {
  const { limiter, deadline } = job
  const { planned } = upload
  const startedAt = monotonicMs()
  const progress = { attempts: 0 }
  try {
    using _room = await job.budget.acquire(planned.session.diskBytes)
    deadline.signal.throwIfAborted()
    const encoded = await readAndEncode(job, upload, uploading.timings)
    if (!('body' in encoded)) return failedResult(encoded, refusalFailure(encoded))
    return await limiter.request(async () => {
      const { wireBytes: localBytes, unredactedBytes, secrets } = encoded
      const fresh = await planAnew(job, { ...planned, localBytes, unredactedBytes, secrets }, uploading)
      return resultWithoutUpload(fresh, 'sync') ?? (await send(job, fresh, encoded, uploading, progress, startedAt))
    })
  } catch (error) {
    const effort = { ...progress, durationMs: monotonicMs() - startedAt }
    if (isEndOfRun(error, deadline)) return { plan: planned.reason, ...effort }
    if (isFatal(error)) throw error
    // A bug of ours in one session's upload is that session's error: the others still get through.
    return failedResult(planned, error instanceof Failure ? error : toInternalFailure(error), effort)
  }
}

/** The plan as of now, for an upload that would replace what nobody has looked at. */
async function planAnew(job: SyncContext, planned: PlannedSession, { distrusted }: Uploading): Promise<PlannedSession> {
  const isDoubtful = planned.action === 'create' && !planned.isInspected && distrusted.has(planned.projectId)
  const mustLook = needsInspection(planned, job) || (isDoubtful && !job.inputs.overwriteCliSessions)
  return mustLook ? await inspectAndReplan(job, planned) : planned
}

async function send(
  { cloud, deadline, observe }: SyncContext,
  planned: PlannedSession,
  { body, wireBytes, title, secrets }: Encoded,
  { timings, distrusted }: Uploading,
  progress: { attempts: number },
  startedAt: number,
): Promise<SessionResult> {
  const { projectId, session } = planned
  const sentAt = monotonicMs()
  const countAttempt = (made: number): void => {
    progress.attempts = made
  }
  const answer = await cloud.put(projectId, session.id, body, deadline, countAttempt).finally(() => {
    timings.send += monotonicMs() - sentAt
  })
  const sent = {
    localBytes: wireBytes,
    sentBytes: body.length,
    title,
    secrets,
    attempts: answer.attempts,
    durationMs: monotonicMs() - startedAt,
  }
  // A first try whose answer got lost makes the second answer 200: to the user the session is new all the same.
  if (answer.status === 201 || (answer.responseLost && planned.action === 'create')) return createdResult(planned, sent)
  if (planned.action !== 'create') return updatedResult(planned, sent)
  if (!distrusted.has(projectId)) {
    distrusted.add(projectId)
    observe({ event: 'notice-added', notice: wrongSizesNotice(session.file) })
  }
  return replacedResult(planned, sent)
}

/** Milliseconds of the parts of uploads so far. */
export type RunningTimings = { read: number; compress: number; send: number }

/** The body of an upload, and what was learned of its session while it was made. */
export type Encoded = Omit<Transcript, 'text'> & { readonly body: Uint8Array }

/**
 * Reads a session's file and makes the body of its upload.
 *
 * @returns the plan instead, where the session turns out to hold credentials and is held because of them
 * @throws Failure `file-changed`, `file-unreadable`, `too-large`
 */
export async function readAndEncode(
  { runner, secrets: policy }: Pick<SyncContext, 'runner' | 'secrets'>,
  { planned, project }: PlannedUpload,
  timings: RunningTimings,
): Promise<Encoded | PlannedSession> {
  const { session } = planned
  const handling = policy.search(session.file)
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
    return { ...transcript, body, secrets: handling.treatment === 'redact' ? secrets : [] }
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
 * What there is to say when the key's rate limit will not suffice for these uploads, each of which takes a request, and one
 * more where its copy has to be looked at; `undefined` when it will, or when the cloud has not told what is left.
 *
 * @param now epoch milliseconds
 */
export function budgetShort(job: SyncContext, uploads: readonly PlannedUpload[], now: number): Notice | undefined {
  const { budget } = job.cloud
  if (budget === undefined || budget.endsAt <= now) return undefined
  const requests = uploads.length + uploads.filter(({ planned }) => needsInspection(planned, job)).length
  if (requests <= budget.remaining) return undefined
  return budgetShortNotice(uploads.length, requests, budget.remaining, formatUtcTime(budget.endsAt, now))
}
