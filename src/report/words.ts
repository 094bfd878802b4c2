import type { OptOut, ProjectSource } from '../project/project.ts'
import { OPT_OUT_WORDS } from '../run/notices.ts'
import type { LeftOutReason } from '../sessions/session.ts'

/** Why a file is no session of its own, as the end of "left out, …". */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, string>> = {
  unidentified: 'no session id',
  'unusable-id': 'unusable session id',
  'no-name': 'file without a name',
  'not-a-transcript': 'not a transcript',
  'no-message': 'no message',
  empty: 'empty',
  'lfs-pointer': 'Git LFS pointer',
  link: 'symbolic link',
  'not-a-file': 'not a regular file',
  duplicate: 'another file of the same session was chosen',
  'same-name': 'another file of the same name was chosen',
}

/** A path whose owner turned cloud sync off; may hold a repository's text. */
export function optOutWords({ path, file, setting }: OptOut): string {
  return `${path}: nothing is sent, ${file} says ${OPT_OUT_WORDS[setting]}`
}

/** How a project's id is known; may hold a repository's text. */
export function sourceWords(source: ProjectSource): string {
  switch (source.kind) {
    case 'input':
      return 'from the input project-id'
    case 'file':
      return `${source.field} of ${source.file}`
    case 'computed':
      return `computed from ${source.remote}`
  }
}
