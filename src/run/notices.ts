import { toSentence } from '../message-format.ts'
import type { Notice, OptOut, Project, ProjectSource } from '../project/project.ts'

/** The owner turned cloud sync off: why nothing is sent, and how to change it. */
export function optOutNotice({ path, file, setting }: OptOut): Notice {
  return {
    level: 'notice',
    title: 'Cloud sync is turned off',
    message: `${file} says ${OPT_OUT_WORDS[setting]}, so nothing of \`${path}\` was sent. Remove that line to sync it.`,
    file,
  }
}

/** What an opt-out says, as code. */
export const OPT_OUT_WORDS: Readonly<Record<OptOut['setting'], string>> = {
  cloud_sync: '`cloud_sync: false`',
  'cloud_sync.enabled': '`[cloud_sync] enabled = false`',
}

/** Why a run of opted-out paths only has nothing to do, as one sentence. */
export function optedOutReason(optOuts: readonly OptOut[]): string {
  const settings = new Set(optOuts.map(({ setting }) => OPT_OUT_WORDS[setting]))
  return `The owner turned cloud sync off (${[...settings].join(', ')}): nothing was sent.`
}

/**
 * A sync of a pull request's branch: its sessions reach the cloud before anybody has merged them, and its files may say
 * into which project.
 *
 * @param branch its name, empty when it is not known; untrusted
 */
export function unmergedNotice(branch: string, projects: readonly Project[]): Notice {
  const told = projects.map(({ id, name, source }) => `${id} (${name}), ${whoDecides(source)}`)
  const pinned = projects.every(({ source }) => source.kind === 'input')
  return {
    level: 'notice',
    title: 'Sessions of an unmerged branch',
    message: `The sessions of ${branch === '' ? 'the pull request' : `\`${branch}\``} are not merged yet and go to the project ${told.join('; ')}.${pinned ? '' : ' The input `project-id` pins the project, whatever a branch says.'}`,
  }
}

function whoDecides(source: ProjectSource): string {
  switch (source.kind) {
    case 'input':
      return 'which the input `project-id` pins'
    case 'file':
      return `whose id is the \`${source.field}\` of this branch’s ${source.file}`
    case 'computed':
      return `whose id is computed from ${source.remote} and is in no file of the branch`
  }
}

/** The cloud has never heard of a project. */
export function newProjectNotice({ id, name }: Pick<Project, 'id' | 'name'>): Notice {
  return {
    level: 'notice',
    title: 'New to the cloud',
    message: `SpecStory Cloud has never seen the project ${id} (${name}). That is right for a first sync. After the repository was renamed or moved it is a second project, in which every session is there once more: then set \`project-id\` to the old id. \`require-existing-project: true\` lets no run make a project.`,
  }
}

/** Whoever stands between may read the token and change every answer. */
export function unverifiedNotice(): Notice {
  return {
    level: 'warning',
    title: 'TLS is not verified',
    message:
      '`NODE_TLS_REJECT_UNAUTHORIZED=0` is set, so anybody on the way to the cloud can read the token and the sessions. Take it away; `NODE_EXTRA_CA_CERTS` names the certificate of an authority of your own.',
  }
}

/** Something about the token that will stop the runs one day. */
export function tokenNotice(warning: string): Notice {
  return { level: 'warning', title: 'SpecStory token', message: toSentence(warning) }
}

/** `if-no-sessions: warn`: the checkout holds none, and the likely cause. */
export function noSessionsNotice(message: string): Notice {
  return { level: 'warning', title: 'No sessions', message }
}

/** `if-no-sessions: warn`: a path among others has no history directory. */
export function noHistoryNotice(message: string): Notice {
  return { level: 'warning', title: 'No history directory', message: toSentence(message) }
}

/** Entries that a notice names. */
const ENTRIES_NAMED = 10

function named(entries: readonly string[]): string {
  const first = entries.slice(0, ENTRIES_NAMED).map((entry) => `\`${entry}\``)
  const more = entries.length > first.length ? `, and ${entries.length - first.length} more` : ''
  return `${first.join(', ')}${more}`
}

/** An entry of `exclude` may be mistyped, or of a session that is gone: what it was to keep out may be uploaded. */
export function unmatchedExcludeNotice(entries: readonly string[]): Notice {
  return {
    level: 'warning',
    title: 'Nothing to exclude',
    message: `No transcript matches ${named(entries)} of the \`exclude\` input. A glob is matched with the whole path, from the workspace and with \`/\` on every system, as in \`**/drafts/**\`. Correct the entries, or remove those whose files are gone.`,
  }
}

/**
 * The key's requests will not suffice for the uploads that begin now, which take so many.
 *
 * @param until as `utcTime` writes it
 */
export function budgetShortNotice(uploads: number, requests: number, remaining: number, until: string): Notice {
  const few = (number: number, what: string) => (number === 1 ? `1 ${what}` : `${number} ${what}s`)
  const taking = requests === uploads ? '' : ` in ${requests} requests`
  return {
    level: 'notice',
    title: 'Rate limit',
    message: `${few(uploads, 'upload')}${taking}, ${few(remaining, 'request')} left until ${until}. The rest waits until then, or for the next run where \`timeout\` ends this one before.`,
  }
}

/** An entry of `secrets-allow` that allows nothing, after everything was read: mistyped, or of a value that is gone. */
export function uselessAllowNotice(entries: readonly string[]): Notice {
  return {
    level: 'warning',
    title: 'Nothing to allow',
    message: `No credential matches ${named(entries)} of the \`secrets-allow\` input. Correct the entries, or remove those whose values are gone.`,
  }
}

/** A check without a token that found credentials; `excuse` is a sentence that says why there is none. */
export function notComparedNotice(excuse: string): Notice {
  const message = `${excuse} The transcripts were searched for credentials, and not compared with the cloud.`
  return { level: 'notice', title: 'Searched for credentials only', message }
}

/** The same where there is none, as the reason that nothing else was done. */
export function searchedReason(excuse: string, sessions: number): string {
  const read = sessions === 1 ? 'The one transcript holds' : `The ${sessions} transcripts hold`
  return `${excuse} ${read} no credential that is known here.`
}

/** The cloud's one answer about all sizes did not name a session that the cloud had. */
export function wrongSizesNotice(file: string): Notice {
  return {
    level: 'warning',
    title: "The cloud's sizes were wrong",
    message: `The bulk answer did not name the session of ${file}, and the cloud had a copy of it, which was replaced. From then on every session was looked at before its upload; the report names all that were replaced.`,
    file,
  }
}
