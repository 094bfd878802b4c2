import type { Notice } from '../../project/project.ts'
import { optOutNotice } from '../../run/notices.ts'
import type { Run } from '../../run/run.ts'
import type { MarkdownDocument } from '../document.ts'
import { fileUrl, link } from '../links.ts'
import { markdownProse, markdownText } from '../untrusted.ts'

/** What somebody should look at besides how the sessions ended. */
export function addWarnings(document: MarkdownDocument, run: Run): void {
  addOfLevel(document, run, 'warning', 'To look at')
}

/** What is good to know and needs nothing done; an opt-out stands with the projects. */
export function addNotices(document: MarkdownDocument, run: Run): void {
  addOfLevel(document, run, 'notice', 'To know')
}

function addOfLevel(document: MarkdownDocument, run: Run, level: Notice['level'], heading: string): void {
  const optOuts = new Set(run.optOuts.map((optOut) => optOutNotice(optOut).message))
  document.table({
    title: heading,
    folded: false,
    columns: ['What', 'Why'],
    items: run.notices.filter((notice) => notice.level === level && !optOuts.has(notice.message)),
    cells: ({ title, message, file }) => [
      file === undefined ? markdownText(title) : link(title, fileUrl(run, file)),
      markdownProse(message, 1_000),
    ],
  })
}
