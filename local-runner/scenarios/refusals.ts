import { month } from './everyday.ts'
import { pullRequestOf } from './play.ts'
import { REPOSITORY } from './repository.ts'
import type { Scenario } from './scenario.ts'

const sessions = month(12)

export const REFUSALS: readonly Scenario[] = [
  { name: 'invalid-inputs', sessions, inputs: { mode: 'dry-run', concurrency: 'many' } },
  {
    name: 'refused-token',
    sessions,
    pullRequest: [sessions[0]?.file ?? '', 'src/parser.ts'],
    prepare: (cloud) => cloud.revokeToken(cloud.token),
  },
  { name: 'no-token', sessions, inputs: { token: '' } },
  {
    name: 'not-run',
    sessions,
    inputs: { token: '' },
    event: { name: 'pull_request', payload: { pull_request: pullRequestOf(`a-fork-of/${REPOSITORY.split('/')[1]}`) } },
  },
  { name: 'opted-out', sessions, files: { '.specstory/.project.json': '{"cloud_sync":false}\n' } },
  { name: 'no-sessions', files: { 'README.md': '# Widgets\n' } },
]
