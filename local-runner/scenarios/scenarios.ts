import { EVERYDAY } from './everyday.ts'
import { FAILURES } from './failures.ts'
import { REFUSALS } from './refusals.ts'
import type { Scenario } from './scenario.ts'
import { SCOPE } from './scope.ts'

/** Every run that golden files and pages show. */
export const SCENARIOS: readonly Scenario[] = [...EVERYDAY, ...SCOPE, ...FAILURES, ...REFUSALS]
