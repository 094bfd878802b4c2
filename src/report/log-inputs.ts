import type { INPUT_DEFAULTS } from '../inputs/input-defaults.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { defaultInputs } from '../inputs/read-inputs.ts'
import type { Printer } from './print.ts'
import { formatDuration } from './quantities.ts'

/** Of the tokens nothing is shown but that one is missing, and the first line says the mode and the cloud. */
type Shown = Exclude<keyof typeof INPUT_DEFAULTS, 'token' | 'github-token' | 'mode' | 'cloud-url'>

const SHOWN: Readonly<Record<Shown, (inputs: Inputs) => string>> = {
  'project-id': ({ projectId }) => projectId ?? 'from the checkout',
  'project-name': ({ projectName }) => projectName ?? 'from the checkout',
  'require-existing-project': ({ requireExistingProject }) => String(requireExistingProject),
  path: ({ paths }) => paths.join(', '),
  'history-dir': ({ historyDir }) => historyDir || 'from the checkout',
  providers: ({ providers }) => listOr(providers, 'all'),
  sessions: ({ sessions }) => listOr(sessions, 'all'),
  exclude: ({ exclude }) => listOr(exclude, 'nothing'),
  unidentified: ({ unidentified }) => unidentified,
  shard: ({ shard }) => (shard === undefined ? 'all' : `${shard.index}/${shard.count}`),
  'update-when': ({ updateWhen }) => updateWhen,
  'overwrite-cli-sessions': ({ overwriteCliSessions }) => String(overwriteCliSessions),
  secrets: ({ secrets }) => secrets ?? 'from the checkout',
  'secrets-allow': ({ secretsAllow }) => listOr(secretsAllow, 'nothing'),
  rescan: ({ rescan }) => String(rescan),
  concurrency: ({ concurrency }) => String(concurrency),
  retries: ({ retries }) => String(retries),
  timeout: ({ timeoutMs }) => formatDuration(timeoutMs),
  'request-timeout': ({ requestTimeoutMs }) => formatDuration(requestTimeoutMs),
  'fail-on-incomplete': ({ failOnIncomplete }) => String(failOnIncomplete),
  'if-no-sessions': ({ ifNoSessions }) => ifNoSessions,
  summary: ({ summary }) => String(summary),
  comment: ({ comment }) => String(comment),
}

/** Inputs as they were understood: first what somebody has set, and the others folded. */
export function logInputs(printer: Printer, inputs: Inputs): void {
  // Where the token goes must be seen when no input says so.
  const why = inputs.cloudUrlFromEnvironment ? ', as the variable SPECSTORY_CLOUD_URL says' : ''
  printer.line(`SpecStory ${inputs.mode} to ${inputs.cloudUrl}${why}`)
  if (inputs.token === '') printer.line('token: not given')
  const defaults = defaultInputs()
  const rows = Object.entries(SHOWN).map(([name, show]) => {
    const shown = show(inputs)
    return { line: `${name}: ${shown}`, isDefault: shown === show(defaults) }
  })
  for (const { line } of rows.filter(({ isDefault }) => !isDefault)) printer.line(line)
  const others = rows.filter(({ isDefault }) => isDefault).map(({ line }) => line)
  printer.group(`${others.length} other inputs at their defaults`, others)
}

function listOr(values: readonly string[], none: string): string {
  return values.length === 0 ? none : values.join(', ')
}
