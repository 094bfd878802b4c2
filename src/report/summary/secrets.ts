import type { Run } from '../../run/run.ts'
import { countByRule } from '../../secrets/secret-counts.ts'
import type { MarkdownDocument } from '../document.ts'
import { fileUrl, link, PATH_LIMIT } from '../links.ts'
import { formatCount, pluralize } from '../quantities.ts'
import { listRedacted, listWithheld, WHAT_TO_DO_ABOUT_SECRETS } from '../secrets.ts'
import { markdownText } from '../untrusted.ts'

/** Credentials that were met, and what to do about them: where they are and of which kind, never what they are. */
export function addSecrets(document: MarkdownDocument, run: Run): void {
  addHeld(document, run)
  addRedacted(document, run)
}

function addHeld(document: MarkdownDocument, run: Run): void {
  const places = listWithheld(run).flatMap(({ session, secrets }) =>
    secrets.map(({ rule, line }) => ({ file: session.file, rule, line })),
  )
  document.table({
    title: `${pluralize(places.length, 'credential')} held back`,
    intro: `**What to do:** ${WHAT_TO_DO_ABOUT_SECRETS}`,
    folded: false,
    columns: ['File', '>Line', 'Rule'],
    items: places,
    cells: ({ file, rule, line }) => [
      link(file, lineUrl(fileUrl(run, file), line), PATH_LIMIT),
      formatCount(line),
      markdownText(rule),
    ],
  })
}

function lineUrl(url: string | undefined, line: number): string | undefined {
  // GitHub shows a Markdown file rendered, without lines, unless it is told not to.
  return url === undefined ? undefined : `${url}?plain=1#L${line}`
}

function addRedacted(document: MarkdownDocument, run: Run): void {
  const sessions = listRedacted(run)
  const secrets = sessions.flatMap((result) => result.secrets)
  document.table({
    title: `${pluralize(secrets.length, 'credential')} redacted in ${pluralize(sessions.length, 'session')}`,
    intro: `**What to do:** ${WHAT_TO_DO_ABOUT_SECRETS}`,
    folded: false,
    columns: ['Rule', '>Credentials'],
    items: Object.entries(countByRule(secrets)),
    cells: ([rule, number]) => [markdownText(rule), formatCount(number)],
  })
}
