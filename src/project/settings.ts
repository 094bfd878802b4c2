import { parse, TomlError, type TomlTable, type TomlValue } from 'smol-toml'
import { Failure } from '../failure.ts'
import { findConflict } from './conflict.ts'

/** The settings of a `.specstory/cli/config.toml`; `undefined`: not set. */
export type Settings = {
  /** `[cloud_sync] enabled`. */
  readonly cloudSync: boolean | undefined
  /** `[local_sync] enabled`. */
  readonly localSync: boolean | undefined
  /** `[local_sync] output_dir` as written. */
  readonly outputDir: string | undefined
  /** `[redaction] enabled`. */
  readonly redaction: boolean | undefined
  /** Values that the CLI rejects, one phrase each; never an opt-out. */
  readonly invalidValues: readonly string[]
}

/** Levels. Settings have two; the parser overflows the stack at some thousands. */
const MAX_DEPTH = 100
const REMEDY = 'Correct the file and commit it. Nothing was sent, because the file may disable cloud sync.'

/**
 * Parses the settings. Sections and keys match in any case, as in the CLI. An opt-out in any spelling counts. Messages
 * never quote the text.
 * @param text TOML, also with a byte order mark
 * @throws Failure `project-settings`
 */
export function parseSettings(text: string, file: string): Settings {
  const conflict = findConflict(text)
  if (conflict !== undefined) {
    throw new Failure(
      'project-settings',
      `${file}, line ${conflict.line}: git conflict markers`,
      'Resolve the merge conflict in the file and commit it. Nothing was sent, because the file may disable cloud sync.',
    )
  }
  const root = parseToml(text, file)
  const cloud = findSettings(root, 'cloud_sync', 'enabled')
  const [section] = cloud.otherTypes
  if (section !== undefined) throw createFailure(file, '`cloud_sync` is not a table')
  if (cloud.values.some((value) => typeof value !== 'boolean')) {
    throw createFailure(file, '`enabled` of `[cloud_sync]` is not true or false')
  }
  const outputDir = findSettings(root, 'local_sync', 'output_dir')
  const localSync = findSettings(root, 'local_sync', 'enabled')
  const redaction = findSettings(root, 'redaction', 'enabled')
  const isNotBoolean = (value: TomlValue): boolean => typeof value !== 'boolean'
  const invalidValues = [
    outputDir.otherTypes.length > 0 ? '`local_sync` is not a table' : '',
    outputDir.values.some((value) => typeof value !== 'string') ? '`output_dir` of `[local_sync]` is not a string' : '',
    localSync.values.some(isNotBoolean) ? '`enabled` of `[local_sync]` is not true or false' : '',
    redaction.otherTypes.length > 0 ? '`redaction` is not a table' : '',
    redaction.values.some(isNotBoolean) ? '`enabled` of `[redaction]` is not true or false' : '',
  ]
  return {
    cloudSync: combineBooleans(cloud.values),
    localSync: combineBooleans(localSync.values),
    outputDir: outputDir.values.find((value) => typeof value === 'string') || undefined,
    // If several values exist, the one that redacts counts.
    redaction: redaction.values.some((value) => value !== false) ? true : combineBooleans(redaction.values),
    invalidValues: invalidValues.filter((invalidValue) => invalidValue !== ''),
  }
}

function parseToml(text: string, file: string): TomlTable {
  try {
    return parse(text, { maxDepth: MAX_DEPTH })
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    // The other lines of the message quote the file.
    const [what = ''] = error.message.replace('Invalid TOML document: ', '').split('\n', 1)
    throw createFailure(`${file}, line ${error.line}`, `not valid TOML (${what.replace(/\.$/, '')})`, error)
  }
}

/** Finds the values of a key in all spellings of a section, and sections that are not tables. */
function findSettings(root: TomlTable, section: string, key: string): { values: TomlValue[]; otherTypes: TomlValue[] } {
  const sections = findValues(root, section)
  return {
    values: sections.filter(isTable).flatMap((table) => findValues(table, key)),
    otherTypes: sections.filter((value) => !isTable(value)),
  }
}

function findValues(table: TomlTable, name: string): TomlValue[] {
  return Object.entries(table).flatMap(([key, value]) => (foldCase(key) === name ? [value] : []))
}

/** Converts twice: some letters map only to uppercase, and some only to lowercase. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase()
}

/** Excludes arrays and dates, which are objects too. */
function isTable(value: TomlValue): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
}

/** False if any value is false. */
function combineBooleans(values: readonly TomlValue[]): boolean | undefined {
  const booleans = values.filter((value) => typeof value === 'boolean')
  return booleans.length === 0 ? undefined : booleans.every((value) => value)
}

function createFailure(location: string, what: string, cause?: unknown): Failure {
  return new Failure('project-settings', `${location}: ${what}`, REMEDY, { cause })
}
