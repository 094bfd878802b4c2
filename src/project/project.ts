import type { Repository } from '../checkout/remote-url.ts'
import type { ProjectId } from '../ids.ts'

/** Where a project's id came from. */
export type ProjectSource =
  | { readonly kind: 'input' }
  | { readonly kind: 'file'; readonly file: string; readonly field: 'git_id' | 'workspace_id' }
  | { readonly kind: 'computed'; readonly remote: string }

/** One SpecStory project and the paths of the checkout that belong to it, in the order given. */
export type Project = {
  readonly id: ProjectId
  /** Display name sent as `projectName`; never empty. */
  readonly name: string
  readonly source: ProjectSource
  /** POSIX, relative to the workspace. */
  readonly paths: readonly string[]
  /** What is known of each of the paths, in their order. */
  readonly places: readonly ProjectPlace[]
}

/** What is known of one path of a project. */
export type ProjectPlace = {
  /** POSIX, relative to the workspace. */
  readonly path: string
  /** Where its sessions lie, POSIX, below the path. */
  readonly historyDir: string
  /** The repository that the path is checked out of; `undefined` when it cannot be told. */
  readonly repository: Repository | undefined
  /** The directory of the workspace that the repository is checked out into, POSIX, relative to the workspace. */
  readonly root: string
  /** Where the workspace is in a repository that begins above it, which is so off GitHub only: POSIX, else empty. */
  readonly prefix: string
  /** The commit that links lead to; empty when unknown. */
  readonly commit: string
  /** What the path's settings say of redaction, `undefined` when they do not. */
  readonly redaction: boolean | undefined
}

/** A path whose owner turned cloud sync off: nothing of it is sent. */
export type OptOut = {
  readonly path: string
  readonly file: string
  /** `cloud_sync` of a `.project.json`, or `enabled` of the settings' `[cloud_sync]`. */
  readonly setting: 'cloud_sync' | 'cloud_sync.enabled'
}

/** Something a person should know that is no failure. Its message may hold a repository's text. */
export type Notice = {
  readonly level: 'notice' | 'warning'
  readonly title: string
  readonly message: string
  /** POSIX path relative to the workspace, for an annotation on the file. */
  readonly file?: string
}
