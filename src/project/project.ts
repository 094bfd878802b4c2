import { posix } from 'node:path'
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

const MAX_CODE_POINTS = 200
/** What would break a line or turn its direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu

/**
 * A project's name as it can be sent and shown: at most 200 code points, without control characters.
 *
 * @returns `undefined` when nothing is left
 */
export function cleanProjectName(text: string | undefined): string | undefined {
  const name = text?.toWellFormed().replace(UNPRINTABLE, '').trim() ?? ''
  // A code point has two units at most, and only the beginning is worth taking apart.
  const start = Array.from(name.slice(0, 2 * MAX_CODE_POINTS))
  return start.slice(0, MAX_CODE_POINTS).join('').trim() || undefined
}

/** Where a file comes from: its repository, and its path in it. */
export type FileSource = Pick<ProjectPlace, 'repository' | 'commit'> & {
  /** POSIX, relative to the root of the repository. */
  readonly path: string
}

/**
 * The repository that a file was checked out of. Links, annotations and a pull request's files are relative to it, which
 * is not the workspace when the checkout lies in a directory of it.
 *
 * @param file POSIX, relative to the workspace
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

/** The place that a file lies below; of several the innermost. */
export function findNearestPlace(places: readonly ProjectPlace[], file: string): ProjectPlace | undefined {
  return places.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0]
}

function isBelow(file: string, directory: string): boolean {
  return directory === '.' || file === directory || file.startsWith(`${directory}/`)
}
