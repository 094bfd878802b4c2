import { posix } from 'node:path'
import type { ProjectId } from '../ids.ts'
import type { Repository } from '../remote-url.ts'

/** Source of a project's ID. */
export type ProjectSource =
  | { readonly kind: 'input' }
  | { readonly kind: 'file'; readonly file: string; readonly field: 'git_id' | 'workspace_id' }
  | { readonly kind: 'computed'; readonly remote: string }

/** A SpecStory project and its paths, in the order of the input. */
export type Project = {
  readonly id: ProjectId
  /** Sent as `projectName`; never empty. */
  readonly name: string
  readonly source: ProjectSource
  /** POSIX, relative to the workspace. */
  readonly paths: readonly string[]
  /** One for each of `paths`, in the same order. */
  readonly locations: readonly ProjectLocation[]
}

/** Repository and commit of files. */
export type Provenance = {
  /** `undefined` when unknown. */
  readonly repository: Repository | undefined
  /** The commit for links; empty when unknown. */
  readonly commit: string
}

export type ProjectLocation = Provenance & {
  /** POSIX, relative to the workspace. */
  readonly path: string
  /** Directory of the sessions, POSIX, below the path. */
  readonly historyDir: string
  /** Root of the checkout, POSIX, relative to the workspace. */
  readonly root: string
  /**
   * The workspace's path in the checkout, POSIX, if the checkout starts above it (only off GitHub); otherwise empty.
   */
  readonly prefix: string
  /** `[redaction] enabled` of the path's settings. */
  readonly redaction: boolean | undefined
  /** The settings file that disables local sync: SpecStory then writes no transcripts. */
  readonly localSyncDisabledBy?: string
}

/** A path whose owner disabled cloud sync. Nothing of it is sent. */
export type OptOut = {
  readonly path: string
  readonly file: string
  /** `cloud_sync` of a `.project.json`, or `enabled` of the settings' `[cloud_sync]`. */
  readonly setting: 'cloud_sync' | 'cloud_sync.enabled'
}

/** A message that is not a failure. It can contain a repository's text. */
export type Notice = {
  readonly level: 'notice' | 'warning'
  readonly title: string
  readonly message: string
  /** POSIX path relative to the workspace, for an annotation on the file. */
  readonly file?: string
}

const MAX_CODE_POINTS = 200
/** Control characters, line breaks, and changes of direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu

/** Removes control characters and cuts to 200 code points. @returns `undefined` for an empty result */
export function cleanProjectName(text: string | undefined): string | undefined {
  const name = text?.toWellFormed().replace(UNPRINTABLE, '').trim() ?? ''
  // A code point has at most two units. Cut first, because the name can have megabytes.
  const start = Array.from(name.slice(0, 2 * MAX_CODE_POINTS))
  return start.slice(0, MAX_CODE_POINTS).join('').trim() || undefined
}

/** A file's repository, and its path in it. */
export type FileSource = Provenance & {
  /** POSIX, relative to the root of the repository. */
  readonly path: string
}

/**
 * Finds the repository of a file. Links, annotations and a pull request's files are relative to its root, which can be
 * a directory of the workspace.
 * @returns `undefined` for a file outside all places, or outside its place's repository
 */
export function findFileSource(locations: readonly ProjectLocation[], file: string): FileSource | undefined {
  const nearest = findNearestLocation(locations, file)
  if (nearest === undefined) return undefined
  const { repository, commit, root, prefix } = nearest
  if (root.startsWith('..')) return { repository, commit, path: posix.join(prefix, file) }
  if (!isBelow(file, root)) return undefined
  return { repository, commit, path: root === '.' ? file : file.slice(root.length + 1) }
}

/** Finds the innermost place that contains a file. */
export function findNearestLocation(locations: readonly ProjectLocation[], file: string): ProjectLocation | undefined {
  return locations.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0]
}

function isBelow(file: string, directory: string): boolean {
  return directory === '.' || file === directory || file.startsWith(`${directory}/`)
}
