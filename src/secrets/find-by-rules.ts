import type { Finding } from './finding.ts'
import { isPlaceholder } from './placeholder.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules.ts'
import { StartIndex } from './start-index.ts'

const STARTS = new StartIndex(RULES.flatMap((rule) => rule.starts.map((start) => [start, rule] as const)))

/**
 * The credentials in a text that have one of the documented formats. The work is linear in the text: it is searched for
 * each start, and an expression is tried only there.
 *
 * @param text see `plainBreaks`
 */
export function* findByRules(text: string): Generator<Finding> {
  for (const { at, start, item: rule } of STARTS.places(text)) {
    const lead = leadLength(rule, text, at)
    if (lead === undefined) continue
    rule.expression.lastIndex = at
    const [match, named] = rule.expression.exec(text) ?? []
    if (match === undefined) continue
    const body = named ?? match.slice(start.length)
    // In front of a name may be anything: `awsSecretAccessKey`.
    if (named === undefined && isLetterOrDigit(text.charCodeAt(at - lead - 1))) continue
    if (isPlaceholder(body) || rule.accepts?.(match) === false) continue
    const end = at + match.length
    yield { rule: rule.mark, start: named === undefined ? at - lead : end - named.length, end }
  }
}

/** How many characters in front of the start belong to the credential; `undefined`: not as many as it has. */
function leadLength({ lead }: Rule, text: string, at: number): number | undefined {
  if (lead === undefined) return 0
  let length = 0
  while (length <= lead.max && lead.character.test(text[at - length - 1] ?? '')) length++
  return length >= lead.min && length <= lead.max ? length : undefined
}

/** `NaN`, in front of the text, is neither. */
function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}
