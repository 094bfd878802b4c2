/** Where a project's id came from. */
export type ProjectSource =
  | { readonly kind: 'input' }
  | { readonly kind: 'file'; readonly file: string; readonly field: 'git_id' | 'workspace_id' }
  | { readonly kind: 'computed'; readonly remote: string }

/** One SpecStory project and the paths of the checkout that belong to it, in the order given. */
export type Project = {
  readonly id: string
  /** Display name sent as `projectName`; never empty. */
  readonly name: string
  readonly source: ProjectSource
  /** POSIX, relative to the workspace. */
  readonly paths: readonly string[]
}

/** A path whose owner turned cloud sync off (`cloud_sync: false`): nothing of it is sent. */
export type OptOut = { readonly path: string; readonly file: string }
