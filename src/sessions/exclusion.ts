import { createContext, Script } from 'node:vm'
import { Failure } from '../failure.ts'
import { isSessionId } from '../ids.ts'
import { getErrorCode } from '../workspace.ts'
import type { Scan } from './session.ts'

/** The `exclude` input, applied to the files of one scan. */
type Exclusion = {
  /** Returns the entries that match a file's path or session. Empty: not excluded. */
  entriesFor(file: string, id?: string): readonly string[]
}

/** Milliseconds per slice of paths. Real globs take a hundredth of this; hostile globs take hours. */
const SLICE_MS = 2_000
/** Paths between two turns of the event loop. */
const SLICE_PATHS = 256

/**
 * Matches paths with the entries of `exclude`; each can be a session ID, a glob, or both.
 * @param files POSIX, relative to the workspace
 * @throws Failure `invalid-input` for a glob that takes too long
 */
export async function createExclusion(
  entries: readonly string[],
  files: readonly string[],
  signal: AbortSignal,
): Promise<Exclusion> {
  if (entries.length === 0) return { entriesFor: () => [] }
  const ids = new Map(entries.filter(isSessionId).map((entry) => [entry.toLowerCase(), entry]))
  const byFile = await matchPaths(entries, files, signal)
  return {
    entriesFor(file, id) {
      const byPath = byFile.get(file) ?? []
      const entry = id === undefined ? undefined : ids.get(id.toLowerCase())
      return entry === undefined ? byPath : [...new Set([entry, ...byPath])]
    },
  }
}

/** Finds entries without a match, in the order of the input. */
export function findUnmatchedEntries(entries: readonly string[], scans: readonly Scan[]): readonly string[] {
  const matched = new Set(scans.flatMap(({ excluded }) => excluded.flatMap((file) => file.entries)))
  return entries.filter((entry) => !matched.has(entry))
}

/** Matches globs with a time limit: their expressions can backtrack for hours and block the event loop. */
async function matchPaths(
  entries: readonly string[],
  files: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, string[]>> {
  // Load on demand: most runs do not set the input.
  const { default: picomatch } = await import('picomatch')
  const matchers = entries.map((entry) => ({ entry, isMatch: picomatch(toGlob(entry).normalize('NFC'), GLOB_OPTIONS) }))
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
      throw getErrorCode(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? createSlowGlobFailure(at) : error
    }
    await new Promise(setImmediate)
  }
  return byFile
}

/** Equal on every system; `!` does not negate. */
const GLOB_OPTIONS = { dot: true, windows: false, nonegate: true }

/** `drafts/` means everything below it. */
function toGlob(entry: string): string {
  return entry.endsWith('/') ? `${entry}**` : entry
}

function createSlowGlobFailure({ entry, file }: { readonly entry: string; readonly file: string }): Failure {
  return new Failure(
    'invalid-input',
    `The entry \`${entry}\` of \`exclude\` takes too long to match against \`${file}\`.`,
    'Use fewer `*`. Nothing was sent.',
  )
}
