import { createContext, Script } from 'node:vm'
import { Failure } from '../failure.ts'
import { isSessionId } from '../ids.ts'
import { getErrorCode } from '../workspace.ts'
import type { Scan } from './session.ts'

/** What the `exclude` input names of one scan. */
type Exclusion = {
  /**
   * The entries that name a file, by its path or by the session that it is of. None: the file is in scope.
   *
   * @param file one of the paths that the exclusion was made for
   */
  entriesFor(file: string, id?: string): readonly string[]
}

/** Milliseconds for a slice of paths. Real globs take a hundredth of it; some take longer than anybody waits. */
const SLICE_MS = 2_000
/** Paths after which timers and requests get their turn. */
const SLICE_PATHS = 256

/**
 * Matches paths with the entries of `exclude`. An entry that can be a session id is one, and a glob as well: only a file at
 * the top of the workspace has such a path.
 *
 * @param entries as `inputs/` has validated them
 * @param files POSIX, relative to the workspace
 * @param signal once aborted, the rest of the paths is not matched
 * @throws Failure `invalid-input` that names the entry, when a glob takes too long on a path
 */
export async function createExclusion(
  entries: readonly string[],
  files: readonly string[],
  signal: AbortSignal,
): Promise<Exclusion> {
  const ids = new Map(entries.filter(isSessionId).map((entry) => [entry.toLowerCase(), entry]))
  const byFile = entries.length === 0 ? new Map<string, string[]>() : await matchPaths(entries, files, signal)
  return {
    entriesFor(file, id) {
      const byPath = byFile.get(file) ?? []
      const entry = id === undefined ? undefined : ids.get(id.toLowerCase())
      return entry === undefined ? byPath : [...new Set([entry, ...byPath])]
    },
  }
}

/** Entries that named nothing in any of the scans, in the order of the input. */
export function findUnmatchedEntries(entries: readonly string[], scans: readonly Scan[]): readonly string[] {
  const matched = new Set(scans.flatMap(({ excluded }) => excluded.flatMap((file) => file.entries)))
  return entries.filter((entry) => !matched.has(entry))
}

/**
 * Globs become expressions that backtrack, and a watchdog is the only bound that holds for all of them: while one runs,
 * neither the deadline nor a signal gets its turn.
 */
async function matchPaths(
  entries: readonly string[],
  files: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, string[]>> {
  // Loaded for those who exclude something, not for everybody.
  const { default: picomatch } = await import('picomatch')
  const matchers = entries.map((entry) => ({ entry, isMatch: picomatch(globOf(entry).normalize('NFC'), GLOB_OPTIONS) }))
  const byFile = new Map<string, string[]>()
  let at = { entry: '', file: '' }
  const watched = new Script('match()')
  for (let start = 0; start < files.length && !signal.aborted; start += SLICE_PATHS) {
    const slice = files.slice(start, start + SLICE_PATHS)
    const match = (): void => {
      for (const file of slice) {
        const matching = matchers.filter(({ entry, isMatch }) => {
          at = { entry, file }
          return isMatch(file.normalize('NFC'))
        })
        if (matching.length > 0)
          byFile.set(
            file,
            matching.map(({ entry }) => entry),
          )
      }
    }
    try {
      watched.runInContext(createContext({ match }), { timeout: SLICE_MS })
    } catch (error) {
      throw getErrorCode(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? tooSlow(at) : error
    }
    await new Promise(setImmediate)
  }
  return byFile
}

/** The same on every system: paths have `/`, and `!` brings nothing back. */
const GLOB_OPTIONS = { dot: true, windows: false, nonegate: true }

/** A directory, written as one, stands for what is below it. */
function globOf(entry: string): string {
  return entry.endsWith('/') ? `${entry}**` : entry
}

function tooSlow({ entry, file }: { readonly entry: string; readonly file: string }): Failure {
  return new Failure(
    'invalid-input',
    `The entry \`${entry}\` of \`exclude\` takes too long to match against \`${file}\`.`,
    'Use fewer `*`. Nothing was sent.',
  )
}
