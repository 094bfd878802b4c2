import { PRESET_MARKS } from './preset-marks.ts'
import { RULES } from './rules.ts'

/** Every name that a mark `[REDACTED:<rule>]` can have, in the order of the alphabet. */
export const MARKS: readonly string[] = [
  ...new Set([
    ...RULES.map(({ mark }) => mark),
    ...PRESET_MARKS,
    'private-key',
    'gcp-service-account',
    'curl-auth-header',
    'curl-auth-user',
  ]),
].sort()
