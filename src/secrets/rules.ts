import { CLOUD_RULES } from './cloud-rules.ts'
import { MODEL_RULES } from './model-rules.ts'
import type { Rule } from './rule.ts'
import { SERVICE_RULES } from './service-rules.ts'

/** The formats that are found here, beside those of the library's preset: what it lacks, or finds only a part of. */
export const RULES: readonly Rule[] = [...MODEL_RULES, ...CLOUD_RULES, ...SERVICE_RULES]
