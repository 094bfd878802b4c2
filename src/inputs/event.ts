import { Failure } from '../failure.ts'
import type { Inputs } from './inputs.ts'
import { ownText, ownValue, type Runner } from './runner.ts'

/** Events whose checkout is a pull request's, with the secrets that the repository gives to it. */
const ON_PULL_REQUESTS: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
])

/** Whether the checkout is of something that is not merged yet. */
export function isOnPullRequest({ eventName }: Pick<Runner, 'eventName'>): boolean {
  return ON_PULL_REQUESTS.has(eventName) || eventName === 'merge_group'
}

/** Events that get no Actions secrets when Dependabot is who acts, also where it merges (docs/runners.md, Events). */
const WITHHELD_FROM_DEPENDABOT: ReadonlySet<string> = new Set([
  ...ON_PULL_REQUESTS,
  'push',
  'create',
  'deployment',
  'deployment_status',
])

const DEPENDABOT = 'dependabot[bot]'

/**
 * Refuses events whose author may have chosen the files while the repository's secrets are there: the checkout could
 * hold anything, and it would be uploaded in the owner's name (docs/runners.md, Events).
 *
 * @throws Failure `event-refused`
 */
export function refuseUntrustedEvent(runner: Runner, mode: Inputs['mode']): void {
  if (runner.eventName === 'pull_request_target') {
    throw new Failure(
      'event-refused',
      'Runs on `pull_request_target` are refused: they have secrets, and their checkout may be a stranger’s.',
      'Use `pull_request` for checks and `push` or `schedule` for syncs.',
    )
  }
  if (runner.eventName === 'issue_comment' && mode === 'sync') {
    throw new Failure(
      'event-refused',
      'Syncs on `issue_comment` are refused: anyone may comment, and the checkout may be that of a stranger’s pull request.',
      'Sync from `push` or `schedule`; `mode: check` compares on a comment too.',
    )
  }
  if (runner.eventName !== 'workflow_run') return
  const head = ownText(runner.event, 'workflow_run', 'head_repository', 'full_name')
  if (head !== undefined && isOwn(head, runner)) return
  throw new Failure(
    'event-refused',
    head === undefined
      ? 'This `workflow_run` is refused: its event does not say which repository the code came from.'
      : `This \`workflow_run\` is refused: it was started for ${head}, not for ${runner.repository}.`,
    'Sync from `push` or `schedule`, where the checkout is this repository’s own.',
  )
}

/**
 * Why a sync leaves a pull request alone whose files are a stranger's, whether or not there is a token: a private
 * repository may send its secrets to forks.
 *
 * @returns a sentence, or `undefined` when the files are this repository's
 */
export function forkSkipReason(runner: Runner): string | undefined {
  if (!ON_PULL_REQUESTS.has(runner.eventName)) return undefined
  const head = ownText(runner.event, 'pull_request', 'head', 'repo', 'full_name')
  if (head !== undefined && isOwn(head, runner)) return undefined
  // A deleted fork is `null`; a branch of this repository never is.
  const whose = head === undefined ? 'a repository that is gone' : head
  return `The pull request comes from ${whose}, so none of its sessions was uploaded: they are synced once it is merged.`
}

/**
 * The branch that a pull request of this repository would merge.
 *
 * @returns its name, empty when the event does not tell it; `undefined` for every other event
 */
export function findUnmergedBranch(runner: Runner): string | undefined {
  if (!ON_PULL_REQUESTS.has(runner.eventName) || forkSkipReason(runner) !== undefined) return undefined
  return ownText(runner.event, 'pull_request', 'head', 'ref') ?? ''
}

/**
 * What to do about an empty token.
 *
 * @returns why there is none although nobody forgot to set it, so that the run has nothing to do
 * @throws Failure `token-missing` that names the secret to set
 */
export function missingTokenReason(runner: Runner): string {
  const excuse = withheldSecretsReason(runner)
  if (excuse !== undefined) return `${excuse}, so there is no token and nothing was synced.`
  throw new Failure(
    'token-missing',
    'The `token` input is empty.',
    `Make an API key with write scope in SpecStory Cloud, store it as the repository secret SPECSTORY_API_KEY, and pass \`token: \${{ secrets.SPECSTORY_API_KEY }}\`.`,
  )
}

/**
 * Why secrets are empty on this event although nobody forgot to set them.
 *
 * @returns a sentence, or `undefined` when secrets should be there
 */
export function withheldSecretsReason(runner: Runner): string | undefined {
  if (runner.actor === DEPENDABOT && WITHHELD_FROM_DEPENDABOT.has(runner.eventName)) {
    const what = ON_PULL_REQUESTS.has(runner.eventName)
      ? 'pull requests from Dependabot'
      : 'runs that Dependabot starts'
    return `GitHub passes no Actions secrets to ${what}`
  }
  const pullRequest = ownValue(runner.event, 'pull_request')
  if (typeof pullRequest !== 'object' || pullRequest === null) return undefined
  if (ownText(pullRequest, 'user', 'login') === DEPENDABOT) {
    return 'GitHub passes no Actions secrets to pull requests from Dependabot'
  }
  const head = ownText(pullRequest, 'head', 'repo', 'full_name')
  if (head === undefined || !isOwn(head, runner)) return 'GitHub passes no secrets to pull requests from forks'
  return undefined
}

/** Names of repositories have no case, and a repository that is not known is nobody's. */
function isOwn(fullName: string, { repository }: Pick<Runner, 'repository'>): boolean {
  return repository !== '' && fullName.toLowerCase() === repository.toLowerCase()
}
