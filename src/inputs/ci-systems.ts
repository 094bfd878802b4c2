import { isSameRepository, parseRepository, type Repository } from '../remote-url.ts'

/** A run of a CI system, from its variables. Branch and fork are untrusted text. */
export type CiRun = {
  readonly system: string
  /** Empty: unknown; the same for the next three. */
  readonly commit: string
  readonly branch: string
  /** Digits. */
  readonly pullRequest: string
  /** Web page of the run. */
  readonly runUrl: string
  readonly repository: Repository | undefined
  /** Why the files can be from another repository, as a sentence without a full stop; `undefined`: they are not. */
  readonly fork: string | undefined
}

/** Looks up a variable; returns an empty text for a missing one. */
type Variables = (name: string) => string

type CiSystem = {
  readonly name: string
  readonly isDetected: (get: Variables) => boolean
  /** See `CiRun.fork`. */
  readonly fork: (get: Variables) => string | undefined
  readonly commit: (get: Variables) => string
  readonly branch: (get: Variables) => string
  readonly pullRequest: (get: Variables) => string
  readonly runUrl: (get: Variables) => string
  readonly repositoryUrl: (get: Variables) => string
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

const UNKNOWN_ORIGIN = 'This CI system does not report whether a pull request comes from a fork'

/** The CI systems in `docs/environments.md`. */
const CI_SYSTEMS: readonly CiSystem[] = [
  {
    name: 'GitHub Actions',
    isDetected: (get) => get('GITHUB_ACTIONS') === 'true',
    // Forks are detected from the event's payload (`forkSkipReason`).
    fork: () => undefined,
    commit: (get) => get('GITHUB_SHA'),
    branch: (get) => get('GITHUB_HEAD_REF') || (get('GITHUB_REF_TYPE') === 'tag' ? '' : get('GITHUB_REF_NAME')),
    pullRequest: (get) => /^refs\/pull\/(\d+)\//.exec(get('GITHUB_REF'))?.[1] ?? '',
    runUrl: (get) => `${get('GITHUB_SERVER_URL')}/${get('GITHUB_REPOSITORY')}/actions/runs/${get('GITHUB_RUN_ID')}`,
    repositoryUrl: (get) => `${get('GITHUB_SERVER_URL')}/${get('GITHUB_REPOSITORY')}`,
  },
  {
    name: 'GitLab CI',
    isDetected: (get) => get('GITLAB_CI') !== '',
    fork(get) {
      const source = get('CI_PIPELINE_SOURCE')
      if (source === 'external_pull_request_event') {
        const from = get('CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY')
        return compareOrigin(from, get('CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY'))
      }
      if (source !== 'merge_request_event' && get('CI_MERGE_REQUEST_IID') === '') return undefined
      if (get('CI_MERGE_REQUEST_SOURCE_PROJECT_ID') === get('CI_PROJECT_ID')) return undefined
      return describeOrigin(get('CI_MERGE_REQUEST_SOURCE_PROJECT_PATH'))
    },
    // In a merged results pipeline, the checked-out commit is not on any branch.
    commit: (get) =>
      get('CI_MERGE_REQUEST_SOURCE_BRANCH_SHA') ||
      get('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA') ||
      get('CI_COMMIT_SHA'),
    branch: (get) =>
      get('CI_MERGE_REQUEST_SOURCE_BRANCH_NAME') ||
      get('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME') ||
      get('CI_COMMIT_BRANCH'),
    pullRequest: (get) => get('CI_MERGE_REQUEST_IID') || get('CI_EXTERNAL_PULL_REQUEST_IID'),
    runUrl: (get) => get('CI_JOB_URL') || get('CI_PIPELINE_URL'),
    repositoryUrl: (get) => get('CI_PROJECT_URL'),
  },
  {
    name: 'Jenkins',
    isDetected: (get) => get('JENKINS_URL') !== '' || get('JENKINS_HOME') !== '',
    fork(get) {
      if (get('CHANGE_FORK') !== '') return describeOrigin(get('CHANGE_FORK'))
      const from = get('gitlabSourceNamespace')
      return from === '' ? undefined : compareOrigin(from, get('gitlabTargetNamespace'))
    },
    commit: (get) => get('GIT_COMMIT'),
    branch: (get) =>
      get('CHANGE_BRANCH') ||
      get('gitlabSourceBranch') ||
      get('BRANCH_NAME') ||
      get('GIT_BRANCH').replace('origin/', ''),
    pullRequest: (get) => get('CHANGE_ID') || get('gitlabMergeRequestIid'),
    runUrl: (get) => get('BUILD_URL'),
    repositoryUrl: (get) => get('GIT_URL'),
  },
  {
    name: 'CircleCI',
    isDetected: (get) => get('CIRCLECI') !== '',
    // Set only for forks, and never by the GitHub App and GitLab integrations.
    fork(get) {
      const user = get('CIRCLE_PR_USERNAME')
      return user === '' ? undefined : describeOrigin([user, get('CIRCLE_PR_REPONAME')].filter(Boolean).join('/'))
    },
    commit: (get) => get('CIRCLE_SHA1'),
    branch: (get) => get('CIRCLE_BRANCH'),
    pullRequest: (get) => get('CIRCLE_PR_NUMBER') || (/\/(\d+)$/.exec(get('CIRCLE_PULL_REQUEST'))?.[1] ?? ''),
    runUrl: (get) => get('CIRCLE_BUILD_URL'),
    repositoryUrl: (get) => get('CIRCLE_REPOSITORY_URL'),
  },
  {
    name: 'Azure Pipelines',
    isDetected: (get) => get('TF_BUILD') !== '',
    fork(get) {
      const isFork = get('SYSTEM_PULLREQUEST_ISFORK').toLowerCase()
      if (isFork === 'false' || (isFork === '' && get('BUILD_REASON') !== 'PullRequest')) return undefined
      return describeOrigin(readRepositoryName(get('SYSTEM_PULLREQUEST_SOURCEREPOSITORYURI')), 'a fork')
    },
    commit: (get) => get('SYSTEM_PULLREQUEST_SOURCECOMMITID') || get('BUILD_SOURCEVERSION'),
    branch: (get) => readBranchRef(get('SYSTEM_PULLREQUEST_SOURCEBRANCH') || get('BUILD_SOURCEBRANCH')),
    pullRequest: (get) => get('SYSTEM_PULLREQUEST_PULLREQUESTNUMBER') || get('SYSTEM_PULLREQUEST_PULLREQUESTID'),
    runUrl(get) {
      const collection = get('SYSTEM_COLLECTIONURI') || get('SYSTEM_TEAMFOUNDATIONCOLLECTIONURI')
      const project = encodeURIComponent(get('SYSTEM_TEAMPROJECT'))
      return `${collection}${project}/_build/results?buildId=${get('BUILD_BUILDID')}`
    },
    repositoryUrl: (get) => get('BUILD_REPOSITORY_URI'),
  },
  {
    name: 'Bitbucket Pipelines',
    isDetected: (get) => get('BITBUCKET_BUILD_NUMBER') !== '',
    // Pull requests from forks do not start pipelines.
    fork: () => undefined,
    commit: (get) => get('BITBUCKET_COMMIT'),
    branch: (get) => get('BITBUCKET_BRANCH'),
    pullRequest: (get) => get('BITBUCKET_PR_ID'),
    runUrl: (get) =>
      `https://bitbucket.org/${get('BITBUCKET_REPO_FULL_NAME')}/pipelines/results/${get('BITBUCKET_BUILD_NUMBER')}`,
    repositoryUrl: (get) => `https://bitbucket.org/${get('BITBUCKET_REPO_FULL_NAME')}`,
  },
  {
    name: 'Buildkite',
    isDetected: (get) => get('BUILDKITE') !== '',
    fork(get) {
      if (!isPullRequestNumber(get('BUILDKITE_PULL_REQUEST'))) return undefined
      const from = get('BUILDKITE_PULL_REQUEST_REPO')
      const [source, own] = [parseRepository(from), parseRepository(get('BUILDKITE_REPO'))]
      if (source !== undefined && own !== undefined && isSameRepository(source, own)) return undefined
      return describeOrigin(source?.name ?? '')
    },
    commit: (get) => get('BUILDKITE_COMMIT'),
    branch: (get) => get('BUILDKITE_BRANCH'),
    pullRequest: (get) => get('BUILDKITE_PULL_REQUEST'),
    runUrl: (get) => get('BUILDKITE_BUILD_URL'),
    repositoryUrl: (get) => get('BUILDKITE_REPO'),
  },
  {
    name: 'Travis CI',
    isDetected: (get) => get('TRAVIS') !== '',
    fork: (get) =>
      isPullRequestNumber(get('TRAVIS_PULL_REQUEST'))
        ? compareOrigin(get('TRAVIS_PULL_REQUEST_SLUG'), get('TRAVIS_REPO_SLUG'))
        : undefined,
    commit: (get) => get('TRAVIS_PULL_REQUEST_SHA') || get('TRAVIS_COMMIT'),
    branch: (get) => get('TRAVIS_PULL_REQUEST_BRANCH') || (get('TRAVIS_TAG') === '' ? get('TRAVIS_BRANCH') : ''),
    pullRequest: (get) => get('TRAVIS_PULL_REQUEST'),
    runUrl: (get) => get('TRAVIS_JOB_WEB_URL') || get('TRAVIS_BUILD_WEB_URL'),
    repositoryUrl: (get) => `https://github.com/${get('TRAVIS_REPO_SLUG')}`,
  },
  {
    name: 'Woodpecker CI',
    isDetected: (get) => get('CI') === 'woodpecker',
    fork: (get) => (get('CI_PIPELINE_EVENT').startsWith('pull_request') ? UNKNOWN_ORIGIN : undefined),
    commit: (get) => get('CI_COMMIT_SHA'),
    branch: (get) => get('CI_COMMIT_SOURCE_BRANCH') || get('CI_COMMIT_BRANCH'),
    pullRequest: (get) => get('CI_COMMIT_PULL_REQUEST'),
    runUrl: (get) => get('CI_PIPELINE_URL'),
    repositoryUrl: (get) => get('CI_REPO_URL'),
  },
  {
    name: 'Drone',
    isDetected: (get) => get('DRONE') !== '',
    fork: (get) => (get('DRONE_BUILD_EVENT') === 'pull_request' ? UNKNOWN_ORIGIN : undefined),
    commit: (get) => get('DRONE_COMMIT_SHA'),
    branch: (get) => get('DRONE_SOURCE_BRANCH') || get('DRONE_BRANCH'),
    pullRequest: (get) => get('DRONE_PULL_REQUEST'),
    runUrl: (get) => get('DRONE_BUILD_LINK'),
    repositoryUrl: (get) => get('DRONE_REPO_LINK'),
  },
]

/** Reads the run of a known CI system from the environment. */
export function readCiRun(env: NodeJS.ProcessEnv): CiRun | undefined {
  const get = (name: string): string => env[name] ?? ''
  const system = CI_SYSTEMS.find(({ isDetected }) => isDetected(get))
  if (system === undefined) return undefined
  const commit = system.commit(get)
  const pullRequest = system.pullRequest(get)
  return {
    system: system.name,
    commit: COMMIT.test(commit) ? commit : '',
    branch: system.branch(get),
    pullRequest: isPullRequestNumber(pullRequest) ? pullRequest : '',
    runUrl: readWebAddress(system.runUrl(get)),
    repository: parseRepository(system.repositoryUrl(get)),
    fork: system.fork(get),
  }
}

/** Rejects the value for a push, which is `false` in some systems and empty in others. */
function isPullRequestNumber(text: string): boolean {
  return /^\d{1,20}$/.test(text)
}

/** Compares repositories; `source` is empty for a deleted repository, but never for a branch of the same repository. */
function compareOrigin(source: string, own: string): string | undefined {
  return source !== '' && source.toLowerCase() === own.toLowerCase() ? undefined : describeOrigin(source)
}

function describeOrigin(source: string, unnamed = 'a deleted repository'): string {
  return `The pull request comes from ${source || unnamed}`
}

function readRepositoryName(url: string): string {
  return parseRepository(url)?.name ?? ''
}

/** Parses Azure's branches: refs, or names for GitHub's pull requests. */
function readBranchRef(ref: string): string {
  if (!ref.startsWith('refs/')) return ref
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ''
}

function readWebAddress(text: string): string {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : ''
}
