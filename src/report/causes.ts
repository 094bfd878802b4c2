import { toSentence } from '../message-format.ts'
import type { SessionResult } from '../run/results.ts'
import type { Run } from '../run/run.ts'
import { SESSION_STATUSES } from '../run/session-statuses.ts'

/** Maximum code units of a reason to process: a server can send megabytes. */
const MAX_REASON_LENGTH = 600

/** Maximum code units to compare, after names and sizes are removed. */
const MAX_COMPARED_LENGTH = 200

/** `names` are the parts of `reason` that are specific to one item. */
type FailureCause = {
  readonly code: string | undefined
  readonly hint: string | undefined
  readonly reason: string
  readonly names: readonly string[]
}

/**
 * Groups items by cause: equal code and hint, and a reason that differs only in names, sizes and times. HTTP statuses
 * stay different.
 * @returns groups and items in their original order
 */
export function groupByCause<Item>(
  items: readonly Item[],
  describeCause: (item: Item) => FailureCause,
): [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const { code = '', hint = '', reason, names } = describeCause(item)
    const key = [code, hint, removeNames(reason, names)].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

export function toCause({ session, projectId, outcome, code, hint, reason }: SessionResult): FailureCause {
  const names = [session.file, session.name, session.id, projectId]
  // A timeout and an error with the same text are different causes.
  return { code: `${outcome} ${code ?? ''}`, hint, reason, names }
}

/** The code of a failed session; without a failure of its own, what ended the run before it. */
export function labelCause({ status }: Pick<Run, 'status'>, { code, outcome }: SessionResult): string {
  if (code !== undefined) return code
  return status === 'cancelled' && outcome === 'timed-out' ? 'cancelled' : SESSION_STATUSES[outcome].countLabel
}

function removeNames(reason: string, names: readonly string[]): string {
  let text = reason.slice(0, MAX_REASON_LENGTH)
  for (const name of names) if (name !== '') text = text.replaceAll(name, '…')
  const plain = text
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '#')
    .replace(/\b[0-9a-f]{8,}\b/gi, '#')
    .replace(/(?<!HTTP )\b\d[\d.,]*/g, '#')
  return plain.slice(0, MAX_COMPARED_LENGTH)
}

/** Whether the run's status reason already states why the session failed. */
export function isCoveredByStatusReason(
  { statusReason }: Pick<Run, 'statusReason'>,
  { reason }: SessionResult,
): boolean {
  return statusReason === toSentence(reason)
}

/** The session failed because the run stopped; the run-level error already reports it. */
export function isCoveredByRunFailure(
  { failures }: Pick<Run, 'failures'>,
  { code, reason, hint }: SessionResult,
): boolean {
  return failures.some((failure) => failure.code === code && failure.message === reason && failure.hint === hint)
}
