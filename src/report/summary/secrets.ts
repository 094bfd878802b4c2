import { formatCount, pluralize } from '../../message-format.ts'
import { formatFindings, formatRevokeHint } from '../../plan/plan.ts'
import type { Run } from '../../run/run.ts'
import type { FoundCredential } from '../../secrets/found-credentials.ts'
import type { MarkdownDocument } from '../document.ts'
import { buildFileUrl, formatBreakableLink, formatHint, PATH_LIMIT } from '../links.ts'
import {
  type FileWithCredentials,
  isWithheld,
  listCredentials,
  listRedacted,
  listWithheld,
  toFileWithCredentials,
} from '../secrets.ts'
import { escapeMarkdown } from '../untrusted.ts'

/** The rest is in the report. */
const CREDENTIALS_SHOWN = 20

const HARMLESS_LABELS = { expired: 'expired', public: 'public by design' } as const

/** Adds files and rules of credentials, never their values. */
export function addSecrets(document: MarkdownDocument, run: Run): void {
  const [withheld, redacted] = [listWithheld(run), listRedacted(run).map(toFileWithCredentials)]
  addCredentials(document, run, withheld, 'withheld')
  addCredentials(document, run, redacted, 'redacted')
}

function addCredentials(
  document: MarkdownDocument,
  run: Run,
  files: readonly FileWithCredentials[],
  what: 'withheld' | 'redacted',
): void {
  const credentials = listCredentials(files)
  const isWithheldList = what === 'withheld'
  const subject = isWithheldList && run.inputs?.mode === 'check' ? 'transcript' : 'session'
  const hint = isWithheldList ? formatWithheldHint(run, credentials) : formatRevokeHint(credentials)
  document.addTable({
    title: formatTitle(run, files.length, what),
    intro: `${escapeMarkdown(formatFindings(files, subject))}. **What to do:** ${hint}`,
    folded: false,
    columns: ['Rule', 'File'],
    items: credentials,
    limit: CREDENTIALS_SHOWN,
    cells: ({ file, rule, line, harmless }) => [
      `${escapeMarkdown(rule)}${harmless === undefined ? '' : ` (${HARMLESS_LABELS[harmless]})`}`,
      formatBreakableLink(
        `${file}, line ${formatCount(line)}`,
        buildLineUrl(buildFileUrl(run, file), line),
        PATH_LIMIT,
      ),
    ],
  })
}

/** The hint of withheld sessions, which are not in the list of failed sessions; ignored files have none. */
function formatWithheldHint({ results }: Run, credentials: readonly FoundCredential[]): string {
  const withheld = results.find(isWithheld)
  return withheld === undefined ? formatRevokeHint(credentials) : formatHint(withheld)
}

/** Files, not credentials: one value may be in several files. */
function formatTitle({ inputs }: Run, files: number, what: 'withheld' | 'redacted'): string {
  const isCheck = inputs?.mode === 'check'
  if (what === 'withheld') return `Credentials in ${pluralize(files, isCheck ? 'transcript' : 'withheld session')}`
  return `Credentials ${isCheck ? 'to redact' : 'redacted'} in ${pluralize(files, 'session')}`
}

function buildLineUrl(url: string | undefined, line: number): string | undefined {
  // Without `plain=1`, GitHub renders the Markdown without line numbers.
  return url === undefined ? undefined : `${url}?plain=1#L${line}`
}
