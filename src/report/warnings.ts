import { formatBytes } from '../message-format.ts'
import { countOfKind } from '../run/counts.ts'
import { OUTCOMES } from '../run/outcomes.ts'
import type { Run } from '../run/run.ts'
import { awaitsMerge } from './awaits-merge.ts'
import type { Annotation } from './print.ts'
import { count, plural } from './quantities.ts'
import { heldWarning } from './secrets.ts'

/** What needs somebody's action although the run may well be complete; none for a default. */
export function warningsOf(run: Run): Annotation[] {
  return [
    ...noticesOf(run, 'warning'),
    ...heldWarning(run),
    ...fallback(run),
    ...kept(run),
    ...shrunk(run),
    ...leftOut(run),
    ...pendingAllowed(run),
  ]
}

/** What the run itself noted, of one level. */
export function noticesOf(run: Run, level: 'notice' | 'warning'): Annotation[] {
  return run.notices
    .filter((notice) => notice.level === level)
    .map(({ title, message, file }) => ({ level, title, message, ...(file === undefined ? {} : { file }) }))
}

function fallback({ projects }: Run): Annotation[] {
  const failed = projects.find(({ sizes }) => sizes === 'fallback')
  if (failed === undefined) return []
  const why = failed.sizesFailure === undefined ? '' : ` (${failed.sizesFailure.message})`
  const message = `The bulk request for sizes failed${why}, so every session was asked for by itself. Nothing is lost, it only took more requests.`
  return [{ level: 'warning', title: 'Slow comparison', message }]
}

function kept({ results }: Run): Annotation[] {
  const number = results.filter(({ plan }) => plan === 'kept-cli-copy').length
  if (number === 0) return []
  const message =
    `${plural(number, 'session has', 'sessions have')} grown, but the cloud's copy came from the CLI with its full data, ` +
    'which Markdown alone would replace, so it was kept. `specstory sync` on the recording machine brings them up to date; ' +
    '`overwrite-cli-sessions: true` updates them from here.'
  return [{ level: 'warning', title: "Kept the CLI's copy", message }]
}

/** A copy whose new version has less than half of its bytes may have lost more than its secrets. */
function shrunk({ results }: Run): Annotation[] {
  const halved = results.filter(({ plan, outcome, localBytes, cloudBytes = 0 }) => {
    return plan === 'shrunk' && OUTCOMES[outcome].kind !== 'failed' && localBytes * 2 < cloudBytes
  })
  const [first, ...others] = halved
  if (first === undefined) return []
  const more = others.length === 0 ? '' : `, and ${count(others.length)} more`
  const { file } = first.session
  const message = `${file}: ${formatBytes(first.cloudBytes ?? 0)} → ${formatBytes(first.localBytes)}${more}. Less than half of what the cloud held is in the checkout; look at what is gone before you sync again.`
  return [{ level: 'warning', title: 'Cloud copies shrank', message, file }]
}

/** Files that somebody can bring back into the sync; the other reasons to leave a file out need no action. */
const TO_MEND = [
  {
    reason: 'link',
    title: 'Links left out',
    why: 'Symbolic links are never followed. Commit the file itself instead.',
  },
  {
    reason: 'lfs-pointer',
    title: 'Git LFS pointers left out',
    why: 'The transcripts are not in the checkout, only pointers to them. Set `lfs: true` on actions/checkout.',
  },
  {
    reason: 'same-name',
    title: 'Files of one name',
    why: 'Without a session id, files of one name are one session. Rename one of them to sync it too.',
  },
] as const

function leftOut({ projects }: Run): Annotation[] {
  const all = projects.flatMap(({ scan }) => scan?.leftOut ?? [])
  return TO_MEND.flatMap(({ reason, title, why }) => {
    const [first, ...others] = all.filter((file) => file.reason === reason)
    if (first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${count(others.length)} more`
    return [{ level: 'warning', title, message: `Left out: ${first.file}${more}. ${why}`, file: first.file }]
  })
}

/** With `fail-on-incomplete: false` or `errors` a step is not failed by what the next sync will bring: one warning, but before a merge. */
function pendingAllowed(run: Run): Annotation[] {
  const { inputs, counts } = run
  const due = countOfKind(counts, 'due')
  if (inputs === undefined || inputs.failOnIncomplete === true || due === 0 || awaitsMerge(run)) return []
  const message = `${plural(due, 'session is', 'sessions are')} missing from SpecStory Cloud or older there. A run with \`mode: sync\` uploads them.`
  return [{ level: 'warning', title: 'Sessions to upload', message }]
}
