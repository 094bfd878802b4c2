import { posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { shouldTrigger, type WorkflowEvent } from '../../local-runner/workflow/triggers.ts'
import { WORKFLOWS } from '../../scripts/readme.ts'
import { readRecipe } from '../rig/recipes.ts'

// From GitHub's documentation, "Filter pattern cheat sheet".
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
])('matches filter %j against %j: %p', (pattern, file, matches) => {
  expect(shouldTrigger({ push: { paths: [pattern] } }, { event: 'push', files: [file] })).toBe(matches)
})

test('the last matching pattern of a filter decides', () => {
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
const manualRun: WorkflowEvent = { event: 'workflow_dispatch' }
const nightlyRun: WorkflowEvent = { event: 'schedule' }

const onSessions: [WorkflowEvent, boolean][] = [
  [push([session]), true],
  [push(['.specstory/.project.json', 'src/a.ts']), true],
  [push([workflow]), true],
  [push(['src/a.ts']), false],
  [push([session], 'topic'), false],
  [pullRequest([session]), false],
  [manualRun, true],
]
const manualOnly: [WorkflowEvent, boolean][] = [
  [manualRun, true],
  [push([session]), false],
  [nightlyRun, false],
]
const nightly: [WorkflowEvent, boolean][] = [
  [nightlyRun, true],
  [manualRun, true],
  [push([session]), false],
]

const STARTS: Readonly<Record<string, [WorkflowEvent, boolean][]>> = {
  'badge.yml': onSessions,
  'chat.yml': nightly,
  'first-upload.yml': manualOnly,
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
  'rescan.yml': manualOnly,
  // A required check must report on every pull request and in a merge queue.
  'secret-check.yml': [
    [pullRequest([session]), true],
    [pullRequest(['src/a.ts']), true],
    [{ event: 'merge_group' }, true],
    [push([session]), false],
  ],
  'several-repositories.yml': nightly,
  'sharded.yml': nightly,
}

test('STARTS has every workflow', () => {
  expect(Object.keys(STARTS)).toEqual(WORKFLOWS)
})

describe.each(Object.entries(STARTS))('%s', (name, cases) => {
  test.each(cases)('is triggered by %j: %p', (event, starts) => {
    expect(shouldTrigger(readRecipe(name).on, event)).toBe(starts)
  })
})

function isTriggeredBy(event: WorkflowEvent): (name: string) => boolean {
  return (name) => shouldTrigger(readRecipe(name).on, event)
}

test.each(WORKFLOWS.filter(isTriggeredBy(push([workflow]))))(
  '%s is triggered by a transcript in every path that it syncs',
  (name) => {
    const { on, jobs } = readRecipe(name)
    const paths = Object.values(jobs)
      .flatMap(({ steps }) => steps.filter(({ uses = '' }) => uses.startsWith('specstory/sync-action@')))
      .flatMap(({ with: given = {} }) => String(given['path'] ?? '.').split(/\s+/))
      .filter((path) => path !== '')
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) expect([path, shouldTrigger(on, push([posix.join(path, session)]))]).toEqual([path, true])
  },
)

test.each(
  WORKFLOWS.filter(isTriggeredBy(manualRun))
    .filter((name) => !isTriggeredBy(nightlyRun)(name))
    .filter((name) => !isTriggeredBy(push([session]))(name)),
)('%s has a concurrency group of its own because it is started only manually', (name) => {
  const { concurrency } = readRecipe(name) as unknown as { concurrency: { group: string } }
  expect(concurrency.group).not.toBe('specstory-sync')
})
