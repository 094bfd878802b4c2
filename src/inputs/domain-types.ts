import { posix } from 'node:path'
import { isProjectId, isSessionId, MAX_SHARDS, type ProjectId, parseShard, type SessionId, type Shard } from '../ids.ts'
import { findNearestProviderId, PROVIDER_IDS, type ProviderId, parseProviderId } from '../providers.ts'
import { parseAllow } from '../secrets/credential-policy.ts'
import { type ExactValueList, parseExactValues } from '../secrets/exact-values.ts'
import { DEFAULT_CLOUD_URL, parseCloudUrl } from './cloud-url.ts'
import { COMMAS_LINES_AND_BLANKS, type InputText, type InputType, LINES, list, splitDistinct } from './input-types.ts'

export const PROJECT_ID: InputType<ProjectId | undefined> = {
  form: { kind: 'value', placeholder: 'ID' },
  parse({ text, refuse }) {
    if (text === '' || isProjectId(text)) return text || undefined
    refuse(text, 'four groups of four lowercase hex digits', 'f60e-cdb1-6e5e-8e82')
    return undefined
  },
  format: (id) => id ?? '',
}

export const DIRECTORIES = list('DIR', LINES, (entry, input) => parseDirectory(entry, input, 'packages/app'))

/** One directory, or empty. */
export const DIRECTORY: InputType<string> = {
  form: { kind: 'value', placeholder: 'DIR' },
  parse(input) {
    const example = '.specstory/history'
    const directories = splitDistinct(input.text, LINES).flatMap((text) => parseDirectory(text, input, example) ?? [])
    if (directories.length > 1) input.refuse(directories.join(', '), 'one directory', example)
    return directories[0] ?? ''
  },
  format: (directory) => directory,
}

/** @returns POSIX, relative to the workspace (`.`: the workspace itself); `undefined` for an invalid path */
function parseDirectory(text: string, { windows, refuse }: InputText, example: string): string | undefined {
  // On other systems, a backslash is an ordinary character.
  const path = windows ? text.replaceAll('\\', '/') : text
  if (path.includes('\0')) return void refuse(text, 'a path without NUL characters', example)
  if (posix.isAbsolute(path) || (windows && /^[A-Za-z]:/.test(path))) {
    return void refuse(text, 'a path relative to the workspace, not an absolute one', example)
  }
  const directory = posix.normalize(path).replace(/\/$/, '')
  if (directory !== '..' && !directory.startsWith('../')) return directory
  return void refuse(text, 'a path inside the workspace', example)
}

export const PROVIDERS: InputType<readonly ProviderId[]> = list('ID', COMMAS_LINES_AND_BLANKS, (text, { refuse }) => {
  const id = parseProviderId(text)
  if (id !== undefined) return id
  const nearest = findNearestProviderId(text)
  const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`
  refuse(text, `${[...PROVIDER_IDS, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`)
  return undefined
})

const SESSION_ID_FORM =
  'IDs of up to 128 letters, digits, `.`, `_` and `-` that begin with a letter or digit (`sizes` is reserved)'

export const SESSION_IDS: InputType<readonly SessionId[]> = list('ID', COMMAS_LINES_AND_BLANKS, (id, { refuse }) => {
  if (isSessionId(id)) return id
  refuse(id, SESSION_ID_FORM, 'c94c863c-02e0-474e-b6d9-acb816f7fc55')
  return undefined
})

/** With more entries, matching would take most of a run. */
const MAX_EXCLUDE_ENTRIES = 1_000
/** Maximum characters of an entry. */
const MAX_EXCLUDE_LENGTH = 1_000
const SHOWN_MAX = 100

/** Session IDs and globs. */
export const EXCLUDE_ENTRIES: InputType<readonly string[]> = {
  form: { kind: 'list', placeholder: 'GLOB|ID' },
  parse({ text, refuse }) {
    const entries = splitDistinct(text, LINES)
    const example = '**/drafts/**'
    if (entries.length > MAX_EXCLUDE_ENTRIES) {
      refuse(`${entries.length} entries`, `at most ${MAX_EXCLUDE_ENTRIES} entries`, example)
    }
    for (const entry of entries) {
      const reason = findExcludeFault(entry)
      const shown = entry.length > SHOWN_MAX ? `${entry.slice(0, SHOWN_MAX)}…` : entry
      if (reason !== undefined) refuse(shown, reason, example)
    }
    return entries
  },
  format: (entries) => entries.join('\n'),
}

/** Returns the allowed values for an invalid entry of `exclude`. */
function findExcludeFault(entry: string): string | undefined {
  if (entry.length > MAX_EXCLUDE_LENGTH) return `entries of at most ${MAX_EXCLUDE_LENGTH} characters`
  if (/\p{Cc}/u.test(entry)) return 'entries without control characters'
  // Before a group, `!` is part of the glob.
  if (/^!(?!\()/.test(entry)) return 'globs without a leading `!`'
  if (/^(?:\/|[A-Za-z]:[/\\])/.test(entry)) return 'globs relative to the workspace, not absolute ones'
  if (entry.split('/').includes('..')) return 'globs inside the workspace, without `..`'
  return undefined
}

export const SHARD: InputType<Shard | undefined> = {
  form: { kind: 'value', placeholder: 'N/TOTAL' },
  parse({ text, refuse }) {
    const shard = parseShard(text)
    if (text !== '' && shard === undefined) refuse(text, `\`N/TOTAL\` with N ≤ TOTAL ≤ ${MAX_SHARDS}`, '2/8')
    return shard
  },
  format: (shard) => (shard === undefined ? '' : `${shard.index}/${shard.count}`),
}

/** Rules and hashes of values. */
export const ALLOWED_CREDENTIALS: InputType<readonly string[]> = {
  form: { kind: 'list', placeholder: 'RULE|HASH' },
  parse({ text, ruleNames, refuse }) {
    const { entries, faults } = parseAllow(splitDistinct(text, LINES), ruleNames)
    // The given text can be the credential itself.
    for (const fault of faults)
      refuse('***', `a rule name, or \`sha256:\` and the SHA-256 of a value (${fault})`, 'github-pat')
    return entries
  },
  format: (entries) => entries.join('\n'),
}

/** Values to replace everywhere; never shown. */
export const EXACT_VALUES: InputType<ExactValueList> = {
  form: { kind: 'variable', variable: 'SPECSTORY_REDACT_VALUES' },
  parse({ text, refuse }) {
    const list = parseExactValues(text)
    if (list === undefined) refuse('***', 'one value per line, or a JSON object', `\${{ toJSON(secrets) }}`)
    return list ?? { values: [], ignoredCount: 0 }
  },
  format: () => '***',
}

/** Without a trailing slash. */
export const CLOUD_URL: InputType<string> = {
  form: { kind: 'value', placeholder: 'URL' },
  parse({ text: given, environmentCloudUrl, refuse }) {
    const isVariable = given === '' && environmentCloudUrl !== ''
    const text = given || environmentCloudUrl || DEFAULT_CLOUD_URL
    const parsed = parseCloudUrl(text)
    if ('url' in parsed) return parsed.url
    // Never log credentials, not even from a text that is not a URL.
    const shown = text.replace(/^([a-z][\w+.-]*:\/\/)?.*@/is, '$1***@').replace(/[?#].*/s, '…')
    refuse(shown, parsed.allowed, DEFAULT_CLOUD_URL, isVariable ? 'SPECSTORY_CLOUD_URL' : undefined)
    return DEFAULT_CLOUD_URL
  },
  format: (url) => url,
}
