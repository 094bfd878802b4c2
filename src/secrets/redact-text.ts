import type { Allowlist } from './allowlist.ts'
import { mayHoldSecret } from './find-secrets.ts'
import { SecretSearch } from './secret-search.ts'

/**
 * A text that is whole in memory, such as a title, with a mark in place of each credential. A text without the beginning
 * of one is given back as it is, and the library is not loaded for it.
 */
export async function redactText(text: string, allowlist: Allowlist): Promise<string> {
  if (!mayHoldSecret(text)) return text
  const search = new SecretSearch(allowlist)
  await search.feed(text)
  return (await search.end()).redact(text)
}
