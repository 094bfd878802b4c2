import { countClasses, countRandom, isWordLike } from './words.ts'

/** Placeholders in documents and examples. */
const WORDS =
  /example|placeholder|redacted|changeme|change[-_]me|dummy|sample|fake|your[-_]|insert[-_]|replace[-_]|my[-_](?:api|secret|token|key)|x{6}|\*{3}|\.{3}|…|你的|您的/i
/** Examples of RFC 6455, 6749, 6750, 7515 and 7617, which are copied into documents and tests. */
const EXAMPLES = new Set(
  (
    '2YotnFZFEjr1zCsicMWpAA tGzv3JOkF0XG5Qx2TlKWIA mF_9.B5f-4.1JqM SplxlOBeZQQYbYS6WxSbIA czZCaGRSa3F0MzpnWDFmQmF0M2JW ' +
    'gX1fBat3bV 7Fjfp0ZBr1KtDRbnfVdmIw SlAV32hkKG h480djs93hd8 QWxhZGRpbjpvcGVuIHNlc2FtZQ== YWxhZGRpbjpvcGVuc2VzYW1l ' +
    'dGhlIHNhbXBsZSBub25jZQ== opensesame'
  ).split(' '),
)
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'
/** Part of a name: a word, an abbreviation, a number, a version. */
const NAME_PART = /^(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20}|[A-Za-z]{1,12}\d{1,3}|\d{1,3}[a-z]{1,3}|\d{1,8})$/
const NAME_MAX = 80
/** Letters of one case: words without blanks. */
const ONE_CASE = /^(?:[a-z]{20,}|[A-Z]{20,})$/
/** `getQueryUnmatchedFileEvents`: at most about one capital per four letters. */
const CAMEL_CASE = /^[A-Za-z]?[a-z]+(?:[A-Z][a-z]+)+$/
const CAMEL_SHARE = 0.28
/** Bits per character: 16 random letters and digits have about 3.5, `xxxx1234` has 2. */
const ENTROPY_MIN = 2.5
const RUN_MAX = 8
/** Maximum UTF-16 units to judge: enough for every format, and constant work for huge values. */
export const JUDGED_LENGTH = 128

/** Default and example passwords. */
const TRIVIAL =
  /^(?:(?:my|your|the|some|db|new|user|admin|root|dev|local|test)[-_]?)?(?:pass(?:word|wd|code)?|passw0rd|p@ssw0rd|pwd|pw|secret|token|test|testing|admin|root|user(?:name)?|postgres|mysql|mongo|guest|demo|foo|bar|baz|abc|asdf|example|change-?(?:me|it)|qwerty|letmein|hunter2|welcome|x{1,9}|\*{1,30}|\.{3})(?:[-_]?here)?[-_]?\d{0,6}!?$/i
/**
 * `${VAR}`, `$(…)`, `{{ … }}` anywhere; `$VAR`, `<password>`, `[PASSWORD]`, `{password}`, `%s`, `%VAR%`, `:name` alone.
 */
const TEMPLATE =
  /\$\{|\$\(|\{\{|<%|#\{|…|^(?:<.*>?|\[[^\d]*\]?|\{[\w.$ -]*\}|\(.*\)|%\w{0,30}%|%\(\w*\)?s?|%[-\d.]{0,4}[sdvwqx]|:\w*[a-z_]{4}|[A-Z]{2,30}(?:_[A-Z]{1,30}){1,5})$/
/** `$DB_PASSWORD`, `$env:PW` and `$1`. */
const VARIABLE = /^\$(?:env:|[a-z]{1,6}\.)?(?:[A-Z][A-Z\d_]*|[a-z_][a-z_]*\d?|[a-z]+(?:[A-Z][a-z]+)+|\d)?$/
/** Digits and signs that replace letters. */
const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
/** Words in a placeholder name. */
const PLACEHOLDER_WORD = /pass|secret|token|key|pwd|here|test|demo|user|credential/i
/** Text of sentences: short, or a number. */
const SHORT = /^(?:.{0,7}|\d{1,12})$/
const LETTERS = /^(?:[A-Z]?[a-z]{1,24}|[A-Z]{1,24})$/

/**
 * Recognizes placeholders such as `xxxx…`, `…EXAMPLE`, `your-api-key-here`, `0000…`.
 * @param body the credential without the fixed start of its format
 */
export function isPlaceholder(body: string): boolean {
  const start = body.slice(0, JUDGED_LENGTH)
  return (
    computeEntropy(start) <= ENTROPY_MIN ||
    EXAMPLES.has(start) ||
    WORDS.test(start) ||
    isName(start) ||
    /^\d+$/.test(start) ||
    start.toLowerCase().includes(ALPHABET) ||
    findLongestRun(start) >= RUN_MAX
  )
}

/** Whether a text consists of words, like names of variables, files and packages. */
function isName(text: string): boolean {
  if (ONE_CASE.test(text)) return true
  if (CAMEL_CASE.test(text)) return text.replaceAll(/[^A-Z]/g, '').length <= text.length * CAMEL_SHARE
  const parts = text.split(/[-_./]/)
  return parts.length > 1 && text.length <= NAME_MAX && parts.every((part) => part === '' || NAME_PART.test(part))
}

/** Recognizes variables, templates, and placeholders in brackets. */
export function isTemplate(text: string): boolean {
  const start = text.slice(0, JUDGED_LENGTH)
  return TEMPLATE.test(start) || VARIABLE.test(start)
}

/** Recognizes default passwords, placeholders and templates. */
export function isTrivialPassword(password: string): boolean {
  const start = password.slice(0, JUDGED_LENGTH)
  return (
    TRIVIAL.test(start) ||
    TRIVIAL.test(start.replaceAll(/[013457@$!]/g, (sign) => LEET[sign] ?? sign)) ||
    EXAMPLES.has(start) ||
    WORDS.test(start) ||
    isTemplate(start) ||
    (isName(start) && PLACEHOLDER_WORD.test(start)) ||
    computeEntropy(start) < 1.5 ||
    isCount(start)
  )
}

/** Whether a value can be an ordinary word, which must not be replaced in the rest of the text. */
export function isEverydayWord(value: string): boolean {
  return SHORT.test(value) || (LETTERS.test(value) ? isWordLike(value) : isName(value))
}

const counts = new Uint16Array(128)

/** Computes Shannon's entropy of the first characters, in bits per character. */
export function computeEntropy(text: string): number {
  const length = Math.min(text.length, JUDGED_LENGTH)
  counts.fill(0)
  // Non-ASCII characters are rare in credentials: they count by their last seven bits.
  for (let at = 0; at < length; at++) {
    const index = text.charCodeAt(at) % counts.length
    counts[index] = (counts[index] as number) + 1
  }
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / length) * Math.log2(count / length)
  return bits
}

/** `1234`, `12345678`. */
function isCount(text: string): boolean {
  return '01234567890'.includes(text)
}

function findLongestRun(text: string): number {
  let longest = 0
  let run = 0
  for (let index = 0; index < text.length; index++) {
    run = index > 0 && text[index] === text[index - 1] && text[index] !== '\\' ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}

/** Whether a value looks like the output of a generator: few words, many different characters. */
export function looksRandom(value: string): boolean {
  const letters = value.replaceAll(/[^A-Za-z]/g, '').length
  const random = countRandom(value)
  const isHex = /^[0-9a-f]+$/i.test(value)
  const bits = Math.min(isHex ? 3 : 3.5, Math.log2(value.length) * 0.82)
  const hasDigit = /\d/.test(value)
  return (
    letters >= 3 &&
    random >= value.length * (hasDigit ? 0.55 : 0.75) &&
    random >= 9 &&
    computeEntropy(value) >= bits &&
    (hasDigit || (value.length >= 20 && countClasses(value) >= 2))
  )
}
