import { REDACTION_MODES } from '../secrets/credential-policy.ts'
import {
  ALLOWED_CREDENTIALS,
  CLOUD_URL,
  DIRECTORIES,
  DIRECTORY,
  EXACT_VALUES,
  EXCLUDE_ENTRIES,
  PROJECT_ID,
  PROVIDERS,
  SESSION_IDS,
  SHARD,
} from './domain-types.ts'
import INPUT_DEFAULTS from './input-defaults.json' with { type: 'json' }
import {
  boolean,
  choice,
  type InputType,
  type InvalidInput,
  InvalidInputs,
  integer,
  optional,
  optionalText,
  seconds,
  secretText,
} from './input-types.ts'
import type { Runner } from './runner.ts'

/** Names and defaults, which `npm run readme` reads from `action.yml`. */
export type InputName = keyof typeof INPUT_DEFAULTS

type InputRow = {
  /** Key in `Inputs`. */
  readonly property: string
  readonly type: InputType<unknown>
  /** Selects sessions or their target: runs with different values do not share a comment or a merged report. */
  readonly isScope: boolean
  /** For `--help`; the text has at most 42 columns. */
  readonly help: readonly [group: HelpGroup, text: string]
}

export const HELP_GROUPS = ['Sessions', 'Project', 'Sync', 'Cloud', 'Result'] as const

export type HelpGroup = (typeof HELP_GROUPS)[number]

/** The inputs of `action.yml`. `Inputs`, log, command line, help, comment marker and report derive from this table. */
export const INPUTS = {
  token: {
    property: 'token',
    type: secretText('SPECSTORY_TOKEN'),
    isScope: false,
    help: ['Cloud', 'API key with write scope'],
  },
  'project-id': {
    property: 'projectId',
    type: PROJECT_ID,
    isScope: true,
    help: ['Project', 'default: from the checkout'],
  },
  'project-name': {
    property: 'projectName',
    type: optionalText('TEXT'),
    isScope: false,
    help: ['Project', 'default: from the checkout'],
  },
  'require-existing-project': {
    property: 'requireExistingProject',
    type: boolean(),
    isScope: false,
    help: ['Project', 'fail instead of creating a project'],
  },
  path: {
    property: 'paths',
    type: DIRECTORIES,
    isScope: true,
    help: ['Sessions', 'directories that contain .specstory'],
  },
  // Empty: from the settings of each path, otherwise the default directory.
  'history-dir': {
    property: 'historyDir',
    type: DIRECTORY,
    isScope: true,
    help: ['Sessions', 'history directory below each path'],
  },
  // Empty: all; the same for `sessions`.
  providers: {
    property: 'providers',
    type: PROVIDERS,
    isScope: true,
    help: ['Sessions', 'agents to sync, by provider ID'],
  },
  sessions: { property: 'sessions', type: SESSION_IDS, isScope: true, help: ['Sessions', 'sessions to sync'] },
  exclude: { property: 'exclude', type: EXCLUDE_ENTRIES, isScope: true, help: ['Sessions', 'sessions to exclude'] },
  unidentified: {
    property: 'unidentified',
    type: choice('skip', 'upload'),
    isScope: true,
    help: ['Sessions', 'transcripts without a session ID'],
  },
  shard: {
    property: 'shard',
    type: SHARD,
    isScope: true,
    help: ['Sessions', 'one shard of the sessions, such as 2/8'],
  },
  mode: {
    property: 'mode',
    type: choice('sync', 'check'),
    isScope: false,
    help: ['Sync', 'check compares and uploads nothing'],
  },
  'update-when': {
    property: 'updateWhen',
    type: choice('larger', 'different'),
    isScope: false,
    help: ['Sync', 'when to replace a cloud copy'],
  },
  'overwrite-cli-sessions': {
    property: 'overwriteCliSessions',
    type: boolean(),
    isScope: false,
    help: ['Sync', 'replace CLI copies too'],
  },
  // `undefined`: from the settings of each path, otherwise redact.
  secrets: {
    property: 'secrets',
    type: optional(choice(...REDACTION_MODES)),
    isScope: false,
    help: ['Sync', 'credentials in transcripts'],
  },
  'secrets-allow': {
    property: 'secretsAllow',
    type: ALLOWED_CREDENTIALS,
    isScope: false,
    help: ['Sync', 'rules and values that are not credentials'],
  },
  'redact-values': {
    property: 'redactValues',
    type: EXACT_VALUES,
    isScope: false,
    help: ['Sync', 'values to replace with asterisks'],
  },
  rescan: {
    property: 'rescan',
    type: boolean(),
    isScope: false,
    help: ['Sync', 'replace copies that contain credentials'],
  },
  'cloud-url': { property: 'cloudUrl', type: CLOUD_URL, isScope: true, help: ['Cloud', 'base URL of SpecStory Cloud'] },
  concurrency: {
    property: 'concurrency',
    type: integer({ min: 1, max: 50 }),
    isScope: false,
    help: ['Cloud', 'maximum number of concurrent requests'],
  },
  timeout: {
    property: 'timeoutMs',
    type: seconds({ min: 1, max: 86_400 }),
    isScope: false,
    help: ['Cloud', 'time limit for the whole run'],
  },
  'request-timeout': {
    property: 'requestTimeoutMs',
    type: seconds({ min: 1, max: 3600 }),
    isScope: false,
    help: ['Cloud', 'time limit for one upload'],
  },
  'fail-on-incomplete': {
    property: 'failOnIncomplete',
    type: boolean('errors'),
    isScope: false,
    help: ['Result', 'when an incomplete run fails (exit code 3)'],
  },
  retries: {
    property: 'retries',
    type: integer({ min: 0, max: 10 }),
    isScope: false,
    help: ['Cloud', 'retries of one request'],
  },
  'if-no-sessions': {
    property: 'ifNoSessions',
    type: choice('warn', 'error', 'ignore'),
    isScope: false,
    help: ['Result', 'what to do without sessions'],
  },
  summary: { property: 'summary', type: boolean(), isScope: false, help: ['Result', 'write no summary'] },
  comment: { property: 'comment', type: boolean(), isScope: false, help: ['Result', 'comment on the pull request'] },
  'github-token': {
    property: 'githubToken',
    type: secretText('GITHUB_TOKEN'),
    isScope: false,
    help: ['Result', 'token for the comment'],
  },
} as const satisfies Readonly<Record<InputName, InputRow>>

type Rows = typeof INPUTS

/** All inputs, validated. Durations are in milliseconds; the inputs are in seconds. */
export type Inputs = {
  readonly [Name in InputName as Rows[Name]['property']]: Rows[Name]['type'] extends InputType<infer Value>
    ? Value
    : never
} & {
  /** The cloud's URL is from `SPECSTORY_CLOUD_URL`, not from an input. */
  readonly cloudUrlFromEnvironment: boolean
}

export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[]

/** Returns an input's trimmed text, or `''`; for example `core.getInput`. */
export type InputLookup = (name: string) => string

/**
 * Reads all inputs.
 * @param lookup by the names of `action.yml`
 * @throws InvalidInputs with every invalid input
 */
export async function readInputs(lookup: InputLookup, environment: InputEnvironment): Promise<Inputs> {
  // The rule names are a tenth of the code that a run starts with, so they are loaded only for this input.
  const isNeeded = lookup('secrets-allow') !== ''
  return parseInputs(lookup, environment, isNeeded ? (await import('../secrets/rule-names.ts')).RULE_NAMES : [])
}

type InputEnvironment = Pick<Runner, 'cloudUrl' | 'windows'>

/** As `readInputs`. @param ruleNames `RULE_NAMES`, if `secrets-allow` is set */
export function parseInputs(
  lookup: InputLookup,
  { cloudUrl, windows }: InputEnvironment,
  ruleNames: readonly string[],
): Inputs {
  const invalid: InvalidInput[] = []
  const environmentCloudUrl = cloudUrl.trim()
  const values = INPUT_NAMES.map((name) => {
    const byDefault = INPUT_DEFAULTS[name]
    const value = INPUTS[name].type.parse({
      text: lookup(name) || byDefault,
      default: byDefault,
      windows,
      environmentCloudUrl,
      ruleNames,
      refuse: (given, allowed, example, variable = name) => invalid.push({ name: variable, given, allowed, example }),
    })
    return [INPUTS[name].property, value] as const
  })
  if (invalid.length > 0) throw new InvalidInputs(invalid)
  const cloudUrlFromEnvironment = lookup('cloud-url') === '' && environmentCloudUrl !== ''
  // `Object.fromEntries` loses the types of the table's rows.
  return { ...Object.fromEntries(values), cloudUrlFromEnvironment } as Inputs
}

export function createDefaultInputs(): Inputs {
  return parseInputs(() => '', { cloudUrl: '', windows: false }, [])
}

/** Formats the inputs that differ from their defaults, in the order of `action.yml`, without credentials. */
export function formatSetInputs(inputs: Inputs): [InputName, string][] {
  const defaults = createDefaultInputs()
  return INPUT_NAMES.filter((name) => INPUTS[name].type.form.kind !== 'variable')
    .map((name): [InputName, string] => [name, formatInput(name, inputs)])
    .filter(([name, text]) => text !== formatInput(name, defaults))
}

function formatInput(name: InputName, inputs: Inputs): string {
  const { property, type }: InputRow = INPUTS[name]
  return type.format(inputs[property as keyof Inputs])
}
