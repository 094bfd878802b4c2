import { monotonicMs } from '../clock.ts'
import type { Cloud } from '../cloud/cloud.ts'
import { isFatal } from '../cloud/cloud-failure.ts'
import { rawData } from '../cloud/raw-data.ts'
import { encodeUpload } from '../cloud/upload-body.ts'
import { type Deadline, DeadlinePassed } from '../deadline.ts'
import { Failure, internalFailure } from '../failure.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { PLAN_WORDS } from '../plan/words.ts'
import type { Project } from '../project/project.ts'
import { openSession } from '../sessions/content.ts'
import { VERSION } from '../version.ts'
import type { Limiter } from './limiter.ts'
import type { SessionResult } from './result.ts'
import type { Interruption } from './tally.ts'

/** Milliseconds of the parts of uploads, summed over sessions; parts of several sessions run side by side. */
export type UploadTimings = { read: number; compress: number; send: number }

export type UploadContext = {
  readonly cloud: Cloud
  readonly limiter: Limiter
  /** Absolute, native. */
  readonly workspace: string
  /** `owner/name` and the commit of the checkout; empty when unknown. */
  readonly repository: string
  readonly commit: string
  readonly deadline: Deadline
  readonly timings: UploadTimings
}

/**
 * Uploads one session: reads its file, encodes it, sends it, drops it. A session's own trouble is its result.
 *
 * @returns its result, or what it had come to when the run's end interrupted it
 * @throws CloudFailure that is fatal to every session
 */
export async function uploadSession(
  planned: PlannedSession,
  project: Project,
  context: UploadContext,
): Promise<SessionResult | Interruption> {
  const { session } = planned
  const startedAt = monotonicMs()
  const result = {
    projectId: project.id,
    session,
    plan: planned.reason,
    localBytes: planned.localBytes,
    ...(planned.cloudBytes === undefined ? {} : { cloudBytes: planned.cloudBytes }),
    ...(session.title === undefined ? {} : { title: session.title }),
  }
  let attempts = 0
  try {
    const { body, markdownBytes, title } = await readAndEncode(planned, project, context)
    const countAttempt = (made: number): void => {
      attempts = made
    }
    const answer = await context.limiter.request(async () => {
      const sentAt = monotonicMs()
      return await context.cloud.put(project.id, session.id, body, context.deadline, countAttempt).finally(() => {
        context.timings.send += monotonicMs() - sentAt
      })
    })
    // A first try whose answer got lost makes the second answer 200: to the user the session is new all the same.
    const created = answer.status === 201 || (answer.answerLost && planned.action === 'create')
    return {
      ...result,
      outcome: created ? 'created' : 'updated',
      reason: PLAN_WORDS[planned.reason],
      localBytes: markdownBytes,
      sentBytes: body.length,
      title,
      attempts: answer.attempts,
      durationMs: monotonicMs() - startedAt,
    }
  } catch (error) {
    const durationMs = monotonicMs() - startedAt
    if (error instanceof DeadlinePassed || context.deadline.signal.aborted) {
      return { plan: planned.reason, attempts, durationMs }
    }
    if (isFatal(error)) throw error
    // A bug of ours in one session's upload is that session's error: the others still get through.
    const failure = error instanceof Failure ? error : internalFailure(error)
    return {
      ...result,
      outcome: 'errored',
      reason: failure.message,
      code: failure.code,
      hint: failure.hint,
      attempts,
      durationMs,
    }
  }
}

async function readAndEncode(
  { session }: PlannedSession,
  project: Project,
  { workspace, repository, commit, timings }: UploadContext,
): Promise<{ body: Uint8Array; markdownBytes: number; title: string | null }> {
  const startedAt = monotonicMs()
  const content = await openSession(workspace, session)
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
    await content.close()
  }
}
