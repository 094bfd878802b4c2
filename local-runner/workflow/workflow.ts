/** The parts of a workflow that `examples/` use. */
export type Workflow = {
  readonly on: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

export type Job = {
  readonly needs?: string
  readonly if?: string
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> }
  readonly env?: StringMap
  readonly outputs?: StringMap
  readonly steps: readonly Step[]
}

export type Step = {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: StringMap
  readonly run?: string
}

export type StringMap = Readonly<Record<string, string>>

/** A call of an action by `uses:`, with evaluated expressions. */
export type ActionCall = { readonly with: StringMap; readonly env: StringMap; readonly workspace: string }

export type StepResult = {
  readonly name: string
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: StringMap
  readonly log: string
}

export type JobResult = {
  /** The job's key in the workflow; the same for each entry of its matrix. */
  readonly job: string
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: StringMap
  readonly steps: readonly StepResult[]
}

/** Everything outside of the workflow that a run needs. */
export type WorkflowEnvironment = {
  readonly github: Readonly<Record<string, unknown>>
  readonly secrets: StringMap
  /** Environment variables of every step, in addition to the path. */
  readonly env?: StringMap
  /** Implementations for `uses:`, by the action's name without version. */
  readonly actions: Readonly<Record<string, (call: ActionCall) => Promise<Omit<StepResult, 'name'>>>>
}
