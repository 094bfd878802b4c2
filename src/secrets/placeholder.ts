/** What people write where a credential goes. */
const WORDS = /example|placeholder|redacted|changeme|dummy|your[-_]|insert[-_]|replace[-_]|x{6}|\*{3}|\.{3}/i
/** `my-api-key`, `API_KEY`: words, where a credential has no words. */
const NAME = /^(?:[a-z]{1,30}(?:[-_.][a-z]{1,30}){1,8}|[A-Z]{1,30}(?:[-_.][A-Z]{1,30}){1,8})$/
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'
/** Bits per character: 16 random letters and digits have about 3.5, `xxxx1234` has 2. */
const ENTROPY_MIN = 2.5
const RUN_MAX = 8

/**
 * Says whether a text of a credential's format stands for one: `xxxx…`, `…EXAMPLE`, `your-api-key-here`, `0000…`.
 *
 * @param body the credential without the letters that all of its format have
 */
export function isPlaceholder(body: string): boolean {
  return (
    WORDS.test(body) ||
    NAME.test(body) ||
    /^\d+$/.test(body) ||
    body.toLowerCase().includes(ALPHABET) ||
    longestRun(body) >= RUN_MAX ||
    entropy(body) <= ENTROPY_MIN
  )
}

/** Shannon's entropy of a text's characters, in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

function longestRun(text: string): number {
  let longest = 0
  let run = 0
  for (let index = 0; index < text.length; index++) {
    run = index > 0 && text[index] === text[index - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}
