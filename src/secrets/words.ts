/**
 * Letter pairs of 90 % of English words: a first letter, and the letters after it. They are a third of random pairs.
 */
const PAIRS = [
  'abcdgiklmnprstuvy baeiloru cacehiklortu dadeiorsu eacdefglmnprstvwx faefilo gaehinorsu haeio',
  'iabcdefglmnoprstvz keis ladeilostuy maeimopsu nacdefgiknostv oabcdgiklmnoprstuvw paeiloprstu qu',
  'racdegikmnorstuvy sacehilopstu tacehilorstuy uabcefgilmnprst vaei waeios xp ze',
].join(' ')
const A = 97
const LETTERS = 26
const WORD_PAIRS_MIN = 0.6
const WORD_MIN = 3

/** Names of algorithms, encodings and versions with digits. */
const TECHNICAL =
  /(?:ed|x|curve)25519|sha[-_]?\d{1,3}|md5|base(?:32|58|64)|x509|oauth[12]|utf[-_]?8|v\d{1,2}(?:alpha|beta)\d{1,2}|aes[-_]?\d{3}|pkcs\d{1,2}|[rhep]s(?:256|384|512)|nistp\d{3}|ipv[46]|http2|i18n|l10n|s3|ec2|k8s/gi

const IS_PAIR = new Uint8Array(LETTERS * LETTERS)
for (const [first = '', ...seconds] of PAIRS.split(' ')) {
  for (const second of seconds) IS_PAIR[getPairIndex(first.charCodeAt(0), second.charCodeAt(0))] = 1
}

/** Whether letters look like a word: most of their pairs are pairs of English words. */
export function isWordLike(letters: string): boolean {
  if (letters.length < WORD_MIN) return false
  let pairs = 0
  for (let index = 1; index < letters.length; index++) {
    if (IS_PAIR[getPairIndex(letters.charCodeAt(index - 1) | 32, letters.charCodeAt(index) | 32)] === 1) pairs++
  }
  return pairs >= (letters.length - 1) * WORD_PAIRS_MIN
}

/** Counts the characters outside of words, years, counts such as `1234`, and separators. */
export function countRandom(text: string): number {
  let count = 0
  for (const [run] of text.replaceAll(TECHNICAL, '').matchAll(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^A-Za-z\d\s_./=-]/g)) {
    const code = run.charCodeAt(0)
    const isRegular = code < 58 && code >= 48 ? isRegularNumber(run) : isWordLike(run)
    if (!isRegular) count += run.length
  }
  return count
}

/** Counts the character classes of a text: digits, lowercase, uppercase, other. */
export function countClasses(value: string): number {
  return [/\d/, /[a-z]/, /[A-Z]/, /[^0-9A-Za-z]/].filter((expression) => expression.test(value)).length
}

/** `2026`, `1234`, `000`. */
function isRegularNumber(digits: string): boolean {
  if (digits.length < WORD_MIN) return false
  return /^(?:19|20)\d\d$/.test(digits) || '012345678901234567890'.includes(digits) || /^(\d)\1+$/.test(digits)
}

function getPairIndex(first: number, second: number): number {
  return (first - A) * LETTERS + second - A
}
