import type { SessionResult } from '../run/results.ts'
import type { Run } from '../run/run.ts'

/** Code units of a reason that are looked at: a server may send megabytes. */
const LOOKED_AT = 600

/** Code units that have to be alike once names and sizes are out, which are of any length. */
const COMPARED = 200

/** What a failure says of its cause; `names` are what in its reason is of this one thing only. */
type FailureCause = {
  readonly code: string | undefined
  readonly hint: string | undefined
  readonly reason: string
  readonly names: readonly string[]
}

/**
 * Brings together what failed for one cause: the same code, the same hint, and a reason that differs in sizes, times and
 * names only. A status is no size: 502 and 503 are two causes.
 *
 * @returns groups in the order of their first items, each in the order given
 */
export function groupByCause<Item>(items: readonly Item[], tell: (item: Item) => FailureCause): [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const { code = '', hint = '', reason, names } = tell(item)
    const key = [code, hint, withoutNames(reason, names)].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

/** What a session says of its cause. */
export function toCause({ session, projectId, outcome, code, hint, reason }: SessionResult): FailureCause {
  const names = [session.file, session.name, session.id, projectId]
  // An outcome is told by itself: what timed out is no error of the same words.
  return { code: `${outcome} ${code ?? ''}`, hint, reason, names }
}

function withoutNames(reason: string, names: readonly string[]): string {
  let text = reason.slice(0, LOOKED_AT)
  for (const name of names) if (name !== '') text = text.replaceAll(name, '…')
  const plain = text
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '#')
    .replace(/\b[0-9a-f]{8,}\b/gi, '#')
    .replace(/(?<!HTTP )\b\d[\d.,]*/g, '#')
  return plain.slice(0, COMPARED)
}

/** True when a session failed for what ended the run, which is told of the whole run. */
export function isCoveredByRunFailure(
  { failures }: Pick<Run, 'failures'>,
  { code, reason, hint }: SessionResult,
): boolean {
  return failures.some((failure) => failure.code === code && failure.message === reason && failure.hint === hint)
}
