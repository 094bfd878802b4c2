import { describe, expect, test } from '@jest/globals'
import { readCiRun } from '../../src/inputs/ci-systems.ts'
import { CI_ENVIRONMENTS } from '../rig/ci-environments.ts'

test.each(CI_ENVIRONMENTS)('describes $name', ({ env, run }) => {
  expect(readCiRun(env)).toEqual(run)
})

describe('forks in other forms', () => {
  test.each([
    ['a deleted fork of GitLab', { GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'merge_request_event', CI_PROJECT_ID: '1' }],
    ['a deleted fork of Travis', { TRAVIS: 'true', TRAVIS_PULL_REQUEST: '7', TRAVIS_REPO_SLUG: 'acme/widgets' }],
    ['a deleted fork of Buildkite', { BUILDKITE: 'true', BUILDKITE_PULL_REQUEST: '7', BUILDKITE_REPO: 'git@h:a/b' }],
    [
      'a repository of Buildkite that is not an address',
      {
        BUILDKITE: 'true',
        BUILDKITE_PULL_REQUEST: '7',
        BUILDKITE_PULL_REQUEST_REPO: '/srv/a',
        BUILDKITE_REPO: '/srv/a',
      },
    ],
    ['an Azure pull request without the variable', { TF_BUILD: 'True', BUILD_REASON: 'PullRequest' }],
    ['a closed pull request of Woodpecker', { CI: 'woodpecker', CI_PIPELINE_EVENT: 'pull_request_closed' }],
  ])('recognizes %s', (_name, env) => {
    expect(readCiRun(env)?.fork).toBeDefined()
  })

  test('finds no system in an environment without one', () => {
    expect(readCiRun({ CI: 'true', PATH: '/bin' })).toBeUndefined()
  })

  test('leaves out addresses and commits of another form', () => {
    const run = readCiRun({ BUILDKITE: 'true', BUILDKITE_COMMIT: 'HEAD', BUILDKITE_BUILD_URL: 'javascript:alert(1)' })
    expect(run).toMatchObject({ commit: '', runUrl: '', repository: undefined })
  })

  test('leaves out addresses with a password', () => {
    const run = readCiRun({ GITLAB_CI: 'true', CI_JOB_URL: 'https://u:secret@gitlab.com/x', CI_PROJECT_URL: '' })
    expect(run?.runUrl).toBe('')
  })
})
