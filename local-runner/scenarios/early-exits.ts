import { createMonthOfSessions } from './everyday.ts'
import { REPOSITORY } from './repository.ts'
import { createPullRequest } from './run-scenario.ts'
import type { Scenario } from './scenario.ts'

const sessions = createMonthOfSessions(12)

export const EARLY_EXITS: readonly Scenario[] = [
  { name: 'invalid-inputs', sessions, inputs: { mode: 'dry-run', concurrency: 'many' } },
  {
    name: 'rejected-token',
    sessions,
    pullRequest: [sessions[0]?.file ?? '', 'src/parser.ts'],
    prepare: (cloud) => cloud.revokeToken(cloud.token),
  },
  { name: 'no-token', sessions, inputs: { token: '' } },
  {
    name: 'not-run',
    sessions,
    inputs: { token: '' },
    event: {
      name: 'pull_request',
      payload: { pull_request: createPullRequest(`a-fork-of/${REPOSITORY.split('/')[1]}`) },
    },
  },
  { name: 'opted-out', sessions, files: { '.specstory/.project.json': '{"cloud_sync":false}\n' } },
  { name: 'no-sessions', files: { 'README.md': '# Widgets\n' } },
]
