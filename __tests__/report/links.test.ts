import { expect, test } from '@jest/globals'
import { buildFileUrl } from '../../src/report/links.ts'
import * as runs from '../rig/runs.ts'

test.each([
  ['GitHub', 'https://api.github.com', 'https://github.com', 'https://github.com/acme/widgets/blob/'],
  [
    'GitHub Enterprise Server',
    'https://github.com/api/v3',
    'https://github.com',
    'https://github.com/acme/widgets/blob/',
  ],
  [
    'Gitea or Forgejo',
    'https://github.com/api/v1',
    'https://github.com',
    'https://github.com/acme/widgets/src/commit/',
  ],
  // A submodule of another server, whose software is unknown.
  [
    'another server than that of the workflow',
    'https://gitea.example/api/v1',
    'https://gitea.example',
    'https://github.com/acme/widgets/blob/',
  ],
])('buildFileUrl links to a file on %s', (_name, apiUrl, serverUrl, start) => {
  const run = runs.firstSync()
  const url = buildFileUrl({ ...run, runner: { ...run.runner, apiUrl, serverUrl } }, 'a b.md')
  expect(url).toBe(`${start}0123456789abcdef0123456789abcdef01234567/a%20b.md`)
})
