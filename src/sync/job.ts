import type { Cloud } from '../cloud/cloud.ts'
import type { RunDeadline } from '../deadline.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { MemoryBudget } from '../memory-budget.ts'
import type { Project } from '../project/project.ts'
import type { RunObserver } from '../run/events.ts'
import type { Limiter } from './limiter.ts'
import type { SecretPolicy } from './secret-policy.ts'

/** What a sync is asked to do, and who is told of it. */
export type Order = {
  readonly inputs: Inputs
  readonly runner: Runner
  /** In path order; at least one. */
  readonly projects: readonly Project[]
  readonly deadline: RunDeadline
  readonly observe: RunObserver
  /** Called with each text that must be masked, before it is used. */
  readonly mask: (secret: string) => void
}

/** What every phase of a sync works with. */
export type Job = Order & {
  readonly cloud: Cloud
  /** The one that every request of the run goes through. */
  readonly limiter: Limiter
  readonly secrets: SecretPolicy
  /** Of the files that are read, compressed and sent at a time. */
  readonly budget: MemoryBudget
}
