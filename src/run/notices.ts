import type { OptOut } from '../project/project.ts'
import { sentence } from '../sentence.ts'

/** Something a person should know that is no failure. */
export type Notice = {
  readonly level: 'notice' | 'warning'
  readonly title: string
  readonly message: string
  /** POSIX path relative to the workspace, for an annotation on the file. */
  readonly file?: string
}

/** The owner turned cloud sync off: why nothing is sent, and how to change it. */
export function optOutNotice({ path, file }: OptOut): Notice {
  return {
    level: 'notice',
    title: 'Cloud sync is turned off',
    message: `${file} says \`cloud_sync: false\`, so nothing of \`${path}\` was sent. Remove that line to sync it.`,
    file,
  }
}

/** Something about the token that will stop the runs one day. */
export function tokenNotice(warning: string): Notice {
  return { level: 'warning', title: 'SpecStory token', message: sentence(warning) }
}

/** `if-no-sessions: warn`: the checkout holds none, and the likely cause. */
export function noSessionsNotice(message: string): Notice {
  return { level: 'warning', title: 'No sessions', message }
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
