import { isSessionId } from '../../src/ids.ts'
import { readRunner } from '../../src/inputs/runner.ts'
import { PROVIDERS } from '../../src/providers.ts'
import { Recorder } from '../../src/run/recorder.ts'
import { toCreatedResult, toSkippedResult } from '../../src/run/results.ts'
import type { Run } from '../../src/run/run.ts'
import type { LocalSession } from '../../src/sessions/session.ts'
import { PROJECT } from './measure.ts'

/** Creates a run with many sessions, recorded as in a sync, but without files and requests. */
export function createLargeRun(number: number): Run {
  const recorder = new Recorder(
    readRunner({ GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'octo/sessions' }),
  )
  const project = { id: PROJECT, name: 'sessions', source: { kind: 'input' }, paths: ['.'], locations: [] } as const
  recorder.handle({ event: 'projects-resolved', projects: [project], optOuts: [], notices: [] })
  const sessions = Array.from({ length: number }, (_, index) => createSession(index))
  recorder.handle({ event: 'attempted', project, sessions })
  for (const [index, one] of sessions.entries()) {
    const planned = {
      projectId: PROJECT,
      session: one,
      localBytes: one.diskBytes,
      cloudBytes: undefined,
      detail: undefined,
      failure: undefined,
      unredactedBytes: one.diskBytes,
      secrets: [],
      isInspected: false,
    } as const
    const sent = {
      localBytes: one.diskBytes,
      title: one.title,
      attempts: 1,
      durationMs: 40,
      sentBytes: 4_000,
      secrets: [],
    }
    const result =
      index % 5 === 0
        ? toSkippedResult({ ...planned, action: 'skip', reason: 'up-to-date', cloudBytes: one.diskBytes })
        : toCreatedResult({ ...planned, action: 'create', reason: 'new' }, sent)
    recorder.handle({ event: 'session-ended', result })
  }
  recorder.handle({ event: 'ended', ending: { kind: 'finished' }, totalMs: 60_000 })
  return recorder.run
}

function createSession(index: number): LocalSession {
  const name = `2026-01-23_17-24-15Z-session-${String(index).padStart(6, '0')}`
  const { id: provider, displayName } = PROVIDERS[index % 3] ?? PROVIDERS[0]
  const id = `0194c9a7-52f1-7cc3-8b50-${index.toString(16).padStart(12, '0')}`
  if (!isSessionId(id)) throw new Error(`${id} is not a session ID`)
  return {
    id,
    file: `.specstory/history/${name}.md`,
    name,
    provider: { id: provider, agentName: displayName, displayName },
    diskBytes: 12_345 + (index % 1_000) * 100,
    mtimeMs: 0,
    wireMayDiffer: false,
    titleRule: 'cli',
    title: `Session ${index} of the benchmark, with a title of a usual length`,
    startedAt: '2026-01-23T17:24Z',
  }
}
