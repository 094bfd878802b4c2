import { optOutNotice } from '../../run/notices.ts'
import type { Run } from '../../run/run.ts'
import type { MarkdownDocument } from '../document.ts'
import { fileUrl, link } from '../links.ts'
import { markdownProse, markdownText } from '../untrusted.ts'

/** What somebody should know besides how the sessions ended; an opt-out stands with the projects. */
export function addNotices(document: MarkdownDocument, run: Run): void {
  const optOuts = new Set(run.optOuts.map((optOut) => optOutNotice(optOut).message))
  document.table({
    title: 'To know',
    folded: false,
    columns: ['What', 'Why'],
    items: run.notices.filter(({ message }) => !optOuts.has(message)),
    cells: ({ title, message, file }) => [
      file === undefined ? markdownText(title) : link(title, fileUrl(run, file)),
      markdownProse(message, 1_000),
    ],
  })
}
