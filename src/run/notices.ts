import { formatCount, pluralize, toSentence } from '../message-format.ts'
import type { Notice, OptOut, Project, ProjectSource } from '../project/project.ts'

/** The setting of an opt-out, as code. */
export const OPT_OUT_SETTINGS: Readonly<Record<OptOut['setting'], string>> = {
  cloud_sync: '`cloud_sync: false`',
  'cloud_sync.enabled': '`[cloud_sync] enabled = false`',
}

/** Maximum files in a notice. */
const PARTS_SHOWN = 10

/** The workspace root has the path `.`, which is easy to overlook in a sentence. */
export function formatProjectPath(path: string): string {
  return path === '.' ? 'workspace root' : path
}

export function createOptOutNotice({ path, file, setting }: OptOut): Notice {
  return {
    level: 'notice',
    title: 'Cloud sync disabled',
    message: `${path === '.' ? 'The workspace root' : `\`${path}\``} was not synced, because ${file} contains ${OPT_OUT_SETTINGS[setting]}. Remove that line to sync it.`,
    file,
  }
}

/** `docs: not synced, docs/.specstory/.project.json contains …`; can contain a repository's text. */
export function formatOptOut({ path, file, setting }: OptOut): string {
  return `${formatProjectPath(path)}: not synced, ${file} contains ${OPT_OUT_SETTINGS[setting]}`
}

/** Status reason if all paths opted out. */
export function formatOptOutReason(optOuts: readonly OptOut[]): string {
  const settings = new Set(optOuts.map(({ setting }) => OPT_OUT_SETTINGS[setting]))
  return `Cloud sync is disabled (${[...settings].join(', ')}). Nothing was sent.`
}

/** Formats the source of a project's ID; can contain a repository's text. */
export function formatSource(source: ProjectSource): string {
  switch (source.kind) {
    case 'input':
      return 'ID from the `project-id` input'
    case 'file':
      return `ID from \`${source.field}\` in ${source.file}`
    case 'computed':
      return `ID computed from ${source.remote}`
  }
}

/**
 * Notice for a sync of a pull request's branch, whose files can change the project.
 * @param branch empty: unknown; untrusted
 */
export function createUnmergedNotice(branch: string, projects: readonly Project[]): Notice {
  const targets = projects.map(({ id, name, source }) => `${id} (${name}, ${formatSource(source)})`)
  const isPinned = projects.every(({ source }) => source.kind === 'input')
  const where = branch === '' ? 'an unmerged branch' : `the unmerged branch \`${branch}\``
  const advice = isPinned
    ? ''
    : ' A branch can change the target project through its files. Set `project-id` to prevent that.'
  return {
    level: 'notice',
    title: 'Unmerged branch',
    message: `The sessions of ${where} belong to ${projects.length === 1 ? 'project' : 'projects'} ${targets.join(', ')}.${advice}`,
  }
}

export function createNewProjectNotice({ id, name }: Pick<Project, 'id' | 'name'>): Notice {
  return {
    level: 'notice',
    title: 'New project',
    message: `Project ${id} (${name}) is new: the first upload creates it in SpecStory Cloud. If the repository was renamed or moved, set \`project-id\` to the old ID to avoid a duplicate project. Set \`require-existing-project: true\` to fail instead.`,
  }
}

export function createUnverifiedNotice(): Notice {
  return {
    level: 'warning',
    title: 'TLS not verified',
    message:
      '`NODE_TLS_REJECT_UNAUTHORIZED=0` disables certificate checks: the token and the sessions can be intercepted. Remove it. For a private certificate authority, set `NODE_EXTRA_CA_CERTS`.',
  }
}

/** Warning about a token that will expire. */
export function createTokenNotice(warning: string): Notice {
  return { level: 'warning', title: 'SpecStory token', message: toSentence(warning) }
}

export const NO_SESSIONS_TITLE = 'No sessions'

/** For `if-no-sessions: warn`. */
export function createNoSessionsNotice(message: string): Notice {
  return { level: 'warning', title: NO_SESSIONS_TITLE, message }
}

/** @param files the parts, and the session ID in each; untrusted */
export function createPartsNotice(files: readonly { readonly file: string; readonly partOf: string }[]): Notice {
  const named = files.slice(0, PARTS_SHOWN).map(({ file, partOf }) => `${file} (another part of session ${partOf})`)
  const more = files.length > PARTS_SHOWN ? ` and ${formatCount(files.length - PARTS_SHOWN)} more` : ''
  const found =
    files.length === 1
      ? '1 file has the session ID of another file but contains other messages. It counts as a separate session'
      : `${formatCount(files.length)} files have the session ID of another file but contain other messages. Each counts as a separate session`
  const message = `${found}, with an ID derived from its name: ${named.join(', ')}${more}.`
  return { level: 'notice', title: 'Parts of a session', message }
}

/** For `if-no-sessions: warn` and a path without a history directory. */
export function createNoHistoryNotice(message: string): Notice {
  return { level: 'warning', title: 'No history directory', message: toSentence(message) }
}

/** Maximum entries in a notice. */
const ENTRIES_SHOWN = 10

function formatEntries(entries: readonly string[]): string {
  const shown = entries.slice(0, ENTRIES_SHOWN).map((entry) => `\`${entry}\``)
  const more = entries.length > shown.length ? `, and ${formatCount(entries.length - shown.length)} more` : ''
  return `${shown.join(', ')}${more}`
}

/** Warning about `exclude` entries without a match: a typo would upload the file. */
export function createUnusedExcludeNotice(entries: readonly string[]): Notice {
  return {
    level: 'warning',
    title: 'Unused exclude entries',
    message: `No transcript matches these \`exclude\` entries: ${formatEntries(entries)}. Correct or remove them. Globs match the full path from the workspace, for example \`**/drafts/**\`.`,
  }
}

export function createIgnoredValuesNotice(count: number): Notice {
  return {
    level: 'warning',
    title: 'Ignored redact-values entries',
    message: `${pluralize(count, 'value')} of \`redact-values\` ${count === 1 ? 'is' : 'are'} not replaced. Values with fewer than 8 characters, and ordinary words and numbers, stay as they are, because replacing them would damage transcripts.`,
  }
}

/** Warning about `secrets-allow` entries without a match, after every transcript was read. */
export function createUnusedAllowNotice(entries: readonly string[]): Notice {
  return {
    level: 'warning',
    title: 'Unused secrets-allow entries',
    message: `No credential matches these \`secrets-allow\` entries: ${formatEntries(entries)}. Correct or remove them.`,
  }
}

export const RATE_LIMIT_LOW_TITLE = 'Rate limit low'

/**
 * Notice for a rate limit with fewer requests than the uploads need.
 * @param until the result of `formatUtcTime`
 */
export function createRateLimitLowNotice(uploads: number, requests: number, remaining: number, until: string): Notice {
  const needed = `${pluralize(uploads, 'upload needs', 'uploads need')} ${pluralize(requests, 'request')}`
  return {
    level: 'notice',
    title: RATE_LIMIT_LOW_TITLE,
    message: `${needed}, but only ${formatCount(remaining)} ${remaining === 1 ? 'is' : 'are'} left until ${until}. The other uploads wait until then, or for the next run if \`timeout\` expires first.`,
  }
}

/**
 * Notice for a check without a token. On GitHub it is a warning, because an empty input is probably a mistyped secret.
 * @param reason why the event has no secrets, as a sentence without a full stop
 */
export function createNotComparedNotice(reason: string | undefined, onGithub: boolean): Notice {
  const isMistake = reason === undefined && onGithub
  const cause = reason ?? (onGithub ? 'The `token` input is empty' : 'No token is set')
  const advice = isMistake ? ' Check the name of the secret that `token` is set to.' : ''
  return {
    level: isMistake ? 'warning' : 'notice',
    title: 'Credential search only',
    message: `${cause}. Transcripts were searched for credentials but not compared with SpecStory Cloud.${advice}`,
  }
}

/** Warning about a session that has an old cloud copy but is missing in the size listing. */
export function createIncompleteSizesNotice(file: string): Notice {
  return {
    level: 'warning',
    title: 'Incomplete size listing',
    message: `SpecStory Cloud's size listing omitted ${file}, which has a cloud copy from before this run. Every later session of the project was inspected before its upload.`,
    file,
  }
}

/** Notice for copies that appeared or changed during the run. */
export function createOtherClientsNotice(sessions: number): Notice {
  return {
    level: 'notice',
    title: 'Another client',
    message: `Another client uploaded ${pluralize(sessions, 'session')} during this run: a second run, or the SpecStory CLI. Their copies were inspected again before anything was replaced.`,
  }
}

/** Notice for a 412 or 304 without a changed copy. */
export function createConditionsIgnoredNotice(): Notice {
  return {
    level: 'notice',
    title: 'Uploads without conditions',
    message:
      'SpecStory Cloud, or a proxy in front of it, rejects conditional requests although no copy has changed. The run continued without conditions and inspected each copy right before its upload.',
  }
}
