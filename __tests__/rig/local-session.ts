import type { LocalSession } from '../../src/sessions/session.ts'
import { asSessionId } from './ids.ts'

/** A session of a checkout, with defaults for the fields that `given` lacks. */
export function localSession(given: Partial<LocalSession> = {}): LocalSession {
  const id = given.id ?? asSessionId('c94c863c-02e0-474e-b6d9-acb816f7fc55')
  return {
    id,
    file: `.specstory/history/${id}.md`,
    name: id,
    provider: { id: 'claude', agentName: 'Claude Code', displayName: 'Claude Code' },
    diskBytes: 100,
    mtimeMs: 1_700_000_000_000,
    wireMayDiffer: false,
    titleRule: 'cli',
    title: 'A title',
    startedAt: '2026-02-23T16:02Z',
    ...given,
  }
}
