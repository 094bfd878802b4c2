import type { Provider } from '../providers.ts'

/** Effect of a status on the cloud copy. */
export const STATUS_KINDS = ['uploaded', 'pending', 'unchanged', 'failed'] as const

export type StatusKind = (typeof STATUS_KINDS)[number]

/** A status and everything derived from it. */
type StatusRow = {
  /** Key in `Counts`. */
  readonly count: string
  /** Name in `action.yml`. */
  readonly output: string
  readonly label: string
  /** After a number: "12 created". */
  readonly countLabel: string
  /** An annotation's title. */
  readonly title: string
  /** The highest of two results of one session is kept. */
  readonly precedence: number
  readonly kind: StatusKind
  /** The session needs another run. */
  readonly leavesIncomplete: boolean
}

/** Statuses of a session. All output and the schema derive from this table, in its order. */
export const SESSION_STATUSES = {
  created: {
    count: 'created',
    output: 'created',
    label: 'Created',
    countLabel: 'created',
    title: 'Created',
    precedence: 5,
    kind: 'uploaded',
    leavesIncomplete: false,
  },
  updated: {
    count: 'updated',
    output: 'updated',
    label: 'Updated',
    countLabel: 'updated',
    title: 'Updated',
    precedence: 4,
    kind: 'uploaded',
    leavesIncomplete: false,
  },
  skipped: {
    count: 'skipped',
    output: 'skipped',
    label: 'Skipped',
    countLabel: 'skipped',
    title: 'Skipped',
    precedence: 2,
    kind: 'unchanged',
    leavesIncomplete: false,
  },
  errored: {
    count: 'errored',
    output: 'errored',
    label: 'Errored',
    countLabel: 'errored',
    title: 'Sync failed',
    precedence: 3,
    kind: 'failed',
    leavesIncomplete: true,
  },
  'timed-out': {
    count: 'timedOut',
    output: 'timed-out',
    label: 'Timed out',
    countLabel: 'timed out',
    title: 'Timed out',
    precedence: 0,
    kind: 'failed',
    leavesIncomplete: true,
  },
  /** In `check` only. */
  pending: {
    count: 'pending',
    output: 'pending',
    label: 'Pending',
    countLabel: 'pending',
    title: 'Sessions pending',
    precedence: 1,
    kind: 'pending',
    leavesIncomplete: true,
  },
} as const satisfies Readonly<Record<string, StatusRow>>

export type SessionStatus = keyof typeof SESSION_STATUSES

export const STATUS_NAMES = Object.keys(SESSION_STATUSES) as readonly SessionStatus[]

export function listStatuses(kind: StatusKind): SessionStatus[] {
  return STATUS_NAMES.filter((outcome) => SESSION_STATUSES[outcome].kind === kind)
}

export type CountOutput = 'attempted' | (typeof SESSION_STATUSES)[SessionStatus]['output']

/** `attempted` is the sum of the others once the run has ended. */
export type Counts = Readonly<Record<'attempted' | (typeof SESSION_STATUSES)[SessionStatus]['count'], number>>

type RunningCounts = { -readonly [Key in keyof Counts]: Counts[Key] }

type ProviderCounts = { readonly name: string; readonly counts: Counts }

export function createCounts(): RunningCounts {
  const counts: Record<string, number> = { attempted: 0 }
  for (const outcome of STATUS_NAMES) counts[SESSION_STATUSES[outcome].count] = 0
  return counts as RunningCounts
}

/** A session without a status counts only as attempted. */
export function addSession(counts: RunningCounts, outcome: SessionStatus | undefined): void {
  counts.attempted += 1
  if (outcome !== undefined) counts[SESSION_STATUSES[outcome].count] += 1
}

export function countSessions(results: Iterable<{ readonly outcome: SessionStatus }>): Counts {
  const counts = createCounts()
  for (const { outcome } of results) addSession(counts, outcome)
  return counts
}

/** Most sessions first, then by name. */
export function countByProvider(
  results: readonly { readonly outcome: SessionStatus; readonly session: { readonly provider: Provider } }[],
): ProviderCounts[] {
  const providers = new Map<string, RunningCounts>()
  for (const { session, outcome } of results) {
    const name = session.provider.displayName
    const counts = providers.get(name) ?? createCounts()
    providers.set(name, counts)
    addSession(counts, outcome)
  }
  return [...providers]
    .map(([name, counts]) => ({ name, counts }))
    .sort((a, b) => b.counts.attempted - a.counts.attempted || (a.name < b.name ? -1 : 1))
}

export function countKind(counts: Counts, kind: StatusKind): number {
  return sumCounts(counts, (outcome) => SESSION_STATUSES[outcome].kind === kind)
}

/** Counts sessions that need another run. */
export function countOpen(counts: Counts): number {
  return sumCounts(counts, (outcome) => SESSION_STATUSES[outcome].leavesIncomplete)
}

function sumCounts(counts: Counts, isCounted: (outcome: SessionStatus) => boolean): number {
  return STATUS_NAMES.filter(isCounted).reduce((sum, outcome) => sum + counts[SESSION_STATUSES[outcome].count], 0)
}
