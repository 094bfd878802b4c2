import { HOST_WORDS } from '../host-words.ts'
import { toSentence } from '../message-format.ts'

/** List of a file: its reason's own, shared with other reasons, or only in the JSON report. */
type IgnoredFileList = 'own' | 'shared' | 'report-only'

/** A reason to ignore a file and everything derived from it. */
type IgnoredFileRow = {
  /** Fragment: "ignored (no session ID)". */
  readonly label: string
  /** Noun after a number: "3 Git LFS pointers". */
  readonly kind: readonly [one: string, several: string]
  /** Sentence. */
  readonly cause: string
  /** Imperative sentence; `undefined`: no action needed. */
  readonly fix: string | undefined
  /** List in the summary. */
  readonly list: IgnoredFileList
  /** Listed in the comment of a pull request that adds or changes such a file. */
  readonly isInComment: boolean
  /** Title of an annotation, for files that a user expects to be synced; the headline counts them too. */
  readonly warning: string | undefined
}

const ROWS = {
  'lfs-pointer': {
    label: 'Git LFS pointer',
    kind: ['Git LFS pointer', 'Git LFS pointers'],
    cause: 'The checkout contains Git LFS pointers instead of the transcripts.',
    fix: toSentence(HOST_WORDS.fetchLfs.github),
    list: 'shared',
    isInComment: true,
    warning: 'Git LFS pointers ignored',
  },
  link: {
    label: 'symbolic link',
    kind: ['symbolic link', 'symbolic links'],
    cause: 'Symbolic links are never followed.',
    fix: 'Commit the file itself.',
    list: 'shared',
    isInComment: true,
    warning: 'Symbolic links ignored',
  },
  unidentified: {
    label: 'no session ID',
    kind: ['transcript without a session ID', 'transcripts without a session ID'],
    cause: 'SpecStory extensions before about October 2025 wrote no session ID.',
    fix: 'Set `unidentified: upload` to sync such files.',
    list: 'own',
    isInComment: true,
    warning: undefined,
  },
  'unusable-id': {
    label: 'unusable session ID',
    kind: ['transcript with an unusable session ID', 'transcripts with an unusable session ID'],
    cause: 'The session ID contains characters or has a length that SpecStory Cloud does not accept.',
    fix: undefined,
    list: 'shared',
    isInComment: true,
    warning: undefined,
  },
  'no-name': {
    label: 'no file name',
    kind: ['transcript in a file named `.md`', 'transcripts in files named `.md`'],
    cause: 'SpecStory Cloud shows a session under the name of its file.',
    fix: 'Give the file a name before `.md`.',
    list: 'shared',
    isInComment: true,
    warning: undefined,
  },
  'no-message': {
    label: 'no messages',
    kind: ['transcript without messages', 'transcripts without messages'],
    cause: 'The transcript has a header and no messages.',
    fix: undefined,
    list: 'shared',
    isInComment: true,
    warning: undefined,
  },
  'not-a-file': {
    label: 'not a regular file',
    kind: ['entry that is not a regular file', 'entries that are not regular files'],
    cause: 'Pipes, sockets and devices are not read.',
    fix: undefined,
    list: 'shared',
    isInComment: true,
    warning: undefined,
  },
  empty: {
    label: 'empty',
    kind: ['empty file', 'empty files'],
    cause: 'The file is empty.',
    fix: undefined,
    list: 'shared',
    isInComment: true,
    warning: undefined,
  },
  conflict: {
    label: 'conflict markers',
    kind: ['transcript with conflict markers', 'transcripts with conflict markers'],
    cause: 'The first lines of the file contain a merge conflict and name two sessions.',
    fix: 'Restore one side of the conflict and commit it.',
    list: 'shared',
    isInComment: true,
    warning: 'Conflict markers committed',
  },
  encrypted: {
    label: 'encrypted',
    kind: ['encrypted file', 'encrypted files'],
    cause: 'The checkout contains encrypted files.',
    fix: 'Decrypt the files in a step before this one, for example with `git-crypt unlock`.',
    list: 'shared',
    isInComment: true,
    warning: 'Encrypted files ignored',
  },
  'not-text': {
    label: 'not readable as text',
    kind: ['file that is not UTF-8 text', 'files that are not UTF-8 text'],
    cause: 'The file is binary, damaged, or in an unsupported encoding.',
    fix: 'Save the file as UTF-8, or restore an earlier version of it from Git.',
    list: 'shared',
    isInComment: true,
    warning: 'Unreadable transcripts',
  },
  'other-extension': {
    label: 'not named .md',
    kind: ['file with another extension', 'files with another extension'],
    cause: 'Only files whose names end in `.md` are transcripts.',
    fix: 'Rename the file so that its name ends in `.md`.',
    list: 'shared',
    isInComment: true,
    warning: undefined,
  },
  part: {
    label: 'another part of a session',
    kind: ['other part of a session', 'other parts of sessions'],
    cause: 'Several files with one session ID contain different parts of a conversation.',
    fix: 'Set `unidentified: upload` to sync each part as a session.',
    list: 'shared',
    isInComment: true,
    warning: 'Parts of sessions ignored',
  },
  'other-file': {
    label: 'not Markdown',
    kind: ['file that is not Markdown', 'files that are not Markdown'],
    cause: 'SpecStory and other tools keep files of their own in the directory.',
    fix: undefined,
    list: 'report-only',
    isInComment: false,
    warning: undefined,
  },
  'not-a-transcript': {
    label: 'not a transcript',
    kind: ['Markdown file that is not a SpecStory transcript', 'Markdown files that are not SpecStory transcripts'],
    cause: 'Other tools also write Markdown to the directory.',
    fix: undefined,
    list: 'report-only',
    isInComment: false,
    warning: undefined,
  },
  duplicate: {
    label: 'duplicate of another file',
    kind: ['duplicate', 'duplicates'],
    cause: 'Each session is uploaded once, from the preferred file.',
    fix: undefined,
    list: 'own',
    // The preferred file represents it.
    isInComment: false,
    warning: undefined,
  },
  'same-name': {
    label: 'same name as another file',
    kind: ['file with a duplicate name', 'files with duplicate names'],
    cause: 'Files without a session ID that have the same name count as one session.',
    fix: 'Rename one of them to sync both.',
    list: 'own',
    isInComment: true,
    warning: 'Files with the same name',
  },
} as const satisfies Readonly<Record<string, IgnoredFileRow>>

export type IgnoredReason = keyof typeof ROWS

/**
 * Reasons why a file is not a session; they do not change the status. All output and the schema derive from this table.
 */
export const IGNORED_FILES: Readonly<Record<IgnoredReason, IgnoredFileRow>> = ROWS

/** Whether a file is listed only in the report: a file of another tool without a session ID. */
export function isQuiet({ reason, id }: { readonly reason: IgnoredReason; readonly id?: string }): boolean {
  return IGNORED_FILES[reason].list === 'report-only' && id === undefined
}

export const IGNORED_REASONS = Object.keys(ROWS) as readonly IgnoredReason[]
