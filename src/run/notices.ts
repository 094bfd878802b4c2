import type { Notice, OptOut } from '../project/project.ts'
import { sentence } from '../sentence.ts'

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

/** Something about the token that will stop the runs one day. */
export function tokenNotice(warning: string): Notice {
  return { level: 'warning', title: 'SpecStory token', message: sentence(warning) }
}

/** `if-no-sessions: warn`: the checkout holds none, and the likely cause. */
export function noSessionsNotice(message: string): Notice {
  return { level: 'warning', title: 'No sessions', message }
}

/** Entries that a notice names. */
const ENTRIES_NAMED = 10

/** An entry of `exclude` may be mistyped, or of a session that is gone: what it was to keep out may be uploaded. */
export function unmatchedExcludeNotice(entries: readonly string[]): Notice {
  const named = entries.slice(0, ENTRIES_NAMED).map((entry) => `\`${entry}\``)
  const more = entries.length > named.length ? `, and ${entries.length - named.length} more` : ''
  return {
    level: 'warning',
    title: 'Nothing to exclude',
    message: `No transcript matches ${named.join(', ')}${more} of the \`exclude\` input. A glob is matched with the whole path, from the workspace and with \`/\` on every system, as in \`**/drafts/**\`. Correct the entries, or remove those whose files are gone.`,
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

/** The cloud's one answer about all sizes did not name a session that the cloud had. */
export function wrongSizesNotice(file: string): Notice {
  return {
    level: 'warning',
    title: "The cloud's sizes were wrong",
    message: `The bulk answer did not name the session of ${file}, and the cloud had a copy of it, which was replaced. From then on every session was looked at before its upload; the report names all that were replaced.`,
    file,
  }
}
