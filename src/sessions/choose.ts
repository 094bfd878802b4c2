import { formatPartOfBytes } from '../message-format.ts'

/** One of the files of a session, with what decides between them. */
export type Candidate = {
  /** POSIX path relative to the workspace. */
  readonly file: string
  /** File name without its extension. */
  readonly name: string
  readonly hasMessage: boolean
  /** UTF-8 bytes of the text as it would be sent, so that a checkout on Windows chooses the same. */
  readonly bytes: number
  /** It has a `[REDACTED:` mark. */
  readonly redacted: boolean
  /** `[2, 1, 0]` for `Markdown v2.1.0`. */
  readonly version: readonly number[] | undefined
}

/** The file to sync, and why each of the others is not. */
export type Choice<C extends Candidate> = {
  readonly chosen: C
  readonly duplicates: readonly { readonly candidate: C; readonly detail: string }[]
}

/** Tells which of the candidates left stay, and in a few words why another does not. */
type Rule = (left: readonly Candidate[]) => {
  stays(candidate: Candidate): boolean
  why(candidate: Candidate): string
}

/** `2026-02-09_22-53-07Z`, without seconds, with `±hhmm`: a name without a slug (docs/transcripts.md, Files). */
const BARE_TIMESTAMP = /^\d{4}-\d{2}-\d{2}[_T ]\d{2}-\d{2}(-\d{2})?(Z|[+-]\d{4})?$/

/** The order of preference of docs/transcripts.md, One session, several files. */
const RULES: readonly Rule[] = [
  () => ({
    stays: ({ hasMessage }) => hasMessage,
    why: () => 'it has a header and no message',
  }),
  (left) => {
    const largest = largestOf(left)
    return {
      stays: ({ bytes }) => bytes * 10 >= largest * 9,
      why: ({ bytes }) => `a shorter copy: ${formatPartOfBytes(bytes, largest)}`,
    }
  },
  () => ({
    stays: ({ redacted }) => redacted,
    why: () => 'it has no [REDACTED: marks, so it is an older render',
  }),
  () => ({
    stays: ({ name }) => !BARE_TIMESTAMP.test(name),
    why: () => 'its name is a bare timestamp, without a slug',
  }),
  (left) => {
    const newest = left.map(({ version }) => version).reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), undefined)
    return {
      stays: ({ version }) => compareVersions(version, newest) === 0,
      why: ({ version }) => `${versionName(version)}, older than ${versionName(newest)}`,
    }
  },
  (left) => {
    const largest = largestOf(left)
    return {
      stays: ({ bytes }) => bytes === largest,
      why: ({ bytes }) => `a shorter copy: ${formatPartOfBytes(bytes, largest)}`,
    }
  },
  (left) => {
    const first = left.map(({ file }) => file).reduce((a, b) => (b < a ? b : a))
    return {
      stays: ({ file }) => file === first,
      why: () => 'it is alike in all that counts, and later in path order',
    }
  },
]

/**
 * Chooses the file of a session by the stated order of preference: each rule leaves the files that satisfy it, if any
 * does. The order of the candidates does not matter.
 *
 * @param candidates at least one, with distinct files
 */
export function choose<C extends Candidate>(candidates: readonly [C, ...C[]]): Choice<C> {
  let left: readonly C[] = candidates
  const duplicates: { candidate: C; detail: string }[] = []
  for (const rule of RULES) {
    const { stays, why } = rule(left)
    const staying = left.filter((candidate) => stays(candidate))
    if (staying.length === 0) continue
    for (const candidate of left) {
      if (!stays(candidate)) duplicates.push({ candidate, detail: why(candidate) })
    }
    left = staying
  }
  return { chosen: left[0] ?? candidates[0], duplicates }
}

function largestOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((most, { bytes }) => Math.max(most, bytes), 0)
}

function versionName(version: readonly number[] | undefined): string {
  return version === undefined ? 'no Markdown version' : `Markdown ${version.join('.')}`
}

/** A file without a version is older than any with one. */
function compareVersions(a: readonly number[] = [], b: readonly number[] = []): number {
  for (let part = 0; part < Math.max(a.length, b.length); part++) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
