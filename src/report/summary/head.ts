import { toSentence } from '../../message-format.ts'
import type { Run } from '../../run/run.ts'
import { answer } from '../answer.ts'
import type { MarkdownDocument } from '../document.ts'
import { whatToDo } from '../links.ts'
import { statusSymbol, statusWords } from '../status-words.ts'
import { markdownProse } from '../untrusted.ts'

/** Whether it worked, what changed and what is left to do, in a heading and one sentence; and what ended the run. */
export function addHead(document: MarkdownDocument, run: Run): void {
  const what = run.inputs?.mode === 'check' ? 'SpecStory check' : 'SpecStory sync'
  document.block(`## ${[statusSymbol(run), what, statusWords(run)].join(' ').trim()}`)
  document.block(markdownProse(answer(run), 1_000))
  addFailures(document, run)
}

function addFailures(document: MarkdownDocument, run: Run): void {
  const [only, second] = run.failures
  // Alone it is what the verdict says.
  const isSaid = run.status === 'failed' || (only !== undefined && run.statusReason === toSentence(only.message))
  if (isSaid && only !== undefined && second === undefined) document.block(`**What to do:** ${whatToDo(only)}`)
  else
    document.table({
      title: 'What went wrong',
      folded: false,
      columns: ['Problem', 'What to do'],
      items: run.failures,
      cells: (failure) => [markdownProse(toSentence(failure.message)), whatToDo(failure)],
    })
}
