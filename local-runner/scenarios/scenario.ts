import type { LocalCloud, LocalCloudOptions } from '../../local-cloud/options.ts'
import type { Conversation } from './conversation.ts'

/** A run of the action that people read about: what is checked out, what the cloud holds and does, and what is asked for. */
export type Scenario = {
  readonly name: string
  /** Sessions of the checkout. */
  readonly sessions?: readonly Conversation[]
  /** Other files of the checkout, by path. */
  readonly files?: Readonly<Record<string, string>>
  /** The step's `with:` block, without the token and the cloud's URL. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Default: push. */
  readonly event?: { readonly name: string; readonly payload?: unknown; readonly actor?: string }
  /** Runs on pull request 7 of the same repository, which changes these files, and comments on it. */
  readonly pullRequest?: readonly string[]
  /** What the pull request changed when an earlier run commented on it. */
  readonly earlier?: readonly string[]
  readonly cloud?: LocalCloudOptions
  /** Makes the cloud what it is when the run begins. */
  prepare?(cloud: LocalCloud): void
  /** The job is cancelled when this is so. */
  cancelWhen?(cloud: LocalCloud): boolean
}
