import { outcomesOf } from '../../run/outcomes.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { causeOf, groupByCause } from '../causes.ts'
import type { MarkdownDocument } from '../document.ts'
import { fileUrl, link, whatToDo } from '../links.ts'
import { count, list, plural } from '../quantities.ts'
import { isToldByRun } from '../told-by-run.ts'
import { markdownProse } from '../untrusted.ts'

/** Files named of each cause: a person looks at a few, and the report has them all. */
const FILES_NAMED = 5

/** Code units of a file's name: enough to know it again. */
const NAME_LIMIT = 120

/** What failed, a row for each cause with the number of its sessions, what to do, and the first of them: never folded. */
export function addFailedSessions(document: MarkdownDocument, run: Run): void {
  const failed = outcomesOf('failed').flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted))
  // What ended the run is told at the top, and what to do about it as well.
  const isToldAtTheTop = failed.every((result) => isToldByRun(run, result))
  document.table({
    title: `${plural(failed.length, 'session')} not synced`,
    folded: false,
    columns: ['Why', '>Sessions', ...(isToldAtTheTop ? [] : ['What to do']), 'Files'],
    items: groupByCause(failed, causeOf),
    cells: (group) => {
      const [first] = group
      const remedy = isToldByRun(run, first) ? '' : whatToDo(first)
      return [markdownProse(first.reason), count(group.length), ...(isToldAtTheTop ? [] : [remedy]), files(run, group)]
    },
  })
}

function files(run: Run, group: readonly SessionResult[]): string {
  const named = group.slice(0, FILES_NAMED).map(({ session }) => {
    // Between several projects the path tells.
    const text = run.projects.length > 1 ? session.file : session.name
    return link(text, fileUrl(run, session.file), NAME_LIMIT)
  })
  const rest = group.length - named.length
  return list(rest === 0 ? named : [...named, `${count(rest)} more`])
}
