import { posix } from 'node:path'
import { DEFAULT_HISTORY_DIR } from '../../project/history-directory.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { IGNORED_FILES } from '../../sessions/ignored-files.ts'
import type { IgnoredFile, Unreadable } from '../../sessions/session.ts'
import { ownPath } from '../links.ts'

/** The files that a pull request adds or changes: POSIX paths in the repository, deleted ones left out. */
export type ChangedFiles = {
  readonly files: readonly string[]
  /** GitHub lists no more than its first 3,000. */
  readonly isCut: boolean
}

/** What a run has to say of one pull request. */
export type PullRequestSessions = {
  /** In the order of the run, each session once. */
  readonly results: readonly SessionResult[]
  /** Transcripts that are no session of their own, but for other tools' Markdown and duplicates. */
  readonly leftOut: readonly IgnoredFile[]
  readonly unreadable: readonly Unreadable[]
  /** Files that look like transcripts, of a run that ended before it had looked at them. */
  readonly unscanned: readonly string[]
  readonly isCut: boolean
}

/** The part of a run that belongs to a pull request: what it adds or changes. A duplicate stands for the file that was chosen. */
export function selectChangedSessions(run: Run, { files, isCut }: ChangedFiles): PullRequestSessions {
  const changed = new Set(files)
  const isChanged = (file: string): boolean => changed.has(ownPath(run, file) ?? '')
  const scans = run.projects.flatMap(({ scan }) => scan ?? [])
  const leftOut = scans.flatMap((scan) => scan.leftOut).filter(({ file }) => isChanged(file))
  const chosen = new Set(leftOut.flatMap((file) => file.chosen ?? []))
  const results = run.results.filter(({ session }) => isChanged(session.file) || chosen.has(session.file))
  const unreadable = scans.flatMap((scan) => scan.unreadable).filter(({ file }) => isChanged(file))
  const seen = new Set(
    [
      ...results.map(({ session }) => session),
      ...leftOut,
      ...unreadable,
      ...scans.flatMap((scan) => scan.excluded),
    ].map(({ file }) => ownPath(run, file)),
  )
  return {
    results,
    leftOut: leftOut.filter(({ reason }) => IGNORED_FILES[reason].isInComment),
    unreadable,
    unscanned: isFullyScanned(run) ? [] : files.filter((file) => isInHistory(run, file) && !seen.has(file)),
    isCut,
  }
}

/** True when there is nothing to tell of this pull request. */
export function isEmpty({ results, leftOut, unreadable, unscanned }: PullRequestSessions): boolean {
  return results.length + leftOut.length + unreadable.length + unscanned.length === 0
}

/** A project whose owner turned sync off is left alone; anything else that was not scanned in full was not looked at. */
function isFullyScanned({ projects, status }: Run): boolean {
  if (status === 'not-run') return true
  return projects.length > 0 && projects.every(({ scan }) => scan?.complete === true)
}

/** @param file POSIX, relative to the root of the repository */
function isInHistory(run: Run, file: string): boolean {
  if (!file.endsWith('.md') || posix.basename(file).startsWith('.')) return false
  return historiesOf(run).some((directory) => file.startsWith(`${directory}/`))
}

/** Directories of the workflow's own repository that hold sessions; a run that ended early knows its inputs only. */
function historiesOf(run: Run): string[] {
  const places = run.projects.flatMap(({ project }) => project.places)
  if (places.length > 0) {
    return places.flatMap(({ path, historyDir }) => ownPath(run, posix.join(path, historyDir)) ?? [])
  }
  const { paths, historyDir } = run.inputs ?? { paths: [], historyDir: '' }
  return paths.map((path) => posix.join(path, historyDir || DEFAULT_HISTORY_DIR))
}
