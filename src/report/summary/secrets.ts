import { formatCount, pluralize } from '../../message-format.ts'
import { REVOKE_HINT } from '../../plan/plan.ts'
import type { Run } from '../../run/run.ts'
import { countByRule } from '../../secrets/found-credentials.ts'
import type { MarkdownDocument } from '../document.ts'
import { fileUrl, link, PATH_LIMIT } from '../links.ts'
import { listRedacted, listWithheld } from '../secrets.ts'
import { markdownText } from '../untrusted.ts'

/** Adds where credentials are and of which rule, never their values. */
export function addSecrets(document: MarkdownDocument, run: Run): void {
  addHeld(document, run)
  addRedacted(document, run)
}

function addHeld(document: MarkdownDocument, run: Run): void {
  const places = listWithheld(run).flatMap(({ session, secrets }) =>
    secrets.map(({ rule, line }) => ({ file: session.file, rule, line })),
  )
  document.table({
    title: `${pluralize(places.length, 'credential')} withheld`,
    intro: `**What to do:** ${REVOKE_HINT}`,
    folded: false,
    columns: ['Rule', 'File'],
    items: places,
    cells: ({ file, rule, line }) => [
      markdownText(rule),
      link(`${file}, line ${formatCount(line)}`, lineUrl(fileUrl(run, file), line), PATH_LIMIT),
    ],
  })
}

function lineUrl(url: string | undefined, line: number): string | undefined {
  // Without `plain=1` GitHub renders the Markdown, without lines.
  return url === undefined ? undefined : `${url}?plain=1#L${line}`
}

function addRedacted(document: MarkdownDocument, run: Run): void {
  const sessions = listRedacted(run)
  const secrets = sessions.flatMap((result) => result.secrets)
  document.table({
    title: `${pluralize(secrets.length, 'credential')} redacted in ${pluralize(sessions.length, 'session')}`,
    intro: `**What to do:** ${REVOKE_HINT}`,
    folded: false,
    columns: ['Rule', '>Credentials'],
    items: Object.entries(countByRule(secrets)),
    cells: ([rule, number]) => [markdownText(rule), formatCount(number)],
  })
}
