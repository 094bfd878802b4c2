import { Failure } from '../failure.ts'
import type { Inputs } from './inputs.ts'
import { getOwnText, getOwnValue, type Runner } from './runner.ts'

/** Pull request events, for an unreadable payload; Gitea and Forgejo have more. */
const PULL_REQUEST_EVENTS: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
])

/** Comment events: anyone can start them, they have secrets, and workflows often check out a pull request's head. */
const COMMENT_EVENTS: ReadonlySet<string> = new Set(['issue_comment', 'discussion_comment'])

/** Whether the checkout is from before a merge. */
export function isOnPullRequest(runner: Pick<Runner, 'eventName' | 'event'>): boolean {
  return hasPullRequest(runner) || runner.eventName === 'merge_group'
}

function hasPullRequest({ eventName, event }: Pick<Runner, 'eventName' | 'event'>): boolean {
  const pullRequest = getOwnValue(event, 'pull_request')
  return PULL_REQUEST_EVENTS.has(eventName) || (typeof pullRequest === 'object' && pullRequest !== null)
}

/** Events that get no Actions secrets if Dependabot is the actor (docs/internals/runners.md, Events). */
const EVENTS_WITHOUT_SECRETS: ReadonlySet<string> = new Set([
  ...PULL_REQUEST_EVENTS,
  'push',
  'create',
  'deployment',
  'deployment_status',
])

const DEPENDABOT = 'dependabot[bot]'

/**
 * Rejects events with secrets and files from an untrusted author, which would be uploaded in the owner's name
 * (docs/internals/runners.md, Events).
 * @throws Failure `event-refused`
 */
export function refuseUntrustedEvent(runner: Runner, mode: Inputs['mode']): void {
  if (runner.eventName === 'pull_request_target') {
    throw new Failure(
      'event-refused',
      '`pull_request_target` is not supported, because it exposes secrets to code from forks.',
      'Use `pull_request` for checks and `push` or `schedule` for syncs.',
    )
  }
  if (COMMENT_EVENTS.has(runner.eventName) && mode === 'sync') {
    throw new Failure(
      'event-refused',
      `Syncs on \`${runner.eventName}\` are not supported: anyone can comment, and the checkout may be a fork's pull request.`,
      'Sync on `push` or `schedule`, or use `mode: check`.',
    )
  }
  if (runner.eventName !== 'workflow_run') return
  const head = getOwnText(runner.event, 'workflow_run', 'head_repository', 'full_name')
  if (head !== undefined && isOwnRepository(head, runner)) return
  throw new Failure(
    'event-refused',
    head === undefined
      ? 'This `workflow_run` is not supported: its event does not name the repository that the code came from.'
      : `This \`workflow_run\` is not supported: it was started for ${head}, not for ${runner.repository}.`,
    'Sync on `push` or `schedule`, where the checkout is from this repository.',
  )
}

/**
 * Explains why a sync skips a pull request from another repository. Also applies with a token, because a private
 * repository can pass its secrets to forks.
 * @returns a sentence; `undefined` if the files are from this repository
 */
export function forkSkipReason(runner: Runner): string | undefined {
  if (runner.ci?.fork !== undefined && !runner.allowsForks) {
    return `${runner.ci.fork}, so its sessions were not uploaded. They sync after the merge. \`--allow-forks\` uploads them.`
  }
  if (!hasPullRequest(runner)) return undefined
  const head = getOwnText(runner.event, 'pull_request', 'head', 'repo', 'full_name')
  if (head !== undefined && isOwnRepository(head, runner)) return undefined
  // A deleted fork is `null`; a branch of this repository is never `null`.
  const whose = head === undefined ? 'a deleted repository' : head
  return `The pull request comes from ${whose}, so its sessions were not uploaded. They sync after the merge.`
}

/**
 * Finds the branch of a pull request in this repository.
 * @returns empty if the name is unknown; `undefined` for all other events
 */
export function findUnmergedBranch(runner: Runner): string | undefined {
  if (!hasPullRequest(runner) || forkSkipReason(runner) !== undefined) return undefined
  return getOwnText(runner.event, 'pull_request', 'head', 'ref') ?? ''
}

/**
 * Explains an empty token.
 * @returns why this event has no token, as a sentence
 * @throws Failure `token-missing` if this event should have a token
 */
export function missingTokenReason(runner: Runner): string {
  const reason = withheldSecretsReason(runner)
  if (reason !== undefined) return `${reason}, so there is no token and nothing was synced.`
  const make = 'Create an API key with write scope in SpecStory Cloud'
  if (!runner.onGithub) {
    const found = runner.hasApiKeyVariable ? 'Rename the variable `SPECSTORY_API_KEY` to `SPECSTORY_TOKEN`.' : undefined
    const hint = `${make}, and pass it in the variable \`SPECSTORY_TOKEN\` or with \`--token-file\`.`
    throw new Failure('token-missing', 'The token is missing.', found ?? hint)
  }
  throw new Failure(
    'token-missing',
    'The `token` input is empty.',
    `${make}, store it as the repository secret SPECSTORY_API_KEY, and pass \`token: \${{ secrets.SPECSTORY_API_KEY }}\`.`,
  )
}

/**
 * Explains why this event has no secrets.
 * @returns a sentence without a full stop; `undefined` if the event should have secrets
 */
export function withheldSecretsReason(runner: Runner): string | undefined {
  if (runner.actor === DEPENDABOT && EVENTS_WITHOUT_SECRETS.has(runner.eventName)) {
    const what = hasPullRequest(runner) ? 'pull requests from Dependabot' : 'runs that Dependabot starts'
    return `GitHub passes no Actions secrets to ${what}`
  }
  const pullRequest = getOwnValue(runner.event, 'pull_request')
  if (typeof pullRequest !== 'object' || pullRequest === null) return undefined
  if (getOwnText(pullRequest, 'user', 'login') === DEPENDABOT) {
    return 'GitHub passes no Actions secrets to pull requests from Dependabot'
  }
  const head = getOwnText(pullRequest, 'head', 'repo', 'full_name')
  if (head === undefined || !isOwnRepository(head, runner))
    return 'GitHub passes no secrets to pull requests from forks'
  return undefined
}

/** Compares without case. An unknown repository is never equal. */
function isOwnRepository(fullName: string, { repository }: Pick<Runner, 'repository'>): boolean {
  return repository !== '' && fullName.toLowerCase() === repository.toLowerCase()
}
