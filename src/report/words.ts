import type { PlanReason } from '../plan/plan.ts'
import type { ProjectSource } from '../project/project.ts'
import type { LeftOutReason } from '../sessions/session.ts'

/** One word for one thing, in the log and the summary alike; in the order in which a reader asks. */
export const PLAN_WORDS: Readonly<Record<PlanReason, string>> = {
  new: 'new',
  grown: 'grown here',
  shrunk: 'smaller here, updated as `update-when: different` asks',
  'cloud-copy-unknown': 'cloud copy unknown',
  'up-to-date': 'up to date',
  'cloud-has-more': 'larger in the cloud',
  'kept-cli-copy': "kept the CLI's copy",
  'too-large': 'too large for the cloud',
}

/** Why a file is no session of its own, as the end of "left out, …". */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, string>> = {
  unidentified: 'no session id',
  'unusable-id': 'unusable session id',
  'not-a-transcript': 'not a transcript',
  'no-message': 'no message',
  empty: 'empty',
  'lfs-pointer': 'Git LFS pointer',
  link: 'symbolic link',
  'not-a-file': 'not a regular file',
  duplicate: 'another file of the same session was chosen',
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
