import { createHash } from 'node:crypto'
import { findNearestName } from '../nearest-name.ts'
import type { ExactValues } from './exact-values.ts'
import type { Finding } from './finding.ts'
import { decodeSlice, type TextView } from './view.ts'

/** How to handle credentials: replace them by markers, withhold the transcript, or send it unchanged. */
export const REDACTION_MODES = ['redact', 'hold', 'send'] as const

export type RedactionMode = (typeof REDACTION_MODES)[number]

/** How to handle the credentials of one file, and which findings to ignore. */
export type CredentialPolicy = {
  readonly redactionMode: RedactionMode
  readonly allowlist: Allowlist
  /** Replaced in every mode. */
  readonly exactValues?: ExactValues | undefined
}

const HASH = /^sha256:([0-9a-f]{64})$/i

/** The entries of `secrets-allow`: rule names and hashes of single values. Records the entries that matched. */
export class Allowlist {
  readonly #rules: ReadonlySet<string>
  readonly #hashes: ReadonlySet<string>
  readonly #matched = new Set<string>()

  /** @param entries the result of `parseAllow` */
  constructor(entries: readonly string[] = []) {
    this.#rules = new Set(entries.filter((entry) => !HASH.test(entry)))
    this.#hashes = new Set(entries.filter((entry) => HASH.test(entry)))
  }

  /** Whether a credential stays in the text. Records the entries that match. */
  allows(finding: Finding, view: TextView): boolean {
    const matched = [...this.#entriesFor(finding, view)]
    for (const entry of matched) this.#matched.add(entry)
    return matched.length > 0
  }

  /** Returns the entries that have not matched yet. */
  listUnmatched(): string[] {
    return [...this.#rules, ...this.#hashes].filter((entry) => !this.#matched.has(entry))
  }

  *#entriesFor({ rule, start, end, inner }: Finding, view: TextView): Generator<string> {
    if (this.#rules.has(rule)) yield rule
    if (this.#hashes.size === 0) return
    for (const range of inner === undefined ? [[start, end] as const] : [[start, end] as const, inner]) {
      for (const value of new Set([view.text.slice(...range), decodeSlice(view, ...range)])) {
        const entry = `sha256:${createHash('sha256').update(value).digest('hex')}`
        if (this.#hashes.has(entry)) yield entry
      }
    }
  }
}

/**
 * Parses `secrets-allow`. An entry is a rule name as in the marker, or `sha256:` and the SHA-256 of a value (hex).
 * @param lines trimmed
 * @param ruleNames `RULE_NAMES`
 * @returns the valid entries, and a message for each invalid one
 */
export function parseAllow(
  lines: readonly string[],
  ruleNames: readonly string[],
): { entries: string[]; faults: string[] } {
  const entries: string[] = []
  const faults: string[] = []
  for (const line of lines) {
    const entry = line.toLowerCase()
    if (HASH.test(entry) || ruleNames.includes(entry)) entries.push(entry)
    else faults.push(describeFault(line, ruleNames))
  }
  return { entries, faults }
}

/** Never quotes the entry: it can be a credential that was pasted instead of its hash. */
function describeFault(line: string, ruleNames: readonly string[]): string {
  if (/^sha256:/i.test(line)) return 'an entry lacks the 64 hex digits after `sha256:`'
  if (!/^[a-z][a-z0-9-]{2,60}$/.test(line)) return 'an entry is neither a rule name nor `sha256:` and a hash'
  const nearest = findNearestName(line, ruleNames)
  if (nearest === undefined) return 'an entry is not a known rule'
  return `an entry is not a known rule; did you mean \`${nearest}\`?`
}
