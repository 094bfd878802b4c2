import { parseAllow } from '../secrets/allowlist.ts'
import type { FieldReader } from './field-reader.ts'

/** The entries of `secrets-allow` that can be used; of one that cannot nothing is repeated. */
export function readSecretsAllow(read: FieldReader): readonly string[] {
  const { entries, faults } = parseAllow(read.lines('secrets-allow'))
  for (const fault of faults) {
    // What was given may be the credential itself.
    read.fault('secrets-allow', '***', `a rule’s name, or \`sha256:\` and a value's hash. ${fault}`, 'github-pat')
  }
  return entries
}
