import { classifyName, splitName } from './credential-names.ts'
import type { Finding } from './finding.ts'
import { findCookies, isHeaderSecret } from './headers.ts'
import { computeEntropy, isPlaceholder, isTemplate, isTrivialPassword, looksRandom } from './placeholder.ts'
import { decodeSlice, FILLER, FILLER_CODE, skipFillers, type TextView } from './view.ts'
import { countRandom } from './words.ts'

/** UTF-16 units to search for a command before an option, and for its words after it. */
const BACK_MAX = 4096
const LINE_MAX = 16_384
/** Maximum words of all commands in a line. */
const WORDS_MAX = 1000
const LF = 10
const SPACE = 32
const DASH = 45
const BACKSLASH = 92
/** Bits per character, as in the CLI. */
const HEADER_ENTROPY_MIN = 2.75
const USER_ENTROPY_MIN = 2
/** Placeholder of the password if the user is a token. */
const NO_PASSWORD = /^(?:x|x-oauth-basic|api_token|api_key)?$/i

/** A command with a password option; `verb`: required word after the command. */
type PasswordCommand = { readonly names: string; readonly verb?: string; readonly option: RegExp }

const PASSWORD_COMMANDS: readonly PasswordCommand[] = [
  {
    names: 'mysql mysqldump mysqladmin mysqlimport mysqlsh mariadb mariadb-dump mariadb-admin mycli',
    option: /^-p(?=.)/,
  },
  { names: 'sshpass', option: /^-p/ },
  { names: 'redis-cli valkey-cli', option: /^(?:-a|--pass)$/ },
  { names: 'docker podman nerdctl helm oras buildah skopeo crane', verb: 'login', option: /^-p$/ },
  { names: 'az oc argocd', verb: 'login', option: /^-p$/ },
  { names: 'mongo mongosh mongodump mongorestore mongoexport mongoimport', option: /^-p(?=.|$)/ },
  { names: 'ldapsearch ldapmodify ldapadd ldapwhoami ldapdelete', option: /^-w(?=.|$)/ },
  { names: 'sqlcmd bcp zip unzip', option: /^-P(?=.|$)/ },
  { names: '7z 7za 7zz', option: /^-p(?=.)/ },
]
/** Commands with options for headers and users. */
const REQUEST: PasswordCommand = { names: 'curl wget', option: /(?!)/ }
const COMMANDS = new Map(
  [REQUEST, ...PASSWORD_COMMANDS].flatMap((command) =>
    command.names.split(' ').map((name) => [name, command] as const),
  ),
)
const OPTION_MAX = 200
/** Maximum UTF-16 units of a header before its value. */
const HEADER_MAX = 300
const SHORT = new Set([...'HubUpaPw'].map((letter) => letter.charCodeAt(0)))
/** `--header`, `--user`, `--oauth2-bearer`, `--cookie`, `--proxy-user`. */
const LONG = new Set([...'huocp'].map((letter) => letter.charCodeAt(0)))
const LETTERS_MAX = 7
const NAME = /(?<![\w.@-])[\w-]{2,20}(?=(?:\.exe)?[ \t\v\\])/g

/** Offsets of a word of a command, without quotes. */
type Word = { readonly start: number; readonly end: number }

/** Finds credentials in options of commands, in linear time: no line is read twice. */
export class CommandReader {
  readonly #textView: TextView
  #reach = 0

  constructor(textView: TextView) {
    this.#textView = textView
  }

  /** @param at offset of a dash; must increase from call to call */
  *readAt(at: number): Generator<Finding> {
    const textView = this.#textView
    const { view, codes } = textView
    if (at < this.#reach || !isOption(codes, at + 1)) return
    const from = findLineStart(textView, at, this.#reach)
    this.#reach = findLineEnd(textView, at)
    let done = 0
    let left = WORDS_MAX
    const around = new OpenQuote(view, from)
    for (const { 0: name, index } of view.slice(from, this.#reach).matchAll(NAME)) {
      if (index < done || !COMMANDS.has(name)) continue
      around.advance(from + index)
      const words = [...readWords(textView, from + index, this.#reach, around.open).take(left)]
      done = (words.at(-1)?.end ?? from + index + name.length) - from
      yield* findInCommands(textView, words)
      left -= words.length
      if (left <= 0) return
    }
  }
}

/** Splits words into commands: one command can run another, as in `docker exec db mysql …`. */
function* findInCommands(textView: TextView, words: readonly Word[]): Generator<Finding> {
  const texts = words.map(({ start, end }) => decodeSlice(textView, start, Math.min(end, start + OPTION_MAX)))
  const commandIndexes = [...texts.keys()].filter((index) => COMMANDS.has(getCommandName(texts[index])))
  for (const [index, start] of commandIndexes.entries()) {
    const end = commandIndexes[index + 1] ?? words.length
    const command = COMMANDS.get(getCommandName(texts[start]))
    const given = [words.slice(start + 1, end), texts.slice(start + 1, end)] as const
    if (command === undefined || command === REQUEST) yield* findInRequest(textView, ...given)
    else yield* findPassword(textView, command, ...given)
  }
}

/** Reads the name from `/usr/bin/curl` or `curl.exe`. */
function getCommandName(word = ''): string {
  return /[/\\.]/.test(word) ? word.slice(word.lastIndexOf('/') + 1).replace(/\.exe$/, '') : word
}

/** Whether an option is searched for, also as one of several letters. */
function isOption(codes: Uint16Array, at: number): boolean {
  if (codes[at] === DASH) return LONG.has(codes[at + 1] ?? 0)
  for (let letter = at; letter < at + LETTERS_MAX; letter++) {
    const code = codes[letter] ?? 0
    if (SHORT.has(code)) return true
    if (code < 65 || code > 122) return false
  }
  return false
}

/** Finds the start of a line, including continued lines. */
function findLineStart(textView: TextView, at: number, floor: number): number {
  const { codes } = textView
  const limit = Math.max(floor, at - BACK_MAX)
  let from = at
  while (from > limit && !(codes[from - 1] === LF && !isContinued(textView, from - 1))) from--
  return from
}

function findLineEnd(textView: TextView, at: number): number {
  const { codes } = textView
  const limit = Math.min(codes.length, at + LINE_MAX)
  let end = at
  while (end < limit && !(codes[end] === LF && !isContinued(textView, end))) end++
  return end
}

/** Whether a shell's backslash precedes a line break; JSON escapes both characters. */
function isContinued({ text, codes }: TextView, lf: number): boolean {
  let from = lf
  while (codes[from - 1] === FILLER_CODE) from--
  if (from === lf) return text.charCodeAt(lf - 1) === BACKSLASH || text.startsWith('\\\r', lf - 2)
  const backslashes = lf - from
  return backslashes >= 3 && backslashes !== 4
}

type Quote = { readonly code: number; readonly depth: number }

/** An open quote around a command; the closing quote ends the command. */
class OpenQuote {
  open: Quote | undefined
  readonly #view: string
  #at: number

  constructor(view: string, at: number) {
    this.#view = view
    this.#at = at
  }

  advance(to: number): void {
    const view = this.#view
    for (; this.#at < to; this.#at++) {
      const code = view.charCodeAt(this.#at)
      if (!isQuote(code)) continue
      const depth = countEscapeDepth(view, this.#at)
      if (this.open === undefined) {
        if (code !== 39 || !/\w/.test(view[this.#at - 1] ?? '')) this.open = { code, depth }
      } else if (this.open.code === code && this.open.depth === depth) this.open = undefined
    }
  }
}

/** Counts the escape units before a quote. */
function countEscapeDepth(view: string, at: number): number {
  let depth = 0
  while (view.charCodeAt(at - 1 - depth) === FILLER_CODE) depth++
  return depth
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96
}

/** Reads the words of a command up to its end. */
function* readWords(textView: TextView, from: number, limit: number, around: Quote | undefined): Generator<Word> {
  const { view, codes } = textView
  let at = from
  while (at < limit) {
    const code = codes[at] ?? 0
    if (code === SPACE || code === 9 || code === LF || code === 13 || code === FILLER_CODE) at++
    else if (code === BACKSLASH && /\s/.test(view[at + 1] ?? '')) at++
    else {
      const word = readWord(textView, at, limit, around)
      if (word === undefined) return
      yield word
      at = word.next
    }
  }
}

function readWord(
  textView: TextView,
  from: number,
  limit: number,
  around: Quote | undefined,
): (Word & { next: number }) | undefined {
  const { view, codes } = textView
  let at = from
  let start = -1
  let end = -1
  for (; at < limit; at++) {
    const code = codes[at] ?? 0
    if (code === FILLER_CODE) continue
    if (isQuote(code)) {
      if (around?.code === code && around.depth === countEscapeDepth(view, at)) break
      const close = findClosingQuote(view, at, limit, code)
      if (close === -1 || code === 96) break
      if (start === -1) start = at + 1
      end = close - countEscapeDepth(view, close)
      at = close
    } else if (code <= SPACE || code === 59 || code === 124 || code === 41 || isWidePunctuation(code)) break
    else if (code === 38 && !/[\w%]/.test(view[at + 1] ?? '')) break
    else if (code === BACKSLASH && (codes[at + 1] === LF || codes[at + 1] === 13)) break
    else {
      if (start === -1) start = at
      end = at + 1
    }
  }
  return start === -1 || end < start ? undefined : { start, end, next: Math.max(at, end) }
}

/** Chinese and Japanese punctuation, which is never part of a command. */
function isWidePunctuation(code: number): boolean {
  return (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20)
}

function findClosingQuote(view: string, open: number, limit: number, code: number): number {
  const depth = countEscapeDepth(view, open)
  for (let at = open + 1; at < limit; at++) {
    if (view.charCodeAt(at) === code && countEscapeDepth(view, at) === depth) return at
  }
  return -1
}

/** Finds headers, users and cookies of curl (https://curl.se/docs/manpage.html) and wget. */
function* findInRequest(textView: TextView, words: readonly Word[], texts: readonly string[]): Generator<Finding> {
  for (const [index, word] of words.entries()) {
    const option = texts[index] ?? ''
    if (!option.startsWith('-')) continue
    const [, letters = '', attached = ''] = /^-([a-zA-Z]{0,6}?[HuUb])(.*)$/s.exec(option) ?? []
    const [, long = '', given] = /^--(header|proxy-header|user|proxy-user|cookie|oauth2-bearer)(=)?/.exec(option) ?? []
    const letter = letters.at(-1)
    if (letter === undefined && long === '') continue
    const skipped = given === '=' ? long.length + 3 : attached === '' ? 0 : letters.length + 1
    const value =
      skipped > 0 ? trimOpeningQuote(textView, { start: word.start + skipped, end: word.end }) : words[index + 1]
    if (value === undefined) continue
    if (letter === 'H' || long.endsWith('header')) yield* findInHeader(textView, value)
    else if (letter === 'b' || long === 'cookie')
      yield* findCookies(textView, value.start, value.end, 'curl-auth-header')
    else if (long === 'oauth2-bearer') yield* findToken(textView, value, 'bearer')
    else yield* findUser(textView, value)
  }
}

/** Removes an opening quote after an attached option. */
function trimOpeningQuote({ view }: TextView, { start, end }: Word): Word {
  const from = skipFillers(view, start)
  return isQuote(view.charCodeAt(from)) ? { start: from + 1, end } : { start, end }
}

function* findInHeader(textView: TextView, { start, end }: Word): Generator<Finding> {
  const header = textView.view.slice(start, Math.min(end, start + HEADER_MAX))
  const [front, name = '', scheme = ''] =
    /^["'\v]{0,8}([A-Za-z][\w\v-]{1,80})[ \v]{0,4}:[ \t\v]*(?:([A-Za-z][\w-]{1,24})(?:[ \t\v]+|=)(?:token=)?["'\v]{0,8}(?=\S))?/.exec(
      header,
    ) ?? []
  if (front === undefined) return
  const words = splitName(name.replaceAll(FILLER, ''))
  if (words.at(-1) === 'cookie') yield* findCookies(textView, start + front.length, end, 'curl-auth-header')
  else if (isSecretHeader(words)) yield* findToken(textView, { start: start + front.length, end }, scheme)
}

function isSecretHeader(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  if (last === 'authorization' || (last === 'key' && words[0] === 'x')) return true
  return /(?:key|token|secret|password|auth)$/.test(last) && classifyName(words) !== undefined
}

function* findToken(textView: TextView, { start, end }: Word, scheme: string): Generator<Finding> {
  const value = decodeSlice(textView, start, end)
  if (!/^[\w~+/.=:|%!*$@#^-]{8,4096}$/.test(value)) return
  const accepts = /^basic$/i.test(scheme)
    ? isHeaderSecret(value, scheme)
    : !isPlaceholder(value) &&
      !isTemplate(value) &&
      countRandom(value) >= 6 &&
      computeEntropy(value) > HEADER_ENTROPY_MIN
  if (accepts) yield { rule: 'curl-auth-header', start, end, isFromContext: true }
}

/** Finds `user:password`, or a token as the user. */
function* findUser(textView: TextView, { start, end }: Word): Generator<Finding> {
  const value = decodeSlice(textView, start, end)
  const colon = textView.view.indexOf(':', start)
  if (colon === -1 || colon >= end || value.length > 400 || /\s/.test(value) || /\$\{|\$\(|\{\{|^[$<[]/.test(value))
    return
  const user = decodeSlice(textView, start, colon)
  const password = decodeSlice(textView, colon + 1, end)
  if (NO_PASSWORD.test(password)) {
    if (looksRandom(user) && !isPlaceholder(user))
      yield { rule: 'curl-auth-user', start, end: colon, isFromContext: true }
  } else if (
    password.length >= 3 &&
    password !== user &&
    !isTrivialPassword(password) &&
    computeEntropy(value) > USER_ENTROPY_MIN
  ) {
    yield { rule: 'curl-auth-user', start, end, isFromContext: true, inner: [colon + 1, end] }
  }
}

function* findPassword(
  textView: TextView,
  command: PasswordCommand,
  words: readonly Word[],
  texts: readonly string[],
): Generator<Finding> {
  if (command.verb !== undefined && !texts.slice(0, 3).includes(command.verb)) return
  for (const [index, { start, end }] of words.entries()) {
    const [option] = command.option.exec(texts[index] ?? '') ?? []
    if (option === undefined) continue
    const isAttached = (texts[index]?.length ?? 0) > option.length
    const value = isAttached ? trimOpeningQuote(textView, { start: start + option.length, end }) : words[index + 1]
    if (value === undefined) continue
    const password = decodeSlice(textView, value.start, value.end)
    if (/\s/.test(password) || password.length < 4 || password.startsWith('-') || isTrivialPassword(password)) continue
    yield { rule: 'generic-api-key', start: value.start, end: value.end, isFromContext: true }
  }
}
