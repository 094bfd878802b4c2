import { Failure } from '../failure.ts'
import type { Inputs } from './inputs.ts'
import { ownText, ownValue, type Runner } from './runner.ts'

/** Events of a pull request that are one even when their payload cannot be read; Gitea and Forgejo have more. */
const ON_PULL_REQUESTS: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
])

/** Anyone may comment, with the repository's secrets, and the usual recipe checks out a pull request's head. */
const ON_COMMENTS: ReadonlySet<string> = new Set(['issue_comment', 'discussion_comment'])

/** Whether the checkout is not merged yet. */
export function isOnPullRequest(runner: Pick<Runner, 'eventName' | 'event'>): boolean {
  return hasPullRequest(runner) || runner.eventName === 'merge_group'
}

function hasPullRequest({ eventName, event }: Pick<Runner, 'eventName' | 'event'>): boolean {
  const pullRequest = ownValue(event, 'pull_request')
  return ON_PULL_REQUESTS.has(eventName) || (typeof pullRequest === 'object' && pullRequest !== null)
}

/** Events that get no Actions secrets when Dependabot is who acts, also where it merges (docs/internals/runners.md, Events). */
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
 * hold anything, and it would be uploaded in the owner's name (docs/internals/runners.md, Events).
 *
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
  if (ON_COMMENTS.has(runner.eventName) && mode === 'sync') {
    throw new Failure(
      'event-refused',
      `Syncs on \`${runner.eventName}\` are not supported: anyone can comment, and the checkout may be a fork's pull request.`,
      'Sync on `push` or `schedule`, or use `mode: check`.',
    )
  }
  if (runner.eventName !== 'workflow_run') return
  const head = ownText(runner.event, 'workflow_run', 'head_repository', 'full_name')
  if (head !== undefined && isOwn(head, runner)) return
  throw new Failure(
    'event-refused',
    head === undefined
      ? 'This `workflow_run` is not supported: its event does not name the repository that the code came from.'
      : `This \`workflow_run\` is not supported: it was started for ${head}, not for ${runner.repository}.`,
    "Sync on `push` or `schedule`, where the checkout is this repository's own.",
  )
}

/**
 * Explains why a sync uploads nothing of a pull request from another repository, whether or not there is a token: a
 * private repository may send its secrets to forks.
 *
 * @returns a sentence, or `undefined` when the files are this repository's
 */
export function forkSkipReason(runner: Runner): string | undefined {
  if (runner.ci?.fork !== undefined && !runner.allowsForks) {
    return `${runner.ci.fork}, so its sessions were not uploaded. They sync after the merge. \`--allow-forks\` uploads them.`
  }
  if (!hasPullRequest(runner)) return undefined
  const head = ownText(runner.event, 'pull_request', 'head', 'repo', 'full_name')
  if (head !== undefined && isOwn(head, runner)) return undefined
  // A deleted fork is `null`; a branch of this repository never is.
  const whose = head === undefined ? 'a deleted repository' : head
  return `The pull request comes from ${whose}, so its sessions were not uploaded. They sync after the merge.`
}

/**
 * The branch that a pull request of this repository would merge.
 *
 * @returns its name, empty when the event does not tell it; `undefined` for every other event
 */
export function findUnmergedBranch(runner: Runner): string | undefined {
  if (!hasPullRequest(runner) || forkSkipReason(runner) !== undefined) return undefined
  return ownText(runner.event, 'pull_request', 'head', 'ref') ?? ''
}

/**
 * Explains an empty token.
 *
 * @returns why the token is withheld from this event, so that the run has nothing to do
 * @throws Failure `token-missing` when it should be set
 */
export function missingTokenReason(runner: Runner): string {
  const reason = withheldSecretsReason(runner)
  if (reason !== undefined) return `${reason}, so there is no token and nothing was synced.`
  const make = 'Create an API key with write scope in SpecStory Cloud'
  if (!runner.onGithub) {
    const found = runner.hasApiKeyVariable ? 'Rename the variable `SPECSTORY_API_KEY` to `SPECSTORY_TOKEN`.' : undefined
    const hint = `${make}, and pass it in the variable \`SPECSTORY_TOKEN\` or by \`--token-file\`.`
    throw new Failure('token-missing', 'The token is missing.', found ?? hint)
  }
  throw new Failure(
    'token-missing',
    'The `token` input is empty.',
    `${make}, store it as the repository secret SPECSTORY_API_KEY, and pass \`token: \${{ secrets.SPECSTORY_API_KEY }}\`.`,
  )
}

/**
 * Explains why GitHub withholds secrets from this event.
 *
 * @returns a sentence without a full stop, or `undefined` when secrets should be there
 */
export function withheldSecretsReason(runner: Runner): string | undefined {
  if (runner.actor === DEPENDABOT && WITHHELD_FROM_DEPENDABOT.has(runner.eventName)) {
    const what = hasPullRequest(runner) ? 'pull requests from Dependabot' : 'runs that Dependabot starts'
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

/** Names of repositories have no case. An unknown repository matches none. */
function isOwn(fullName: string, { repository }: Pick<Runner, 'repository'>): boolean {
  return repository !== '' && fullName.toLowerCase() === repository.toLowerCase()
}
