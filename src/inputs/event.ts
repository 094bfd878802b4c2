import { Failure } from '../failure.ts'
import { ownText, ownValue } from './read-runner.ts'
import type { Runner } from './runner.ts'

/**
 * Refuses events whose author may have chosen the files while the repository's secrets are there: the checkout could
 * hold anything, and it would be uploaded in the owner's name (docs/runners.md, Events).
 *
 * @throws Failure `event-refused`
 */
export function refuseUntrustedEvent(runner: Runner): void {
  if (runner.eventName === 'pull_request_target') {
    throw new Failure(
      'event-refused',
      'Runs on `pull_request_target` are refused: they have secrets, and their checkout may be a stranger’s.',
      'Use `pull_request` for checks and `push` or `schedule` for syncs.',
    )
  }
  if (runner.eventName !== 'workflow_run') return
  const head = ownText(runner.event, 'workflow_run', 'head_repository', 'full_name')
  if (head !== undefined && runner.repository !== '' && sameRepository(head, runner.repository)) return
  throw new Failure(
    'event-refused',
    head === undefined
      ? 'This `workflow_run` is refused: its event does not say which repository the code came from.'
      : `This \`workflow_run\` is refused: it was started for ${head}, not for ${runner.repository}.`,
    'Sync from `push` or `schedule`, where the checkout is this repository’s own.',
  )
}

/**
 * What to do about an empty token.
 *
 * @returns why there is none although nobody forgot to set it, so that the run has nothing to do
 * @throws Failure `token-missing` that names the secret to set
 */
export function excuseMissingToken(runner: Runner): string {
  const excuse = whySecretsAreWithheld(runner)
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
export function whySecretsAreWithheld(runner: Runner): string | undefined {
  const pullRequest = ownValue(runner.event, 'pull_request')
  if (typeof pullRequest !== 'object' || pullRequest === null) return undefined
  const author = ownText(pullRequest, 'user', 'login')
  if (runner.actor === 'dependabot[bot]' || author === 'dependabot[bot]') {
    return 'GitHub passes no Actions secrets to pull requests from Dependabot'
  }
  const head = ownText(pullRequest, 'head', 'repo', 'full_name')
  // A deleted fork is `null` here; a branch of this repository never is.
  if (head === undefined || !sameRepository(head, runner.repository)) {
    return 'GitHub passes no secrets to pull requests from forks'
  }
  return undefined
}

function sameRepository(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
