import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { FORMATS, type Format } from '../../src/secrets/formats.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { VENDOR_NAMES, type VendorName } from '../../src/secrets/vendor-names.ts'
import { CONTEXTS } from './contexts.ts'
import { makeValue } from './make-value.ts'
import type { Random } from './random.ts'

/** A credential in a transcript: the value that must not leave the runner, and the text with the context that reveals it. */
export type Credential = { readonly text: string; readonly value: string }

/** Formats of a name with its value. */
const JOINS: readonly [Join, ...Join[]] = [
  (name, value) => `${name.toUpperCase()}=${value}`,
  (name, value) => `export ${name}="${value}"`,
  (name, value) => JSON.stringify({ [name]: value }),
  (name, value) => JSON.stringify({ output: JSON.stringify({ [name]: value }) }),
  (name, value) => `${name}: ${value}`,
  (name, value) => `| ${name} | \`${value}\` |`,
  (name, value) => `acme --${name.replaceAll('_', '-')} ${value} deploy`,
]
/** Contexts that reveal a value without a known format or vendor. */
const PLACES: readonly [Place, ...Place[]] = [
  (value) => `postgres://app:${value}@db.acme.io/main`,
  (value) => `"redis:\\/\\/:${value}@cache:6379"`,
  (value) => `curl -H "Authorization: Bearer ${value}" https://acme.io`,
  (value) => `docker exec -i db mysql -uroot -p${value} shop`,
  (value) => `Cookie: theme=dark; session=${value}`,
]

type Join = (name: string, value: string) => string
type Place = (value: string) => string

/** Creates a random credential of any format in any context. */
export function createRandomCredential(random: Random): Credential {
  for (;;) {
    const { text, value, alone } = random.chance(0.15)
      ? createContextCredential(random)
      : createFormatCredential(random)
    // A random value may look like a placeholder, which is not a credential in any context.
    if (!redact(alone).includes(value)) return { text, value }
  }
}

/** Replaces credentials by markers. */
export function redact(text: string): string {
  return scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() }).redacted
}

function createFormatCredential(random: Random): Credential & { readonly alone: string } {
  const rows: readonly (Format | VendorName)[] = random.chance(0.6) ? FORMATS : VENDOR_NAMES
  const row = rows[random.int(0, rows.length - 1)] as Format | VendorName
  const value = makeValue(row.shape, String(random.int(0, 2 ** 31)))
  if ('names' in row) {
    const name = `${row.names[0]}_api_key`.replaceAll(/[. -]/g, '_')
    return { text: random.pick(JOINS)(name, value), value, alone: `${name}="${value}"` }
  }
  const contexts = Object.values(CONTEXTS)
  const context = contexts[random.int(0, contexts.length - 1)] ?? ((text: string) => text)
  const word = row.needs === undefined ? '' : ` ${row.needs.split('|')[0]}`
  return { text: `${context(value)}${word}`.replaceAll('\r', ''), value, alone: `${value}${word}` }
}

function createContextCredential(random: Random): Credential & { readonly alone: string } {
  const value = makeValue('alnum{24}', String(random.int(0, 2 ** 31)))
  const text = random.pick(PLACES)(value)
  return { text, value, alone: text }
}
