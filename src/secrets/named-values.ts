import { type Assignment, findAssignments } from './assignments.ts'
import { CommandReader } from './commands.ts'
import { classifyName, type NameKind, splitName } from './credential-names.ts'
import type { Finding } from './finding.ts'
import { HeaderReader } from './headers.ts'
import { computeEntropy, isPlaceholder, isTemplate, isTrivialPassword, looksRandom } from './placeholder.ts'
import { includesCode, type Part, parseShape } from './shape.ts'
import { isLocalConnection } from './urls.ts'
import { VENDOR_NAMES, type VendorName } from './vendor-names.ts'
import type { TextView } from './view.ts'
import { countClasses, countRandom } from './words.ts'

type VendorRow = Pick<VendorName, 'rule'> & {
  readonly entropy: number
  readonly parts: readonly Part[]
  readonly hasLiteral: boolean
}

/** Parsed name; cached, because names repeat in a text. */
type Name = {
  readonly words: readonly string[]
  readonly kind: NameKind | undefined
  readonly rows: readonly VendorRow[]
}

const NAMES_MAX = 10_000
/** Minimum share of a value outside of words. */
const RANDOM_MIN = 0.4
/** Minimum characters; a shorter token must have lowercase, uppercase and digits. */
const TOKEN_MIN = 16
const KEY_MIN = 24
const PASSWORD_MAX = 128
/** URL of a badge: its token is public. */
const BADGE = /\.svg\?[\w=&.-]{0,60}$/
const BADGE_MAX = 80
/** Start of a public key in Base64. */
const PUBLIC_KEY = /^(?:MFkwEwYHKoZIzj0|MHYwEAYHKoZIzj0|MCowBQYDK2Vw|MII[BC]Ij|AAAA[BCE]3NzaC|AAAAE2VjZHNh)/
type VendorIndex = {
  /** By the vendor's words, joined. */
  readonly rows: ReadonlyMap<string, readonly VendorRow[]>
  /** First characters of vendor names, to skip most words quickly. */
  readonly starts: ReadonlySet<string>
}

let vendorIndex: VendorIndex | undefined

/** Created on demand, because some runs scan nothing. */
function createVendorIndex(): VendorIndex {
  const rows = new Map<string, VendorRow[]>()
  const starts = new Set<string>()
  for (const { rule, names, shape, entropy: minimum } of VENDOR_NAMES) {
    const parts = parseShape(shape)
    const row = { rule, parts, hasLiteral: parts.some((part) => 'literals' in part), entropy: minimum ?? 0 }
    for (const name of names) {
      const key = splitName(name).join('')
      rows.set(key, [...(rows.get(key) ?? []), row])
      for (let length = 1; length <= BEGINNING_MAX; length++) starts.add(key.slice(0, length))
    }
  }
  return { rows, starts }
}

/** Maximum words of a vendor's name. */
const VENDOR_WORDS_MAX = 4
const BEGINNING_MAX = 3
const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** A call, a path, a URL, or the hash of a password. */
const EXPRESSION =
  /:\/\/|^(?:\.{1,2}|~)?\/\/?(?:[a-z]+\/)|^(?:sha\d{1,3}[-:]|h1:|urn:|arn:|\$2[aby]\$|data:|enc\[)|\(\)|=>|->|…|\[redacted/i
/** Names of identifiers, for any vendor. */
const IDENTIFIER =
  /^(?:ids?|uuid|guid|hash|sha|sha1|sha256|md5|commit|rev|revision|checksum|digest|integrity|version|url|uri|link|path|file|filename|name|email|host|account|project|org|workspace|team|tenant|region|arn|public|pub|publishable|anon|site|fingerprint|etag|example|sample|fake|mock|dummy|cache|next|page|cursor|trace|span|request|correlation|session|image|build|run|job|message|msg|user|username|index|measurement)$/

/**
 * Finds values by their names: a vendor's name with a matching shape, or a credential's name with a random value. Also
 * finds credentials in headers and options of commands.
 */
export function* findNamedValues(textView: TextView): Generator<Finding> {
  const names = new Map<string, Name>()
  const headers = new HeaderReader(textView)
  const commands = new CommandReader(textView)
  for (const found of findAssignments(textView)) {
    if ('option' in found) {
      yield* commands.readAt(found.option)
      continue
    }
    if ('header' in found) {
      yield* headers.readAt(found.header)
      continue
    }
    let name = names.get(found.name)
    if (name === undefined) {
      name = readName(found.name)
      if (names.size < NAMES_MAX) names.set(found.name, name)
    }
    const { start, end } = found
    const rule = name.rows.length === 0 && name.kind === undefined ? undefined : findRule(name, found)
    if (
      rule === undefined ||
      BADGE.test(textView.view.slice(Math.max(0, start - BADGE_MAX), start)) ||
      (name.kind === 'password' && isLocalConnection(textView.view, start, end))
    )
      continue
    yield { rule, start, end, isFromContext: true }
  }
}

function readName(text: string): Name {
  const words = splitName(text)
  return { words, kind: classifyName(words), rows: [...findVendorRows(words)] }
}

function findRule({ words, kind, rows }: Name, found: Assignment): string | undefined {
  const { value } = found
  if (EXPRESSION.test(value) || PUBLIC_KEY.test(value) || isTemplate(value) || isEncodedText(value)) return undefined
  const row = rows.find((candidate) => isOfVendor(candidate, kind, words, value))
  return row?.rule ?? (kind === undefined ? undefined : findGenericRule(kind, found, words))
}

/** Whether a value is Base64 of words, an example in documents; for `user:password`, checks the password. */
function isEncodedText(value: string): boolean {
  if (!/^[A-Za-z\d+/]{8,}={0,2}$/.test(value) || value.length % 4 !== 0) return false
  const text = Buffer.from(value, 'base64').toString('latin1')
  if (!/^[\x20-\x7e]+$/.test(text)) return false
  const secret = text.slice(text.indexOf(':') + 1)
  return isTrivialPassword(secret) || countRandom(secret) < secret.length * RANDOM_MIN
}

function isOfVendor(row: VendorRow, kind: NameKind | undefined, words: readonly string[], value: string): boolean {
  if (!matchesShape(row.parts, value) || computeEntropy(value) < row.entropy) return false
  if (isPlaceholder(row.parts.reduce(removeLiterals, value))) return false
  if (countRandom(value) < value.length * RANDOM_MIN) return false
  return kind !== undefined || row.hasLiteral || (isTokenLike(value) && !words.some((word) => IDENTIFIER.test(word)))
}

/** Whether a value is too random for an identifier. */
function isTokenLike(value: string): boolean {
  return value.length >= TOKEN_MIN && !HASH.test(value) && !UUID.test(value) && looksRandom(value)
}

function* findVendorRows(words: readonly string[]): Generator<VendorRow> {
  vendorIndex ??= createVendorIndex()
  for (const [from, first] of words.entries()) {
    if (!vendorIndex.starts.has(first.slice(0, BEGINNING_MAX))) continue
    let name = ''
    for (const word of words.slice(from, from + VENDOR_WORDS_MAX)) {
      name += word
      yield* vendorIndex.rows.get(name) ?? []
    }
  }
}

/** Whether a shape matches the whole value. */
function matchesShape(parts: readonly Part[], value: string): boolean {
  let at = 0
  for (const part of parts) {
    if ('literals' in part) {
      const from = at
      const literal = part.literals.find((text) => value.startsWith(text, from))
      if (literal === undefined) return false
      at += literal.length
    } else {
      const limit = Math.min(value.length, at + part.max)
      const from = at
      while (at < limit && includesCode(part.alphabet, value.charCodeAt(at))) at++
      if (at - from < part.min) return false
    }
  }
  return at === value.length
}

/** Removes a shape's literals, which must not count as signs of a placeholder. */
function removeLiterals(value: string, part: Part): string {
  const literal = 'literals' in part ? part.literals.find((text) => value.includes(text)) : undefined
  return literal === undefined ? value : value.replace(literal, '')
}

function findGenericRule(kind: NameKind, found: Assignment, words: readonly string[]): string | undefined {
  const { value } = found
  if (isPlaceholder(value) || isTrivialPassword(value)) return undefined
  const accepts = kind === 'password' ? isPassword(found) : isSecret(kind, found, words)
  return accepts ? selectGenericRule(words.join(''), value) : undefined
}

/** Returns the rule of a generic name; the CLI has specific rules for three names. */
function selectGenericRule(name: string, value: string): string {
  if (name === 'administratorloginpassword') return 'hashicorp-tf-password'
  if (name === 'cleartextpassword') return 'nuget-config-password'
  return name === 'secretkey' && value.startsWith('sk_') ? 'freemius-secret-key' : 'generic-api-key'
}

/** Whether a value is mostly outside of words; stricter in prose. */
function isPassword({ value, join, isQuoted }: Assignment): boolean {
  const isProse = join === 'colon' && !isQuoted
  if (value.length > PASSWORD_MAX || (isProse && HASH.test(value))) return false
  // A property access such as `config.password`.
  if (!isQuoted && /^[A-Za-z_][A-Za-z_.]*$/.test(value) && /[._]/.test(value)) return false
  const random = countRandom(value)
  return (
    random >= (isProse ? 7 : 6) &&
    random >= value.length * RANDOM_MIN &&
    countClasses(value) >= 2 &&
    computeEntropy(value) >= 2.5
  )
}

function isSecret(kind: NameKind, { value, join, isQuoted }: Assignment, words: readonly string[]): boolean {
  if (UUID.test(value)) return kind === 'secret'
  if (HASH.test(value)) return kind === 'secret' || (kind === 'token' && words.length > 1)
  if (!/^[\w+/.=~:@!%*#^|-]{10,}$/.test(value) || !looksRandom(value)) return false
  const hasAll = /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value)
  if (kind === 'key') return value.length >= KEY_MIN && hasAll
  if (value.length < TOKEN_MIN) return hasAll && (isQuoted || join !== 'colon' || value.length >= TOKEN_MIN - 2)
  return !/^[A-Z][A-Z\d_]*$/.test(value) || countRandom(value) > value.length * 0.7
}
