import { isProjectId, type ProjectId } from '../ids.ts'
import { TREATMENTS } from '../secrets/treatment.ts'
import { DEFAULT_CLOUD_URL, parseCloudUrl } from './cloud-url.ts'
import { relativeDirectory } from './directory.ts'
import { InvalidInputs } from './faults.ts'
import { FieldReader, type InputLookup } from './field-reader.ts'
import { INPUT_DEFAULTS } from './input-defaults.ts'
import type { Inputs } from './inputs.ts'
import { readExclude, readProviders, readSessions, readShard } from './read-scope.ts'
import { readSecretsAllow } from './read-secrets-allow.ts'
import type { Runner } from './runner.ts'

const SECOND = 1000

/**
 * Reads every input into one typed object.
 *
 * @param lookup trimmed text of an input by its name in `action.yml`
 * @param runner what else decides: `SPECSTORY_CLOUD_URL` (blank is unset) and whether paths are Windows'
 * @throws InvalidInputs with every fault
 */
export function readInputs(lookup: InputLookup, runner: Pick<Runner, 'cloudUrl' | 'windows'>): Inputs {
  const read = new FieldReader(lookup, INPUT_DEFAULTS)
  const inputs: Inputs = {
    token: read.text('token'),
    projectId: readProjectId(read),
    projectName: read.optional('project-name'),
    paths: readDirectories(read, 'path', runner.windows),
    historyDir: readDirectories(read, 'history-dir', runner.windows)[0] ?? '',
    providers: readProviders(read),
    sessions: readSessions(read),
    exclude: readExclude(read),
    unidentified: read.choice('unidentified', ['skip', 'upload']),
    shard: readShard(read),
    mode: read.choice('mode', ['sync', 'check']),
    updateWhen: read.choice('update-when', ['larger', 'different']),
    overwriteCliSessions: read.boolean('overwrite-cli-sessions'),
    secrets: read.text('secrets') === '' ? undefined : read.choice('secrets', TREATMENTS),
    secretsAllow: readSecretsAllow(read),
    rescan: read.boolean('rescan'),
    cloudUrl: readCloudUrl(read, runner.cloudUrl),
    cloudUrlFromEnvironment: read.text('cloud-url') === '' && runner.cloudUrl.trim() !== '',
    requireExistingProject: read.boolean('require-existing-project'),
    concurrency: read.integer('concurrency', { min: 1, max: 50 }),
    timeoutMs: read.seconds('timeout', { min: 1, max: 86_400 }) * SECOND,
    requestTimeoutMs: read.seconds('request-timeout', { min: 1, max: 3600 }) * SECOND,
    failOnIncomplete: read.booleanOr('fail-on-incomplete', 'errors'),
    retries: read.integer('retries', { min: 0, max: 10 }),
    ifNoSessions: read.choice('if-no-sessions', ['warn', 'error', 'ignore']),
    summary: read.boolean('summary'),
    comment: read.boolean('comment'),
    githubToken: read.text('github-token'),
  }
  if (read.faults.length === 0) return inputs
  throw new InvalidInputs(read.faults)
}

/** The inputs of a run for which nobody has set any. */
export function defaultInputs(): Inputs {
  return readInputs(() => '', { cloudUrl: '', windows: false })
}

function readProjectId(read: FieldReader): ProjectId | undefined {
  const id = read.optional('project-id')
  if (id === undefined || isProjectId(id)) return id
  read.fault('project-id', id, 'four groups of four lower-case hex digits', 'f60e-cdb1-6e5e-8e82')
  return undefined
}

const EXAMPLES = { path: 'packages/app', 'history-dir': '.specstory/history' }

function readDirectories(read: FieldReader, name: 'path' | 'history-dir', windows: boolean): readonly string[] {
  const directories = read.lines(name).flatMap((text) => {
    const parsed = relativeDirectory(text, windows)
    if ('directory' in parsed) return [parsed.directory]
    read.fault(name, text, parsed.refused, EXAMPLES[name])
    return []
  })
  if (name === 'history-dir' && directories.length > 1) {
    read.fault(name, directories.join(', '), 'one directory', EXAMPLES[name])
  }
  return [...new Set(directories)]
}

function readCloudUrl(read: FieldReader, environmentUrl: string): string {
  const given = read.text('cloud-url')
  const fromEnvironment = environmentUrl.trim()
  const [name, text] =
    given !== '' || fromEnvironment === ''
      ? ['cloud-url', given || DEFAULT_CLOUD_URL]
      : ['SPECSTORY_CLOUD_URL', fromEnvironment]
  const parsed = parseCloudUrl(text)
  if ('url' in parsed) return parsed.url
  // Credentials must not be repeated in a log, not even of a text that is no URL.
  read.fault(
    name,
    text.replace(/^([a-z][\w+.-]*:\/\/)?.*@/is, '$1***@').replace(/[?#].*/s, '…'),
    parsed.refused,
    DEFAULT_CLOUD_URL,
  )
  return DEFAULT_CLOUD_URL
}
