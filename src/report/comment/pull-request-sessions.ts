import { posix } from 'node:path'
import { DEFAULT_HISTORY_DIR } from '../../project/history-directory.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { IGNORED_FILES } from '../../sessions/ignored-files.ts'
import type { IgnoredFile, Unreadable } from '../../sessions/session.ts'
import { resolveOwnPath } from '../links.ts'

/** Added and changed files, as POSIX paths in the repository. */
export type ChangedFiles = {
  readonly files: readonly string[]
  /** GitHub lists only the first 3,000 files. */
  readonly isCut: boolean
}

export type PullRequestSessions = {
  /** Each session once, in the order of the run. */
  readonly results: readonly SessionResult[]
  /** Ignored files, without other tools' Markdown and duplicates. */
  readonly ignored: readonly IgnoredFile[]
  readonly unreadable: readonly Unreadable[]
  /** Possible transcripts that an interrupted run did not scan. */
  readonly unscanned: readonly string[]
  readonly isCut: boolean
}

/** Selects the sessions that a pull request adds or changes. A duplicate counts as its preferred file. */
export function selectChangedSessions(run: Run, { files, isCut }: ChangedFiles): PullRequestSessions {
  const changed = new Set(files)
  const isChanged = (file: string): boolean => changed.has(resolveOwnPath(run, file) ?? '')
  const scans = run.projects.flatMap(({ scan }) => scan ?? [])
  const ignored = scans.flatMap((scan) => scan.ignored).filter(({ file }) => isChanged(file))
  const preferred = new Set(ignored.flatMap((file) => file.preferred ?? []))
  const results = run.results.filter(({ session }) => isChanged(session.file) || preferred.has(session.file))
  const unreadable = scans.flatMap((scan) => scan.unreadable).filter(({ file }) => isChanged(file))
  const seen = new Set(
    [
      ...results.map(({ session }) => session),
      ...ignored,
      ...unreadable,
      ...scans.flatMap((scan) => scan.excluded),
    ].map(({ file }) => resolveOwnPath(run, file)),
  )
  return {
    results,
    ignored: ignored.filter(({ reason }) => IGNORED_FILES[reason].isInComment),
    unreadable,
    unscanned: isFullyScanned(run) ? [] : files.filter((file) => isInHistory(run, file) && !seen.has(file)),
    isCut,
  }
}

export function isEmpty({ results, ignored, unreadable, unscanned }: PullRequestSessions): boolean {
  return results.length + ignored.length + unreadable.length + unscanned.length === 0
}

/** Whether all projects were scanned; opted-out projects do not count. */
function isFullyScanned({ projects, status }: Run): boolean {
  if (status === 'not-run') return true
  return projects.length > 0 && projects.every(({ scan }) => scan?.complete === true)
}

/** @param file POSIX, relative to the root of the repository */
function isInHistory(run: Run, file: string): boolean {
  if (!file.endsWith('.md') || posix.basename(file).startsWith('.')) return false
  return listHistories(run).some((directory) => file.startsWith(`${directory}/`))
}

/** Lists history directories in the workflow's repository; from the inputs, if the run ended before the projects. */
function listHistories(run: Run): string[] {
  const locations = run.projects.flatMap(({ project }) => project.locations)
  if (locations.length > 0) {
    return locations.flatMap(({ path, historyDir }) => resolveOwnPath(run, posix.join(path, historyDir)) ?? [])
  }
  const { paths, historyDir } = run.inputs ?? { paths: [], historyDir: '' }
  return paths.map((path) => posix.join(path, historyDir || DEFAULT_HISTORY_DIR))
}
