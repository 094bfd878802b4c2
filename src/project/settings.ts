import { parse, TomlError, type TomlTable, type TomlValue } from 'smol-toml'
import { Failure } from '../failure.ts'
import { findConflict } from './conflict.ts'

/** What a `.specstory/cli/config.toml` says of a sync; what it does not say is `undefined`. */
export type Settings = {
  /** `[cloud_sync] enabled`. */
  readonly cloudSync: boolean | undefined
  /** `[local_sync] output_dir` as written. */
  readonly outputDir: string | undefined
  /** `[redaction] enabled`. */
  readonly redaction: boolean | undefined
  /** What is no setting that the CLI would take, one phrase each; none of it is an opt-out. */
  readonly oddities: readonly string[]
}

/** Settings have two levels; the parser would run out of stack at some thousands. */
const MAX_DEPTH = 100
const REMEDY = 'Nothing was sent, since it may turn cloud sync off. Correct the file and commit it.'

/**
 * Reads the project's settings. Sections and keys are found in any case, as the CLI finds them; where one stands in
 * several, an opt-out counts before anything else. Nothing of the text is repeated in a message.
 *
 * @param text TOML in all of its forms, also with a byte order mark
 * @param file its path, for messages
 * @throws Failure `project-settings` that names the file, what is wrong, and the line where the parser knows it
 */
export function parseSettings(text: string, file: string): Settings {
  const conflict = findConflict(text)
  if (conflict !== undefined) {
    throw new Failure(
      'project-settings',
      `${file}, line ${conflict.line}: git conflict markers`,
      'Nothing was sent, since it may turn cloud sync off. Resolve the merge conflict in the file and commit it.',
    )
  }
  const root = parseToml(text, file)
  const cloud = lookUp(root, 'cloud_sync', 'enabled')
  const [section] = cloud.noTables
  if (section !== undefined) throw unusable(file, '`cloud_sync` is not a table')
  if (cloud.values.some((value) => typeof value !== 'boolean')) {
    throw unusable(file, '`enabled` of `[cloud_sync]` is neither true nor false')
  }
  const local = lookUp(root, 'local_sync', 'output_dir')
  const outputDir = local.values.find((value) => typeof value === 'string')
  const redaction = lookUp(root, 'redaction', 'enabled')
  const oddities = [
    local.noTables.length > 0 ? '`local_sync` is not a table' : '',
    local.values.some((value) => typeof value !== 'string') ? '`output_dir` of `[local_sync]` is not a text' : '',
    redaction.noTables.length > 0 ? '`redaction` is not a table' : '',
    redaction.values.some((value) => typeof value !== 'boolean')
      ? '`enabled` of `[redaction]` is neither true nor false'
      : '',
  ]
  return {
    cloudSync: allTrue(cloud.values),
    outputDir: outputDir || undefined,
    // Where several say something of it, the secrets are better hidden.
    redaction: redaction.values.some((value) => value !== false) ? true : allTrue(redaction.values),
    oddities: oddities.filter((oddity) => oddity !== ''),
  }
}

function parseToml(text: string, file: string): TomlTable {
  try {
    return parse(text, { maxDepth: MAX_DEPTH })
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    // The rest of the message is an excerpt of the file.
    const [what = ''] = error.message.replace('Invalid TOML document: ', '').split('\n', 1)
    throw unusable(`${file}, line ${error.line}`, `not valid TOML (${what.replace(/\.$/, '')})`, error)
  }
}

/** Every value of a key in a section, and every such section that is none. */
function lookUp(root: TomlTable, section: string, key: string): { values: TomlValue[]; noTables: TomlValue[] } {
  const sections = valuesOf(root, section)
  return {
    values: sections.filter(isTable).flatMap((table) => valuesOf(table, key)),
    noTables: sections.filter((value) => !isTable(value)),
  }
}

function valuesOf(table: TomlTable, name: string): TomlValue[] {
  return Object.entries(table).flatMap(([key, value]) => (folded(key) === name ? [value] : []))
}

/** Without case: some letters have another only as capitals, and some only as small ones. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase()
}

/** A list is an object too, and so is a date. */
function isTable(value: TomlValue): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
}

function allTrue(values: readonly TomlValue[]): boolean | undefined {
  const said = values.filter((value) => typeof value === 'boolean')
  return said.length === 0 ? undefined : said.every((value) => value)
}

function unusable(place: string, what: string, cause?: unknown): Failure {
  return new Failure('project-settings', `${place}: ${what}`, REMEDY, { cause })
}
