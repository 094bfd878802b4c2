import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { FORMATS, type Format } from '../../src/secrets/formats.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { VENDOR_NAMES, type VendorName } from '../../src/secrets/vendor-names.ts'
import type { Chance } from './chance.ts'
import { CONTEXTS } from './contexts.ts'
import { makeValue } from './make-value.ts'

/** A credential in a transcript: the text that gives it away, and the value that must not leave the runner. */
export type Credential = { readonly text: string; readonly value: string }

/** How a name and its value are joined. */
const JOINS: readonly [Join, ...Join[]] = [
  (name, value) => `${name.toUpperCase()}=${value}`,
  (name, value) => `export ${name}="${value}"`,
  (name, value) => JSON.stringify({ [name]: value }),
  (name, value) => JSON.stringify({ output: JSON.stringify({ [name]: value }) }),
  (name, value) => `${name}: ${value}`,
  (name, value) => `| ${name} | \`${value}\` |`,
  (name, value) => `acme --${name.replaceAll('_', '-')} ${value} deploy`,
]
/** What gives a value without a format or a vendor away. */
const PLACES: readonly [Place, ...Place[]] = [
  (value) => `postgres://app:${value}@db.acme.io/main`,
  (value) => `"redis:\\/\\/:${value}@cache:6379"`,
  (value) => `curl -H "Authorization: Bearer ${value}" https://acme.io`,
  (value) => `docker exec -i db mysql -uroot -p${value} shop`,
  (value) => `Cookie: theme=dark; session=${value}`,
]

type Join = (name: string, value: string) => string
type Place = (value: string) => string

/** A value of any row in any context, which nobody has ever issued. */
export function randomCredential(chance: Chance): Credential {
  for (;;) {
    const { text, value, alone } = chance.yes(0.15) ? inPlace(chance) : ofRow(chance)
    // A random value may look like a placeholder: such a one is none in any context.
    if (!redact(alone).includes(value)) return { text, value }
  }
}

/** The text as it is sent, with markers in place of its credentials. */
export function redact(text: string): string {
  return scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() }).redacted
}

function ofRow(chance: Chance): Credential & { readonly alone: string } {
  const rows: readonly (Format | VendorName)[] = chance.yes(0.6) ? FORMATS : VENDOR_NAMES
  const row = rows[chance.int(0, rows.length - 1)] as Format | VendorName
  const value = makeValue(row.shape, String(chance.int(0, 2 ** 31)))
  if ('names' in row) {
    const name = `${row.names[0]}_api_key`.replaceAll(/[. -]/g, '_')
    return { text: chance.pick(JOINS)(name, value), value, alone: `${name}="${value}"` }
  }
  const contexts = Object.values(CONTEXTS)
  const context = contexts[chance.int(0, contexts.length - 1)] ?? ((text: string) => text)
  const word = row.needs === undefined ? '' : ` ${row.needs.split('|')[0]}`
  return { text: `${context(value)}${word}`.replaceAll('\r', ''), value, alone: `${value}${word}` }
}

function inPlace(chance: Chance): Credential & { readonly alone: string } {
  const value = makeValue('alnum{24}', String(chance.int(0, 2 ** 31)))
  const text = chance.pick(PLACES)(value)
  return { text, value, alone: text }
}
