import { createSeededRandom } from '../../local-cloud/seeded-random.ts'
import type { SessionSpec } from './scenario-session.ts'

const ASKS = [
  'Add tests for',
  'Find out why CI fails on',
  'Take the dead code out of',
  'Explain',
  'Speed up',
  'There is a race in',
  'Review my changes to',
  'Write the documentation of',
  'Port to streams:',
  'Handle the errors of',
]

const THINGS = [
  'the importer',
  'the login page',
  'the session cache',
  'the CSV export',
  'the retry queue, which forgets what it has sent when the process is restarted in the middle of a batch',
  'the search index',
  'the invoice template',
  'the webhook receiver',
  'the nightly backup',
  'the feature flags',
  'the settings page on small screens',
  'the database migrations',
]

/** A first message without a title, as in two of five real sessions (docs/internals/transcripts.md, Titles). */
const MARKUP = '<command-name>/review</command-name>'

/** The agents of a team, weighted by use. */
const AGENTS = ['Claude Code', 'Claude Code', 'Claude Code', 'Cursor IDE', 'Codex CLI']

export type Period = {
  readonly from: string
  readonly to: string
  readonly seed?: number
  /** Median of the transcripts' bytes. Default 8,000. */
  readonly bytes?: number
}

/** Creates sessions of a period, oldest first; the same ones for the same seed. */
export function createSessionSpecs(number: number, { from, to, seed = 1, bytes = 8_000 }: Period): SessionSpec[] {
  const random = createSeededRandom(seed)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const times = Array.from({ length: number }, () => start + Math.floor(random() * (end - start)))
  return times
    .sort((a, b) => a - b)
    .map((time) => ({
      agent: pick(AGENTS),
      at: new Date(time),
      ask: random() < 0.15 ? MARKUP : `${pick(ASKS)} ${pick(THINGS)}.`,
      bytes: Math.round(bytes * (0.3 + 3 * random() ** 3)),
    }))
}
