import { monotonicMs } from '../clock.ts'
import { isFatal } from '../cloud/cloud-failure.ts'
import { rawData } from '../cloud/raw-data.ts'
import { encodeUpload } from '../cloud/upload-body.ts'
import { DeadlinePassed } from '../deadline.ts'
import { Failure, internalFailure } from '../failure.ts'
import { created, failed, type Interruption, type SessionResult, updated } from '../run/results.ts'
import { openSession } from '../sessions/content.ts'
import { VERSION } from '../version.ts'
import type { Job } from './job.ts'
import type { PlannedUpload } from './plan.ts'

/** Milliseconds so far. */
type RunningTimings = { read: number; compress: number; send: number }

/**
 * Uploads what was planned, until everything is done or the run ends; what is unfinished then has told what it had come
 * to. A failure that concerns every session ends the run with that failure.
 */
export async function uploadSessions(job: Job, uploads: readonly PlannedUpload[]): Promise<void> {
  const { limiter, deadline, observe } = job
  const timings: RunningTimings = { read: 0, compress: 0, send: 0 }
  const bytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0)
  observe({ event: 'upload-started', sessions: uploads.length, bytes })
  try {
    await limiter.each(uploads, deadline.signal, async (upload) => {
      const { projectId, session } = upload.planned
      try {
        const end = await uploadSession(job, upload, timings)
        if ('outcome' in end) observe({ event: 'session-ended', result: end })
        else observe({ event: 'session-interrupted', projectId, sessionId: session.id, interruption: end })
      } catch (error) {
        if (!isFatal(error)) throw error
        deadline.stop(error)
      }
    })
  } finally {
    observe({ event: 'upload-ended', timings })
  }
}

/**
 * Uploads one session: reads its file, encodes it, sends it, drops it. A session's own failure is its result.
 *
 * @returns its result, or what it had come to when the run's end interrupted it
 * @throws CloudFailure that is fatal to every session
 */
export async function uploadSession(
  job: Pick<Job, 'cloud' | 'limiter' | 'runner' | 'deadline'>,
  upload: PlannedUpload,
  timings: RunningTimings,
): Promise<SessionResult | Interruption> {
  const { cloud, limiter, deadline } = job
  const { planned } = upload
  const { projectId, session } = planned
  const startedAt = monotonicMs()
  let attempts = 0
  try {
    const { body, markdownBytes, title } = await readAndEncode(job, upload, timings)
    const countAttempt = (made: number): void => {
      attempts = made
    }
    const answer = await limiter.request(async () => {
      const sentAt = monotonicMs()
      return await cloud.put(projectId, session.id, body, deadline, countAttempt).finally(() => {
        timings.send += monotonicMs() - sentAt
      })
    })
    // A first try whose answer got lost makes the second answer 200: to the user the session is new all the same.
    const isNew = answer.status === 201 || (answer.answerLost && planned.action === 'create')
    return (isNew ? created : updated)(planned, {
      localBytes: markdownBytes,
      sentBytes: body.length,
      title,
      attempts: answer.attempts,
      durationMs: monotonicMs() - startedAt,
    })
  } catch (error) {
    const effort = { attempts, durationMs: monotonicMs() - startedAt }
    if (error instanceof DeadlinePassed || deadline.signal.aborted) return { plan: planned.reason, ...effort }
    if (isFatal(error)) throw error
    // A bug of ours in one session's upload is that session's error: the others still get through.
    return failed(planned, error instanceof Failure ? error : internalFailure(error), effort)
  }
}

async function readAndEncode(
  { runner }: Pick<Job, 'runner'>,
  { planned: { session }, project }: PlannedUpload,
  timings: RunningTimings,
): Promise<{ body: Uint8Array; markdownBytes: number; title: string | null }> {
  const { workspace, repository, commit } = runner
  const startedAt = monotonicMs()
  await using content = await openSession(workspace, session)
  const readAt = monotonicMs()
  timings.read += readAt - startedAt
  try {
    const fields = {
      projectId: project.id,
      projectName: project.name,
      name: session.name,
      rawData: rawData({ repository, commit, file: session.file }),
      // Metadata is merged into what the recording machine sent: anything else would overwrite the truth.
      metadata: {
        clientName: 'specstory-sync-action',
        clientVersion: VERSION,
        agentName: session.provider.agentName,
        ...(content.title === null ? {} : { title: content.title }),
      },
    }
    const { body, markdownBytes } = await encodeUpload(fields, content.chunks())
    return { body, markdownBytes, title: content.title }
  } finally {
    timings.compress += monotonicMs() - readAt
  }
}
