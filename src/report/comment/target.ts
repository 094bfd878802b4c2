import { whySecretsAreWithheld } from '../../inputs/event.ts'
import { ownValue } from '../../inputs/read-runner.ts'
import { isGitea } from '../../inputs/server-kind.ts'
import type { Run } from '../../run/run.ts'

/** The pull request to comment on, and how to reach it. */
export type CommentTarget = {
  /** Without a trailing slash; GHES has its own. */
  readonly apiUrl: string
  readonly owner: string
  readonly repository: string
  readonly number: number
  readonly token: string
  /** A Gitea or a Forgejo. */
  readonly isGitea: boolean
}

/** Where the comment goes, or one sentence why it goes nowhere. */
export function commentTarget({ runner, inputs }: Run): CommentTarget | { readonly whyNot: string } {
  if (runner.eventName !== 'pull_request')
    return {
      whyNot: `There is no pull request: the event is \`${runner.eventName || 'unknown'}\`, not \`pull_request\`.`,
    }
  const withheld = whySecretsAreWithheld(runner)
  // Without the secrets there was no sync to tell of, and the job's token may only read.
  if (withheld !== undefined && inputs?.token === '') return { whyNot: `${withheld}, and no token that may comment.` }
  if (inputs?.shard !== undefined) return { whyNot: 'With `shard` no run knows all of the sessions.' }
  const token = inputs?.githubToken ?? ''
  if (token === '') return { whyNot: 'The `github-token` input is empty.' }
  const [owner, repository] = runner.repository.split('/')
  const number = ownValue(runner.event, 'pull_request', 'number')
  const isKnown = typeof number === 'number' && Number.isSafeInteger(number) && number > 0
  if (!owner || !repository || runner.apiUrl === '' || !isKnown)
    return { whyNot: 'The runner does not say which pull request this is.' }
  return { apiUrl: runner.apiUrl, owner, repository, number, token, isGitea: isGitea(runner) }
}
