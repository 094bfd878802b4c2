import { EARLY_EXITS } from './early-exits.ts'
import { EVERYDAY } from './everyday.ts'
import { FAILURES } from './failures.ts'
import type { Scenario } from './scenario.ts'
import { SCOPE } from './scope.ts'

/** Every scenario of the golden files and pages. */
export const SCENARIOS: readonly Scenario[] = [...EVERYDAY, ...SCOPE, ...FAILURES, ...EARLY_EXITS]
