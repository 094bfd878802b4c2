/** What an outcome means for a session's copy in the cloud; every place that treats sessions alike asks for this. */
export const OUTCOME_KINDS = ['uploaded', 'due', 'kept', 'failed'] as const

export type OutcomeKind = (typeof OUTCOME_KINDS)[number]

/** One outcome and everything that anybody derives from it. */
type OutcomeRow = {
  /** Its key among the counts. */
  readonly count: string
  /** Its output in `action.yml`. */
  readonly output: string
  /** A row's heading in the table of counts. */
  readonly label: string
  /** Behind a number: "12 created". */
  readonly said: string
  /** An annotation's title, of one session or of all that have one cause. */
  readonly title: string
  /** Of two outcomes of one session, the higher stands. */
  readonly precedence: number
  readonly kind: OutcomeKind
  /** It needs another run, so the run that it is part of is `incomplete`. */
  readonly leavesIncomplete: boolean
}

/**
 * How one session ends. Status, outputs, verdict, annotations, log, summary, comment and schema are derived from this
 * table, in its order; a new outcome is a row here.
 */
export const OUTCOMES = {
  created: {
    count: 'created',
    output: 'created',
    label: 'Created',
    said: 'created',
    title: 'Created',
    precedence: 5,
    kind: 'uploaded',
    leavesIncomplete: false,
  },
  updated: {
    count: 'updated',
    output: 'updated',
    label: 'Updated',
    said: 'updated',
    title: 'Updated',
    precedence: 4,
    kind: 'uploaded',
    leavesIncomplete: false,
  },
  skipped: {
    count: 'skipped',
    output: 'skipped',
    label: 'Skipped',
    said: 'skipped',
    title: 'Skipped',
    precedence: 2,
    kind: 'kept',
    leavesIncomplete: false,
  },
  errored: {
    count: 'errored',
    output: 'errored',
    label: 'Errored',
    said: 'errored',
    title: 'Not synced',
    precedence: 3,
    kind: 'failed',
    leavesIncomplete: true,
  },
  'timed-out': {
    count: 'timedOut',
    output: 'timed-out',
    label: 'Timed out',
    said: 'timed out',
    title: 'Timed out',
    precedence: 0,
    kind: 'failed',
    leavesIncomplete: true,
  },
  /** In `check` only. */
  pending: {
    count: 'pending',
    output: 'pending',
    label: 'To upload',
    said: 'to upload',
    title: 'Not in SpecStory Cloud',
    precedence: 1,
    kind: 'due',
    leavesIncomplete: true,
  },
} as const satisfies Readonly<Record<string, OutcomeRow>>

export type Outcome = keyof typeof OUTCOMES

/** In the order of the outputs and the counts. */
export const OUTCOME_NAMES = Object.keys(OUTCOMES) as readonly Outcome[]

/** In the order of the outputs and the counts. */
export function outcomesOf(kind: OutcomeKind): Outcome[] {
  return OUTCOME_NAMES.filter((outcome) => OUTCOMES[outcome].kind === kind)
}

/** The name of an output that counts sessions. */
export type CountOutput = 'attempted' | (typeof OUTCOMES)[Outcome]['output']

/** Sessions by outcome; `attempted` is the sum of the others once a run has ended. */
export type Counts = Readonly<Record<'attempted' | (typeof OUTCOMES)[Outcome]['count'], number>>
