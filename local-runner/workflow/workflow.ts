/** As much of a workflow as the ones of `examples/` use. */
export type Workflow = {
  readonly on: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

export type Job = {
  readonly needs?: string
  readonly if?: string
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> }
  readonly env?: Texts
  readonly outputs?: Texts
  readonly steps: readonly Step[]
}

export type Step = {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Texts
  readonly run?: string
}

export type Texts = Readonly<Record<string, string>>

/** One `uses:` as its action gets it: every expression worked out. */
export type Call = { readonly with: Texts; readonly env: Texts; readonly workspace: string }

export type StepEnding = {
  readonly name: string
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Texts
  readonly log: string
}

export type JobEnding = {
  /** The job's key in the workflow, once for each entry of its matrix. */
  readonly job: string
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Texts
  readonly steps: readonly StepEnding[]
}

/** What a workflow finds when it runs. */
export type World = {
  readonly github: Readonly<Record<string, unknown>>
  readonly secrets: Texts
  /** Environment of every step, beside the path. */
  readonly env?: Texts
  /** What runs for `uses:`, by the action's name without its version. */
  readonly actions: Readonly<Record<string, (call: Call) => Promise<Omit<StepEnding, 'name'>>>>
}
