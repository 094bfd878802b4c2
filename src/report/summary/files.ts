import { pluralize } from '../../message-format.ts'
import { listUnreadable, type Run } from '../../run/run.ts'
import { IGNORED_FILES, IGNORED_REASONS, type IgnoredReason, isQuiet } from '../../sessions/ignored-files.ts'
import type { IgnoredFile } from '../../sessions/session.ts'
import type { MarkdownDocument } from '../document.ts'
import { formatFileLink } from '../links.ts'
import { escapeMarkdown, escapeProse } from '../untrusted.ts'

export function addUnreadable(document: MarkdownDocument, run: Run): void {
  const files = listUnreadable(run)
  document.addTable({
    title: `${pluralize(files.length, 'file')} could not be read`,
    folded: false,
    columns: [],
    items: files,
    cells: ({ file, detail }) => [`${formatFileLink(run, file)}<br>${escapeProse(detail)}`],
  })
}

/** Adds ignored and excluded files, folded; other tools' Markdown is only in the report. */
export function addFiles(document: MarkdownDocument, run: Run): void {
  const ignored = run.projects.flatMap(({ scan }) => scan?.ignored ?? [])
  for (const reason of IGNORED_REASONS) addOwnList(document, run, reason, ignored)
  addSharedList(document, run, ignored)
  addExcluded(document, run)
}

function addOwnList(
  document: MarkdownDocument,
  run: Run,
  wanted: IgnoredReason,
  ignored: readonly IgnoredFile[],
): void {
  const { list, kind, cause, fix } = IGNORED_FILES[wanted]
  if (list !== 'own') return
  const files = ignored.filter(({ reason }) => reason === wanted)
  document.addTable({
    title: `${pluralize(files.length, ...kind)} ignored`,
    intro: fix === undefined ? cause : `${cause} ${fix}`,
    folded: true,
    columns: [],
    items: files,
    cells: ({ file, preferred, detail }) => [
      formatFileLink(run, file) +
        (preferred === undefined ? '' : ` (${escapeProse(detail)})<br>Preferred: ${formatFileLink(run, preferred)}`),
    ],
  })
}

/** Adds ignored files without a list of their own; unfolded if one has a warning. */
function addSharedList(document: MarkdownDocument, run: Run, ignored: readonly IgnoredFile[]): void {
  const files = ignored.filter((file) => IGNORED_FILES[file.reason].list !== 'own' && !isQuiet(file))
  const hasOwnList = ignored.some(({ reason }) => IGNORED_FILES[reason].list === 'own')
  document.addTable({
    title: `${pluralize(files.length, hasOwnList ? 'other file' : 'file')} ignored`,
    folded: files.every(({ reason }) => IGNORED_FILES[reason].warning === undefined),
    columns: [],
    items: files,
    cells: ({ file, reason, detail }) => {
      const { cause, fix } = IGNORED_FILES[reason]
      const explanation = fix === undefined ? escapeProse(detail || cause) : `${cause} ${fix}`
      return [`${formatFileLink(run, file)}<br>${explanation}`]
    },
  })
}

function addExcluded(document: MarkdownDocument, run: Run): void {
  const files = run.projects.flatMap(({ scan }) => scan?.excluded ?? [])
  document.addTable({
    title: `${pluralize(files.length, 'file')} excluded`,
    intro: 'Excluded by the `exclude` input: not compared, uploaded or counted.',
    folded: true,
    columns: [],
    items: files,
    cells: ({ file, entries }) => [`${formatFileLink(run, file)}<br>Entry: ${escapeMarkdown(entries.join(', '))}`],
  })
}
