import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import type { FunctionInfo } from '@actions/expressions/funcs/info'

/** What expressions may name: `github`, `secrets`, `steps` and so on, as plain values. */
export type Contexts = Readonly<Record<string, unknown>>

/** Whether everything before went well, for `success()`, `failure()` and the others. */
export type Standing = 'success' | 'failure'

/** A text of a workflow with each `${{ … }}` in it worked out, by GitHub's own evaluator. */
export function interpolate(text: string, contexts: Contexts, standing: Standing = 'success'): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression) =>
    evaluated(expression, contexts, standing).coerceString(),
  )
}

/** Whether a step or a job with this `if:` runs; one that asks for no status runs after success only. */
export function isWanted(condition: string | undefined, contexts: Contexts, standing: Standing): boolean {
  const bare = (condition ?? 'success()').replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1')
  const asksForStatus = /\b(?:success|failure|always|cancelled)\(\)/.test(bare)
  return (
    evaluated(`${asksForStatus ? '' : 'success() && '}(${bare}) && true`, contexts, standing).coerceString() === 'true'
  )
}

function evaluated(expression: string, contexts: Contexts, standing: Standing): data.ExpressionData {
  const functions = Object.entries({
    success: standing === 'success',
    failure: standing === 'failure',
    always: true,
    cancelled: false,
  }).map(([name, value]) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) }))
  const { tokens } = new Lexer(expression.trim()).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions as FunctionInfo[]).parse()
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(parsed, known, new Map(functions.map((entry) => [entry.name, entry]))).evaluate()
}
