import { countsByProvider } from '../../run/counts.ts'
import { type Counts, OUTCOMES, OUTCOMES_AS_TOLD } from '../../run/outcomes.ts'
import type { Run } from '../../run/run.ts'
import { sentence } from '../../sentence.ts'
import type { MarkdownDocument } from '../document.ts'
import { whatToDo } from '../links.ts'
import { count } from '../quantities.ts'
import { markdownProse, markdownText } from '../untrusted.ts'
import { verdict } from '../verdict.ts'
import { STATUS_SYMBOLS, STATUS_WORDS } from '../words.ts'

/** Providers shown by name: a repository may invent any number of them. */
const PROVIDERS_SHOWN = 12

/** Heading, one sentence, what ended the run, and the counts. */
export function addHead(document: MarkdownDocument, run: Run): void {
  const what = run.inputs?.mode === 'check' ? 'SpecStory check' : 'SpecStory sync'
  document.block(`## ${STATUS_SYMBOLS[run.status]} ${what} ${STATUS_WORDS[run.status]}`)
  document.block(markdownProse(verdict(run), 1_000))
  addFailures(document, run)
  addCounts(document, run)
}

function addFailures(document: MarkdownDocument, run: Run): void {
  const [only, second] = run.failures
  // Alone it is what the verdict says.
  const isSaid = run.status === 'failed' || (only !== undefined && run.statusReason === sentence(only.message))
  if (isSaid && only !== undefined && second === undefined) document.block(`**What to do:** ${whatToDo(only)}`)
  else
    document.table({
      title: 'What went wrong',
      folded: false,
      columns: ['Problem', 'What to do'],
      items: run.failures,
      cells: (failure) => [markdownProse(sentence(failure.message)), whatToDo(failure)],
    })
}

type Column = { readonly label: string; readonly count: keyof Counts }

/** What a run can end in: a check uploads nothing, and a sync leaves nothing to upload. */
function columnsOf(mode: 'sync' | 'check'): readonly Column[] {
  const absent = mode === 'check' ? 'uploaded' : 'due'
  const outcomes = OUTCOMES_AS_TOLD.map((outcome) => OUTCOMES[outcome]).filter(({ kind }) => kind !== absent)
  return [{ label: 'Sessions', count: 'attempted' }, ...outcomes]
}

function addCounts(document: MarkdownDocument, run: Run): void {
  if (run.counts.attempted === 0) return
  const columns = columnsOf(run.inputs?.mode ?? 'sync')
  const providers = countsByProvider(run.results)
  const rows = providers
    .slice(0, PROVIDERS_SHOWN)
    .map(({ name, counts }) => row(markdownText(name, 60), counts, columns))
  if (providers.length > PROVIDERS_SHOWN)
    rows.push([`${count(providers.length - PROVIDERS_SHOWN)} other providers`, ...columns.map(() => '')])
  if (providers.length !== 1) rows.push(row('**All**', run.counts, columns))
  const lines = [
    `| Provider | ${columns.map(({ label }) => label).join(' | ')} |`,
    `| :--- |${' ---: |'.repeat(columns.length)}`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ]
  document.block(lines.join('\n'))
}

function row(name: string, counts: Counts, columns: readonly Column[]): string[] {
  return [name, ...columns.map((column) => count(counts[column.count]))]
}
