import { rawData } from '../cloud/raw-data.ts'
import { encodeUpload } from '../cloud/upload-body.ts'
import { monotonicMs } from '../deadline.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { findFileSource, type Project } from '../project/project.ts'
import { readTranscript, type Transcript } from '../sessions/read-transcript.ts'
import type { LocalSession } from '../sessions/session.ts'
import { VERSION } from '../version.ts'
import type { Job } from './job.ts'
import type { PlannedUpload } from './plan.ts'

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
  { runner, secrets: policy }: Pick<Job, 'runner' | 'secrets'>,
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
