import { basename } from 'node:path'
import type { Run } from '../../run/run.ts'
import { awaitsMerge } from '../awaits-merge.ts'
import { createDocument, SUMMARY_BUDGET_BYTES } from '../document.ts'
import { markdownText } from '../untrusted.ts'
import { addCounts } from './counts.ts'
import { addFailedSessions } from './failed-sessions.ts'
import { addFiles, addUnreadable } from './files.ts'
import { addFooter } from './footer.ts'
import { addHead } from './head.ts'
import { addNotices, addWarnings } from './notices.ts'
import { addProjects } from './projects.ts'
import { addSecrets } from './secrets.ts'
import { addKeptSessions, addPendingSessions, addUploadedSessions } from './sessions.ts'

/**
 * The job summary: the answer, what needs somebody's action, the counts, and then everything else, as Markdown of at most
 * `budgetBytes` bytes, whatever the number of sessions. `report` is the path of the JSON report, or empty when there is none.
 */
export function renderSummary(run: Run, report: string, budgetBytes = SUMMARY_BUDGET_BYTES): string {
  const cutTo = report === '' ? 'left out to fit' : `in the JSON report ${markdownText(basename(report))}`
  const document = createDocument(budgetBytes, cutTo)
  const isCalm = awaitsMerge(run)
  addHead(document, run)
  addFailedSessions(document, run)
  addUnreadable(document, run)
  if (!isCalm) addPendingSessions(document, run)
  addSecrets(document, run)
  addWarnings(document, run)
  addCounts(document, run)
  addProjects(document, run)
  addNotices(document, run)
  if (isCalm) addPendingSessions(document, run)
  addUploadedSessions(document, run)
  addKeptSessions(document, run)
  addFiles(document, run)
  addFooter(document, run, report)
  return document.text()
}
