import { posix } from 'node:path'
import type { ProjectId } from '../ids.ts'
import type { Repository } from '../remote-url.ts'

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
  /** One for each of the paths, in their order. */
  readonly places: readonly ProjectPlace[]
}

/** Where files come from. */
export type Provenance = {
  /** `undefined` when unknown. */
  readonly repository: Repository | undefined
  /** The commit that links lead to; empty when unknown. */
  readonly commit: string
}

/** One path of a project. */
export type ProjectPlace = Provenance & {
  /** POSIX, relative to the workspace. */
  readonly path: string
  /** Directory of its sessions, POSIX, below the path. */
  readonly historyDir: string
  /** The directory that the repository is checked out into, POSIX, relative to the workspace. */
  readonly root: string
  /** The workspace's path in a repository that begins above it, which happens only off GitHub: POSIX, else empty. */
  readonly prefix: string
  /** `[redaction] enabled` of the path's settings, `undefined` when they do not set it. */
  readonly redaction: boolean | undefined
  /** The settings file that disables local sync, so that SpecStory writes no transcripts here. */
  readonly localSyncDisabledBy?: string
}

/** A path whose owner disabled cloud sync: nothing of it is sent. */
export type OptOut = {
  readonly path: string
  readonly file: string
  /** `cloud_sync` of a `.project.json`, or `enabled` of the settings' `[cloud_sync]`. */
  readonly setting: 'cloud_sync' | 'cloud_sync.enabled'
}

/** A message that is not a failure. It may contain a repository's text. */
export type Notice = {
  readonly level: 'notice' | 'warning'
  readonly title: string
  readonly message: string
  /** POSIX path relative to the workspace, for an annotation on the file. */
  readonly file?: string
}

const MAX_CODE_POINTS = 200
/** Characters that break a line or change its direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu

/** Cuts a project's name to 200 code points without control characters. @returns `undefined` when nothing is left */
export function cleanProjectName(text: string | undefined): string | undefined {
  const name = text?.toWellFormed().replace(UNPRINTABLE, '').trim() ?? ''
  // A code point has two units at most; the name may be megabytes long.
  const start = Array.from(name.slice(0, 2 * MAX_CODE_POINTS))
  return start.slice(0, MAX_CODE_POINTS).join('').trim() || undefined
}

/** A file's repository, and its path in it. */
export type FileSource = Provenance & {
  /** POSIX, relative to the root of the repository. */
  readonly path: string
}

/**
 * Finds the repository of a file. Links, annotations and a pull request's files are relative to it, and not to the
 * workspace when the checkout is in one of its directories.
 * @returns `undefined` for a file below none of the places, and for one outside of its place's repository
 */
export function findFileSource(places: readonly ProjectPlace[], file: string): FileSource | undefined {
  const nearest = findNearestPlace(places, file)
  if (nearest === undefined) return undefined
  const { repository, commit, root, prefix } = nearest
  if (root.startsWith('..')) return { repository, commit, path: posix.join(prefix, file) }
  if (!isBelow(file, root)) return undefined
  return { repository, commit, path: root === '.' ? file : file.slice(root.length + 1) }
}

/** Finds the innermost place that contains a file. */
export function findNearestPlace(places: readonly ProjectPlace[], file: string): ProjectPlace | undefined {
  return places.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0]
}

function isBelow(file: string, directory: string): boolean {
  return directory === '.' || file === directory || file.startsWith(`${directory}/`)
}
