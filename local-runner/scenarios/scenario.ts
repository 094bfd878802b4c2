import type { LocalCloud, LocalCloudOptions } from '../../local-cloud/options.ts'
import type { ScenarioSession } from './scenario-session.ts'

/** A run of the action for golden files and pages: the checkout, the cloud's content and behavior, and the inputs. */
export type Scenario = {
  readonly name: string
  /** Sessions of the checkout. */
  readonly sessions?: readonly ScenarioSession[]
  /** Other files of the checkout, by path. */
  readonly files?: Readonly<Record<string, string>>
  /** The step's `with:` block, except the token and the cloud's URL. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Default: push. */
  readonly event?: { readonly name: string; readonly payload?: unknown; readonly actor?: string }
  /** Runs on pull request 7 of the same repository, with a comment; the pull request changes these files. */
  readonly pullRequest?: readonly string[]
  /** Files that the pull request changed at an earlier run that commented on it. */
  readonly earlier?: readonly string[]
  readonly cloud?: LocalCloudOptions
  /** Prepares the cloud before the run. */
  prepare?(cloud: LocalCloud): void
  /** Cancels the job when true. */
  cancelWhen?(cloud: LocalCloud): boolean
}
