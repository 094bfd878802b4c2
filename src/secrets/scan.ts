import { createHash } from 'node:crypto'
import { Failure } from '../failure.ts'
import type { Allowlist, CredentialPolicy } from './credential-policy.ts'
import { findBlocks } from './find-blocks.ts'
import { findFormats } from './find-formats.ts'
import type { Finding } from './finding.ts'
import type { FoundCredential } from './found-credentials.ts'
import { findNamedValues } from './named-values.ts'
import { isEverydayWord } from './placeholder.ts'
import { ValueFinder } from './repeated-values.ts'
import { findUrlPasswords } from './urls.ts'
import { createView, decodeSlice, type TextView } from './view.ts'

/** Maximum different values found by context; real conversations have fewer. */
const VALUES_MAX = 1000
/** Rule of values that were found only by their names. */
const GENERIC_RULE = 'generic-api-key'
const FINDERS = [findBlocks, findFormats, findUrlPasswords, findNamedValues]

export type CredentialScan = {
  /** One per different value, in the order of the text. */
  readonly findings: readonly FoundCredential[]
  /** The text with markers. */
  readonly redacted: string
}

/**
 * Replaces exact values, and finds credentials unless they are sent. Ignores placeholders, trivial passwords and local
 * databases, like the SpecStory CLI.
 * @throws Failure `too-large` for more than `VALUES_MAX` values found by context
 */
export function scanCredentials(text: string, policy: CredentialPolicy, now = Date.now()): CredentialScan {
  const { redactionMode, exactValues } = policy
  if (exactValues === undefined) return findAndRedact(text, policy, now)
  const view = createView(text)
  const { masked, findings } = exactValues.mask(view)
  const scan = findAndRedact(masked, policy, now)
  return redactionMode === 'send'
    ? scan
    : { ...scan, findings: [...toFoundCredentials(view, findings, now), ...scan.findings] }
}

/** Replaces only exact values. */
export function maskExactValues(text: string, { exactValues }: CredentialPolicy): string {
  return exactValues === undefined ? text : exactValues.mask(createView(text)).masked
}

function findAndRedact(text: string, { redactionMode, allowlist }: CredentialPolicy, now: number): CredentialScan {
  const nothing = { findings: [], redacted: text }
  if (redactionMode === 'send') return nothing
  const view = createView(text)
  const found = FINDERS.flatMap((find) => [...find(view)])
  if (found.length === 0) return nothing
  const wanted = removeGeneric(removeAllowed(found, allowlist, view))
  const findings = mergeOverlapping([...wanted, ...findOtherOccurrences(view, wanted)])
  return { findings: toFoundCredentials(view, findings, now), redacted: redact(text, findings) }
}

/** Removes findings that `secrets-allow` permits, and context findings at the same place. */
function removeAllowed(findings: readonly Finding[], allowlist: Allowlist, view: TextView): Finding[] {
  const allowed = findings.filter((finding) => allowlist.allows(finding, view))
  if (allowed.length === 0) return [...findings]
  const names = new Set(allowed)
  const starts = new Map(allowed.map(({ start, end }) => [start, end]))
  return findings.filter(
    (finding) => !names.has(finding) && !(finding.isFromContext && finding.end <= (starts.get(finding.start) ?? 0)),
  )
}

/** Removes generic findings around a credential with a known format, such as `user:ghp_…@host`. */
function removeGeneric(findings: readonly Finding[]): Finding[] {
  const specific = findings.filter(({ isFromContext }) => !isFromContext).sort((a, b) => a.start - b.start)
  if (specific.length === 0) return [...findings]
  const generic = findings.filter(isGeneric).sort((a, b) => a.start - b.start)
  let next = 0
  const distinct = generic.filter(({ start, end }) => {
    while ((specific[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (specific[next]?.start ?? Number.POSITIVE_INFINITY) >= end
  })
  return [...findings.filter((finding) => !isGeneric(finding)), ...distinct]
}

function isGeneric({ rule }: Finding): boolean {
  return rule === GENERIC_RULE
}

/** Finds the other places of values that were found by context. */
function* findOtherOccurrences(view: TextView, findings: readonly Finding[]): Generator<Finding> {
  const rules = new Map<string, string>()
  for (const { rule, start, end, isFromContext, inner } of findings) {
    for (const [from, to] of [
      ...(isFromContext ? [[start, end] as const] : []),
      ...(inner === undefined ? [] : [inner]),
    ]) {
      const value = decodeSlice(view, from, to)
      if (!isEverydayWord(value) && (!rules.has(value) || rules.get(value) === GENERIC_RULE)) rules.set(value, rule)
    }
    if (rules.size > VALUES_MAX) throw createTooManyFailure()
  }
  if (rules.size === 0) return
  for (const { value, start, end } of new ValueFinder([...rules.keys()]).find(view.codes)) {
    yield { rule: rules.get(value) ?? '', start, end, isFromContext: true }
  }
}

function createTooManyFailure(): Failure {
  const hint = 'Leave the file out with `exclude`, or name the rule that finds what is none in `secrets-allow`.'
  return new Failure('too-large', `The session holds more than ${VALUES_MAX} different credentials.`, hint)
}

/** Sorts findings and merges overlapping ones; the longest one names the rule. */
function mergeOverlapping(findings: readonly Finding[]): Finding[] {
  const merged: Finding[] = []
  for (const finding of findings.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || rankFinding(a) - rankFinding(b),
  )) {
    const last = merged.at(-1)
    if (last === undefined || finding.start >= last.end) merged.push(finding)
    else if (finding.end > last.end) {
      const longest = finding.end - finding.start > last.end - last.start ? finding : last
      merged[merged.length - 1] = { ...longest, start: last.start, end: finding.end }
    }
  }
  return merged
}

/** Ranks findings at the same place; the most specific one comes first. */
function rankFinding(finding: Finding): number {
  return isGeneric(finding) ? 2 : finding.isFromContext ? 1 : 0
}

function toFoundCredentials(view: TextView, findings: readonly Finding[], now: number): FoundCredential[] {
  const found = new Map<string, FoundCredential>()
  let line = 1
  let lineBreak = view.text.indexOf('\n')
  for (const { rule, start, end, isPublic, expiresAt } of findings) {
    for (; lineBreak !== -1 && lineBreak < start; line++) lineBreak = view.text.indexOf('\n', lineBreak + 1)
    const value = decodeSlice(view, start, end)
    if (found.has(value)) continue
    const harmless = isPublic ? 'public' : expiresAt !== undefined && expiresAt * 1000 < now ? 'expired' : undefined
    const fingerprint = createHash('sha256').update(value).digest('base64')
    found.set(value, { rule, line, fingerprint, ...(harmless === undefined ? {} : { harmless }) })
  }
  return [...found.values()]
}

function redact(text: string, findings: readonly Finding[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end, rule } of findings) {
    parts.push(text.slice(at, start), `[REDACTED:${rule}]`)
    at = end
  }
  return parts.join('') + text.slice(at)
}
