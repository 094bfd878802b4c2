import type { Chance } from './chance.ts'

/** A credential in a transcript: how it stands there, what has to go, and what has to be in its place. */
export type Credential = { readonly text: string; readonly value: string; readonly mark: string }

const DIGITS = '0123456789'
const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHIJKLMNPQRSTUVWXYZ'
const WORD = LETTERS + DIGITS
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** One of several kinds, which nobody has ever issued. What it starts with is written in two parts, for scanners. */
export function randomCredential(chance: Chance): Credential {
  const word = (length: number, alphabet = WORD): string =>
    Array.from({ length }, () => alphabet[chance.int(0, alphabet.length - 1)]).join('')
  const bare = (rule: string, value: string): Credential => ({ text: value, value, mark: `[REDACTED:${rule}]` })
  return chance.pick<() => Credential>([
    () => bare('github-pat', `gh${'p_'}${word(36)}`),
    () => bare('gitlab-pat', `gl${'pat-'}${word(20)}`),
    () => bare('aws-access-token', `AK${'IA'}${word(16, BASE32)}`),
    () => bare('private-key', pem(word)),
    () => {
      // Letters alone may be a word that stands elsewhere too: that is left where nothing gives it away.
      const value = `${word(9)}7${word(8)}`
      const mark = '[REDACTED:postgresql-connection-string]'
      return { text: `postgres://app:${value}@db.acme.io/main`, value, mark }
    },
  ])()
}

function pem(word: (length: number) => string): string {
  const lines = Array.from({ length: 12 }, () => word(64))
  const kind = 'PRIVATE KEY'
  return [`${'-'.repeat(5)}BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`].join('\n')
}
