import { listUnreadable, type Run } from '../../run/run.ts'
import type { LeftOut, LeftOutReason } from '../../sessions/session.ts'
import type { MarkdownDocument } from '../document.ts'
import { fileLink } from '../links.ts'
import { pluralize } from '../quantities.ts'
import { markdownProse, markdownText } from '../untrusted.ts'
import { LEFT_OUT_WORDS } from '../words.ts'

/** The files left out, folded. Other tools' Markdown is in the report only. */
export function addFiles(document: MarkdownDocument, run: Run): void {
  const leftOut = run.projects.flatMap(({ scan }) => scan?.leftOut ?? [])
  addUnidentified(document, run, leftOut)
  addDuplicates(document, run, leftOut)
  addNamesakes(document, run, leftOut)
  addOthers(document, run, leftOut)
  addExcluded(document, run)
}

/** Files that could not be read, never folded. */
export function addUnreadable(document: MarkdownDocument, run: Run): void {
  const files = listUnreadable(run)
  document.table({
    title: `${pluralize(files.length, 'file')} not readable`,
    folded: false,
    columns: ['File', 'Why'],
    items: files,
    cells: ({ file, detail }) => [fileLink(run, file), markdownProse(detail)],
  })
}

function addUnidentified(document: MarkdownDocument, run: Run, leftOut: readonly LeftOut[]): void {
  const files = leftOut.filter(({ reason }) => reason === 'unidentified')
  document.table({
    title: `${pluralize(files.length, 'file')} without a session id`,
    intro:
      'Versions of the SpecStory extension before about October 2025 wrote no session id, so the cloud cannot tell these apart. They stay in the repository only.',
    folded: true,
    columns: ['File'],
    items: files,
    cells: ({ file }) => [fileLink(run, file)],
  })
}

function addDuplicates(document: MarkdownDocument, run: Run, leftOut: readonly LeftOut[]): void {
  const files = leftOut.filter(({ reason }) => reason === 'duplicate')
  addNotChosen(document, run, {
    title: `${pluralize(files.length, 'duplicate')} of other files`,
    intro: 'Several files hold the same session. The best one of each was taken, and the session counts once.',
    items: files,
  })
}

function addNamesakes(document: MarkdownDocument, run: Run, leftOut: readonly LeftOut[]): void {
  const files = leftOut.filter(({ reason }) => reason === 'same-name')
  addNotChosen(document, run, {
    title: `${pluralize(files.length, 'file')} of the same name as another`,
    intro:
      'Without a session id, files of one name are one session. The best one of each was taken; rename the others to sync them too.',
    items: files,
  })
}

type NotChosen = { readonly title: string; readonly intro: string; readonly items: readonly LeftOut[] }

function addNotChosen(document: MarkdownDocument, run: Run, table: NotChosen): void {
  document.table({
    ...table,
    folded: true,
    columns: ['File left out', 'File taken', 'Why'],
    cells: ({ file, chosen, detail }) => [
      fileLink(run, file),
      chosen === undefined ? '' : fileLink(run, chosen),
      markdownProse(detail),
    ],
  })
}

const OTHERS: ReadonlySet<LeftOutReason> = new Set([
  'unusable-id',
  'no-name',
  'no-message',
  'empty',
  'lfs-pointer',
  'link',
  'not-a-file',
])

function addOthers(document: MarkdownDocument, run: Run, leftOut: readonly LeftOut[]): void {
  const files = leftOut.filter(({ reason }) => OTHERS.has(reason))
  document.table({
    title: `${pluralize(files.length, 'other file')} left out`,
    folded: true,
    columns: ['File', 'Why'],
    items: files,
    cells: ({ file, reason, detail }) => [
      fileLink(run, file),
      markdownProse(detail === '' ? LEFT_OUT_WORDS[reason] : detail),
    ],
  })
}

/** What the user took out of the run. */
function addExcluded(document: MarkdownDocument, run: Run): void {
  const files = run.projects.flatMap(({ scan }) => scan?.excluded ?? [])
  document.table({
    title: `${pluralize(files.length, 'file')} excluded`,
    intro: 'The input `exclude` names these. They were neither compared nor uploaded, and are in none of the counts.',
    folded: true,
    columns: ['File', 'Session', 'Entry'],
    items: files,
    cells: ({ file, id = '', entries }) => [fileLink(run, file), markdownText(id), markdownText(entries.join(', '))],
  })
}
