import { entropy } from './placeholder.ts'

/** Passwords that keep nobody out, and that examples are full of. */
const TRIVIAL =
  /^(?:(?:my|your|the|some|db|new|user|admin|root|dev|local|test)[-_]?)?(?:pass(?:word|wd|code)?|passw0rd|p@ssw0rd|pwd|pw|secret|token|test|testing|admin|root|user(?:name)?|postgres|mysql|mongo|guest|demo|foo|bar|baz|example|change-?(?:me|it)|qwerty|letmein|hunter2|welcome|x{1,9}|\*{1,30}|\.{3})(?:[-_]?here)?[-_]?\d{0,6}!?$/i
/** `$VAR`, `${VAR}`, `$(…)`, `{{ … }}`, `<password>`, `[PASSWORD]`, `%s`, `{password}`: filled in elsewhere. */
const VARIABLE = /^[$<[%{]|\$\{|\$\(|\{\{|…|^[A-Z]{2,30}(?:_[A-Z]{1,30}){1,5}$/
/** Eight letters may be a word; with a digit or a sign among them they are none. */
const EVERYDAY = /^(?:.{0,7}|[a-z]{1,64}|[A-Z]?[a-z]{1,63}|\d{1,12})$/i

/** Says whether a password guards nothing: a default, a stand-in, or a place that something else fills. */
export function isTrivialPassword(password: string): boolean {
  return TRIVIAL.test(password) || VARIABLE.test(password) || entropy(password) < 1.5 || isCount(password)
}

/**
 * Says whether a password may be a word that stands elsewhere in the text for itself: such a one is replaced only where
 * its context gives it away.
 */
export function isEveryday(password: string): boolean {
  return EVERYDAY.test(password)
}

/** `1234`, `12345678`. */
function isCount(text: string): boolean {
  return '01234567890'.includes(text)
}
