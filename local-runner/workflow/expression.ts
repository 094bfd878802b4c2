import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import type { FunctionInfo } from '@actions/expressions/funcs/info'

/** The contexts of expressions (`github`, `secrets`, `steps`, …) as plain values. */
export type Contexts = Readonly<Record<string, unknown>>

/** Result of the previous jobs or steps, for `success()`, `failure()` and the other status functions. */
export type JobStatus = 'success' | 'failure'

/** Replaces each `${{ … }}` in a text by its value, with GitHub's own evaluator. */
export function interpolate(text: string, contexts: Contexts, status: JobStatus = 'success'): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression) => evaluate(expression, contexts, status).coerceString())
}

/** Whether a step or job with this `if:` runs. Without a status function it runs only after success. */
export function shouldRun(condition: string | undefined, contexts: Contexts, status: JobStatus): boolean {
  const bare = (condition ?? 'success()').replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1')
  const hasStatusFunction = /\b(?:success|failure|always|cancelled)\(\)/.test(bare)
  return (
    evaluate(`${hasStatusFunction ? '' : 'success() && '}(${bare}) && true`, contexts, status).coerceString() === 'true'
  )
}

function evaluate(expression: string, contexts: Contexts, status: JobStatus): data.ExpressionData {
  const functions = Object.entries({
    success: status === 'success',
    failure: status === 'failure',
    always: true,
    cancelled: false,
  }).map(([name, value]) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) }))
  const { tokens } = new Lexer(expression.trim()).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions as FunctionInfo[]).parse()
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(parsed, known, new Map(functions.map((entry) => [entry.name, entry]))).evaluate()
}
