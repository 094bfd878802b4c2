import { describe, expect, test } from '@jest/globals'
import { readCiRun } from '../../src/inputs/ci-systems.ts'
import { CI_ENVIRONMENTS } from '../rig/ci-environments.ts'

test.each(CI_ENVIRONMENTS)('reads the run of $name', ({ env, run }) => {
  expect(readCiRun(env)).toEqual(run)
})

describe('readCiRun', () => {
  test.each([
    [
      'a GitLab merge request from a deleted fork',
      { GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'merge_request_event', CI_PROJECT_ID: '1' },
    ],
    [
      'a Travis pull request from a deleted fork',
      { TRAVIS: 'true', TRAVIS_PULL_REQUEST: '7', TRAVIS_REPO_SLUG: 'acme/widgets' },
    ],
    [
      'a Buildkite pull request from a deleted fork',
      { BUILDKITE: 'true', BUILDKITE_PULL_REQUEST: '7', BUILDKITE_REPO: 'git@h:a/b' },
    ],
    [
      'a Buildkite pull request whose repository is not a URL',
      {
        BUILDKITE: 'true',
        BUILDKITE_PULL_REQUEST: '7',
        BUILDKITE_PULL_REQUEST_REPO: '/srv/a',
        BUILDKITE_REPO: '/srv/a',
      },
    ],
    ['an Azure pull request without the fork variable', { TF_BUILD: 'True', BUILD_REASON: 'PullRequest' }],
    ['a closed Woodpecker pull request', { CI: 'woodpecker', CI_PIPELINE_EVENT: 'pull_request_closed' }],
  ])('reports a possible fork for %s', (_name, env) => {
    expect(readCiRun(env)?.fork).toBeDefined()
  })

  test('returns undefined when the environment belongs to no known CI system', () => {
    expect(readCiRun({ CI: 'true', PATH: '/bin' })).toBeUndefined()
  })

  test('drops commits that are not SHAs and run URLs that are not web addresses', () => {
    const run = readCiRun({ BUILDKITE: 'true', BUILDKITE_COMMIT: 'HEAD', BUILDKITE_BUILD_URL: 'javascript:alert(1)' })
    expect(run).toMatchObject({ commit: '', runUrl: '', repository: undefined })
  })

  test('drops a run URL that contains a password', () => {
    const run = readCiRun({ GITLAB_CI: 'true', CI_JOB_URL: 'https://u:secret@gitlab.com/x', CI_PROJECT_URL: '' })
    expect(run?.runUrl).toBe('')
  })
})
