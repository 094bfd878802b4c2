import { posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { shouldTrigger, type WorkflowEvent } from '../../local-runner/workflow/triggers.ts'
import { WORKFLOWS } from '../../scripts/readme.ts'
import { readRecipe } from '../rig/recipes.ts'

// Of GitHub's documentation, "Filter pattern cheat sheet".
test.each<[string, string, boolean]>([
  ['*', 'README.md', true],
  ['*', 'guide/file.md', false],
  ['*.jsx?', 'page.js', true],
  ['*.jsx?', 'page.jsx', true],
  ['**', 'all/the/files.md', true],
  ['guide/*', 'guide/README.md', true],
  ['guide/*', 'guide/mona/octocat.txt', false],
  ['guide/**', 'guide/mona/octocat.txt', true],
  ['guide/**', 'src/guide/README.md', false],
  ['guide/**/*.md', 'guide/README.md', true],
  ['guide/**/*.md', 'guide/a/markdown/file.md', true],
  ['**/guide/**', 'dir/guide/my-file.txt', true],
  ['**/guide/**', 'guide/hello.md', true],
  ['**/*src/**', 'my-src/code/js/app.js', true],
  ['**/migrate-*.sql', 'db/sept/migrate-v1.sql', true],
  ['.specstory/**', 'xspecstory/a', false],
])('the filter %j matches %j: %p', (pattern, file, matches) => {
  expect(shouldTrigger({ push: { paths: [pattern] } }, { event: 'push', files: [file] })).toBe(matches)
})

test('the last pattern of a filter decides', () => {
  const on = { push: { paths: ['*.md', '!README.md', 'README*'] } }
  expect(shouldTrigger(on, { event: 'push', files: ['README.md'] })).toBe(true)
  expect(shouldTrigger({ push: { paths: ['*.md', '!README.md'] } }, { event: 'push', files: ['README.md'] })).toBe(
    false,
  )
})

const session = '.specstory/history/2026/03/2026-03-01_08-00-00Z-a.md'
const workflow = '.github/workflows/specstory.yml'
const push = (files: readonly string[], branch = 'main'): WorkflowEvent => ({ event: 'push', branch, files })
const pullRequest = (files: readonly string[]): WorkflowEvent => ({ event: 'pull_request', files })
const byHand: WorkflowEvent = { event: 'workflow_dispatch' }
const night: WorkflowEvent = { event: 'schedule' }

const onSessions: [WorkflowEvent, boolean][] = [
  [push([session]), true],
  [push(['.specstory/.project.json', 'src/a.ts']), true],
  [push([workflow]), true],
  [push(['src/a.ts']), false],
  [push([session], 'topic'), false],
  [pullRequest([session]), false],
  [byHand, true],
]
const onceByHand: [WorkflowEvent, boolean][] = [
  [byHand, true],
  [push([session]), false],
  [night, false],
]
const nightly: [WorkflowEvent, boolean][] = [
  [night, true],
  [byHand, true],
  [push([session]), false],
]

const STARTS: Readonly<Record<string, [WorkflowEvent, boolean][]>> = {
  'badge.yml': onSessions,
  'chat.yml': nightly,
  'first-upload.yml': onceByHand,
  'monorepo.yml': [
    ...onSessions,
    [push([`apps/web/${session}`]), true],
    [push([`services/billing/${session}`]), true],
    [push(['services/billing/docs/ai/2026-03-01_08-00-00Z-a.md']), true],
    [push(['apps/web/src/a.ts', 'services/billing/docs/a.md']), false],
  ],
  'nightly.yml': nightly,
  'pull-request.yml': [
    [pullRequest([session]), true],
    [pullRequest(['src/a.ts']), true],
    [push([session]), false],
  ],
  'push.yml': onSessions,
  'rescan.yml': onceByHand,
  // As a required check it has to report on every pull request, and in a merge queue.
  'secret-check.yml': [
    [pullRequest([session]), true],
    [pullRequest(['src/a.ts']), true],
    [{ event: 'merge_group' }, true],
    [push([session]), false],
  ],
  'several-repositories.yml': nightly,
  'sharded.yml': nightly,
}

test('what starts every workflow is listed', () => {
  expect(Object.keys(STARTS)).toEqual(WORKFLOWS)
})

describe.each(Object.entries(STARTS))('%s', (name, cases) => {
  test.each(cases)('is started by %j: %p', (happening, starts) => {
    expect(shouldTrigger(readRecipe(name).on, happening)).toBe(starts)
  })

  test('is started by a session of every path that it syncs, where pushes start it', () => {
    const { on, jobs } = readRecipe(name)
    if (!shouldTrigger(on, push([workflow]))) return
    const paths = Object.values(jobs)
      .flatMap(({ steps }) => steps.filter(({ uses = '' }) => uses.startsWith('specstory/sync-action@')))
      .flatMap(({ with: given = {} }) => String(given['path'] ?? '.').split(/\s+/))
      .filter((path) => path !== '')
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) expect([path, shouldTrigger(on, push([posix.join(path, session)]))]).toEqual([path, true])
  })

  test('waits for no other kind of run when it is started by hand only', () => {
    const { on, concurrency } = readRecipe(name) as unknown as { on: unknown; concurrency: { group: string } }
    if (shouldTrigger(on, night) || !shouldTrigger(on, byHand) || shouldTrigger(on, push([session]))) return
    expect(concurrency.group).not.toBe('specstory-sync')
  })
})
