import type { CiRun } from '../../src/inputs/ci-systems.ts'

const COMMIT = '3f786850e387550fdab836ed7e6dc881de23001b'

/** Variables of a CI system as its documentation shows them, and the run that they describe. */
export type CiEnvironment = {
  readonly name: string
  readonly env: Readonly<Record<string, string>>
  readonly run: CiRun
}

type Kind = { readonly name: string; readonly env: Record<string, string>; readonly run: Partial<CiRun> }

/** The environments of one system; each overrides some variables of the push. */
function system(
  push: { readonly env: Record<string, string>; readonly run: CiRun },
  kinds: readonly Kind[],
): CiEnvironment[] {
  return [
    { name: `${push.run.system}, a push`, ...push },
    ...kinds.map(({ name, env, run }) => ({
      name: `${push.run.system}, ${name}`,
      env: { ...push.env, ...env },
      run: { ...push.run, ...run },
    })),
  ]
}

const PUSH = { commit: COMMIT, branch: 'main', pullRequest: '', fork: undefined }
const GITHUB = { serverUrl: 'https://github.com', name: 'acme/widgets' }
const OWN = { branch: 'topic', pullRequest: '7' }
const FORK = { ...OWN, fork: 'The pull request comes from mallory/widgets' }
const UNKNOWN = { ...OWN, fork: 'This CI system does not report whether a pull request comes from a fork' }

const GITLAB_MR = {
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_COMMIT_BRANCH: '',
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'topic',
  CI_MERGE_REQUEST_PROJECT_ID: '4711',
}
const GITLAB_EXTERNAL = {
  CI_PIPELINE_SOURCE: 'external_pull_request_event',
  CI_EXTERNAL_PULL_REQUEST_IID: '7',
  CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME: 'topic',
  CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY: 'acme/widgets',
}
const JENKINS_CHANGE = {
  BRANCH_NAME: 'PR-7',
  CHANGE_ID: '7',
  CHANGE_BRANCH: 'topic',
  CHANGE_TARGET: 'main',
  CHANGE_URL: 'https://github.com/acme/widgets/pull/7',
}
const AZURE_PR = {
  BUILD_REASON: 'PullRequest',
  BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
  BUILD_SOURCEVERSION: 'f'.repeat(40),
  SYSTEM_PULLREQUEST_ISFORK: 'False',
  SYSTEM_PULLREQUEST_PULLREQUESTID: '512',
  SYSTEM_PULLREQUEST_PULLREQUESTNUMBER: '7',
  SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/topic',
  SYSTEM_PULLREQUEST_SOURCECOMMITID: COMMIT,
}

/** For each system: a push, and pull requests from an own branch and from a fork. */
export const CI_ENVIRONMENTS: readonly CiEnvironment[] = [
  ...system(
    {
      env: {
        CI: 'true',
        GITLAB_CI: 'true',
        CI_PIPELINE_SOURCE: 'push',
        CI_PROJECT_ID: '4711',
        CI_PROJECT_URL: 'https://gitlab.com/acme/tools/widgets',
        CI_COMMIT_SHA: COMMIT,
        CI_COMMIT_BRANCH: 'main',
        CI_JOB_URL: 'https://gitlab.com/acme/tools/widgets/-/jobs/99',
        CI_PIPELINE_URL: 'https://gitlab.com/acme/tools/widgets/-/pipelines/12',
      },
      run: {
        ...PUSH,
        system: 'GitLab CI',
        runUrl: 'https://gitlab.com/acme/tools/widgets/-/jobs/99',
        repository: { serverUrl: 'https://gitlab.com', name: 'acme/tools/widgets' },
      },
    },
    [
      {
        name: 'an own branch',
        env: {
          ...GITLAB_MR,
          CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '4711',
          CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'acme/tools/widgets',
        },
        run: OWN,
      },
      {
        name: 'a fork',
        env: {
          ...GITLAB_MR,
          CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '5813',
          CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'mallory/widgets',
        },
        run: FORK,
      },
      {
        name: 'an external own branch',
        env: { ...GITLAB_EXTERNAL, CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY: 'acme/widgets' },
        run: OWN,
      },
      {
        name: 'an external fork',
        env: { ...GITLAB_EXTERNAL, CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY: 'mallory/widgets' },
        run: FORK,
      },
    ],
  ),
  ...system(
    {
      env: {
        CI: 'true',
        JENKINS_URL: 'https://ci.example/',
        BUILD_URL: 'https://ci.example/job/widgets/12/',
        GIT_COMMIT: COMMIT,
        GIT_BRANCH: 'origin/main',
        GIT_URL: 'git@github.com:acme/widgets.git',
      },
      run: { ...PUSH, system: 'Jenkins', runUrl: 'https://ci.example/job/widgets/12/', repository: GITHUB },
    },
    [
      { name: 'a branch of a multibranch project', env: { BRANCH_NAME: 'main', GIT_BRANCH: 'main' }, run: {} },
      { name: 'an own branch', env: JENKINS_CHANGE, run: OWN },
      { name: 'a fork', env: { ...JENKINS_CHANGE, CHANGE_FORK: 'mallory/widgets' }, run: FORK },
      {
        name: 'an own branch of GitLab',
        env: {
          gitlabMergeRequestIid: '7',
          gitlabSourceBranch: 'topic',
          gitlabSourceNamespace: 'acme',
          gitlabTargetNamespace: 'acme',
        },
        run: OWN,
      },
      {
        name: 'a fork of GitLab',
        env: {
          gitlabMergeRequestIid: '7',
          gitlabSourceBranch: 'topic',
          gitlabSourceNamespace: 'mallory',
          gitlabTargetNamespace: 'acme',
        },
        run: { ...OWN, fork: 'The pull request comes from mallory' },
      },
    ],
  ),
  ...system(
    {
      env: {
        CI: 'true',
        CIRCLECI: 'true',
        CIRCLE_SHA1: COMMIT,
        CIRCLE_BRANCH: 'main',
        CIRCLE_BUILD_URL: 'https://circleci.com/gh/acme/widgets/12',
        CIRCLE_REPOSITORY_URL: 'git@github.com:acme/widgets.git',
      },
      run: { ...PUSH, system: 'CircleCI', runUrl: 'https://circleci.com/gh/acme/widgets/12', repository: GITHUB },
    },
    [
      {
        name: 'an own branch',
        env: { CIRCLE_BRANCH: 'topic', CIRCLE_PULL_REQUEST: 'https://github.com/acme/widgets/pull/7' },
        run: OWN,
      },
      {
        name: 'a fork',
        env: {
          CIRCLE_BRANCH: 'pull/7',
          CIRCLE_PULL_REQUEST: 'https://github.com/acme/widgets/pull/7',
          CIRCLE_PR_NUMBER: '7',
          CIRCLE_PR_REPONAME: 'widgets',
          CIRCLE_PR_USERNAME: 'mallory',
        },
        run: { ...FORK, branch: 'pull/7' },
      },
    ],
  ),
  ...system(
    {
      env: {
        TF_BUILD: 'True',
        BUILD_REASON: 'IndividualCI',
        BUILD_BUILDID: '12',
        BUILD_SOURCEBRANCH: 'refs/heads/main',
        BUILD_SOURCEVERSION: COMMIT,
        BUILD_REPOSITORY_URI: 'https://github.com/acme/widgets',
        SYSTEM_COLLECTIONURI: 'https://dev.azure.com/acme/',
        SYSTEM_TEAMPROJECT: 'Our Tools',
      },
      run: {
        ...PUSH,
        system: 'Azure Pipelines',
        runUrl: 'https://dev.azure.com/acme/Our%20Tools/_build/results?buildId=12',
        repository: GITHUB,
      },
    },
    [
      { name: 'an own branch', env: AZURE_PR, run: OWN },
      {
        name: 'a fork',
        env: {
          ...AZURE_PR,
          SYSTEM_PULLREQUEST_ISFORK: 'True',
          SYSTEM_PULLREQUEST_SOURCEREPOSITORYURI: 'https://github.com/mallory/widgets',
        },
        run: FORK,
      },
    ],
  ),
  ...system(
    {
      env: {
        CI: 'true',
        BITBUCKET_BUILD_NUMBER: '12',
        BITBUCKET_BRANCH: 'main',
        BITBUCKET_COMMIT: COMMIT,
        BITBUCKET_REPO_FULL_NAME: 'acme/widgets',
      },
      run: {
        ...PUSH,
        system: 'Bitbucket Pipelines',
        runUrl: 'https://bitbucket.org/acme/widgets/pipelines/results/12',
        repository: { serverUrl: 'https://bitbucket.org', name: 'acme/widgets' },
      },
    },
    [{ name: 'an own branch', env: { BITBUCKET_BRANCH: 'topic', BITBUCKET_PR_ID: '7' }, run: OWN }],
  ),
  ...system(
    {
      env: {
        CI: 'true',
        BUILDKITE: 'true',
        BUILDKITE_BRANCH: 'main',
        BUILDKITE_BUILD_URL: 'https://buildkite.com/acme/widgets/builds/12',
        BUILDKITE_COMMIT: COMMIT,
        BUILDKITE_PULL_REQUEST: 'false',
        BUILDKITE_PULL_REQUEST_REPO: '',
        BUILDKITE_REPO: 'git@github.com:acme/widgets.git',
      },
      run: { ...PUSH, system: 'Buildkite', runUrl: 'https://buildkite.com/acme/widgets/builds/12', repository: GITHUB },
    },
    [
      {
        name: 'an own branch',
        env: {
          BUILDKITE_BRANCH: 'topic',
          BUILDKITE_PULL_REQUEST: '7',
          BUILDKITE_PULL_REQUEST_REPO: 'git://github.com/acme/widgets.git',
        },
        run: OWN,
      },
      {
        name: 'a fork',
        env: {
          BUILDKITE_BRANCH: 'mallory:topic',
          BUILDKITE_PULL_REQUEST: '7',
          BUILDKITE_PULL_REQUEST_REPO: 'git://github.com/mallory/widgets.git',
        },
        run: { ...FORK, branch: 'mallory:topic' },
      },
    ],
  ),
  ...system(
    {
      env: {
        CI: 'true',
        TRAVIS: 'true',
        TRAVIS_BRANCH: 'main',
        TRAVIS_BUILD_WEB_URL: 'https://app.travis-ci.com/acme/widgets/builds/12',
        TRAVIS_COMMIT: COMMIT,
        TRAVIS_PULL_REQUEST: 'false',
        TRAVIS_PULL_REQUEST_BRANCH: '',
        TRAVIS_PULL_REQUEST_SHA: '',
        TRAVIS_PULL_REQUEST_SLUG: '',
        TRAVIS_REPO_SLUG: 'acme/widgets',
        TRAVIS_TAG: '',
      },
      run: {
        ...PUSH,
        system: 'Travis CI',
        runUrl: 'https://app.travis-ci.com/acme/widgets/builds/12',
        repository: GITHUB,
      },
    },
    [
      {
        name: 'an own branch',
        env: {
          TRAVIS_PULL_REQUEST: '7',
          TRAVIS_PULL_REQUEST_BRANCH: 'topic',
          TRAVIS_PULL_REQUEST_SHA: COMMIT,
          TRAVIS_PULL_REQUEST_SLUG: 'acme/widgets',
        },
        run: OWN,
      },
      {
        name: 'a fork',
        env: {
          TRAVIS_PULL_REQUEST: '7',
          TRAVIS_PULL_REQUEST_BRANCH: 'topic',
          TRAVIS_PULL_REQUEST_SHA: COMMIT,
          TRAVIS_PULL_REQUEST_SLUG: 'mallory/widgets',
        },
        run: FORK,
      },
    ],
  ),
  ...system(
    {
      env: {
        CI: 'woodpecker',
        CI_COMMIT_BRANCH: 'main',
        CI_COMMIT_SHA: COMMIT,
        CI_PIPELINE_EVENT: 'push',
        CI_PIPELINE_URL: 'https://woodpecker.example/repos/7/pipeline/12',
        CI_REPO_URL: 'https://git.example/acme/widgets',
      },
      run: {
        ...PUSH,
        system: 'Woodpecker CI',
        runUrl: 'https://woodpecker.example/repos/7/pipeline/12',
        repository: { serverUrl: 'https://git.example', name: 'acme/widgets' },
      },
    },
    [
      {
        name: 'a pull request',
        env: {
          CI_COMMIT_BRANCH: 'main',
          CI_COMMIT_PULL_REQUEST: '7',
          CI_COMMIT_SOURCE_BRANCH: 'topic',
          CI_COMMIT_TARGET_BRANCH: 'main',
          CI_PIPELINE_EVENT: 'pull_request',
        },
        run: UNKNOWN,
      },
    ],
  ),
  ...system(
    {
      env: {
        CI: 'true',
        DRONE: 'true',
        DRONE_BRANCH: 'main',
        DRONE_BUILD_EVENT: 'push',
        DRONE_BUILD_LINK: 'https://drone.example/acme/widgets/12',
        DRONE_COMMIT_SHA: COMMIT,
        DRONE_REPO_LINK: 'https://github.com/acme/widgets',
      },
      run: { ...PUSH, system: 'Drone', runUrl: 'https://drone.example/acme/widgets/12', repository: GITHUB },
    },
    [
      {
        name: 'a pull request',
        env: { DRONE_BUILD_EVENT: 'pull_request', DRONE_PULL_REQUEST: '7', DRONE_SOURCE_BRANCH: 'topic' },
        run: UNKNOWN,
      },
    ],
  ),
]
