import { countsByProvider, type ProviderCounts } from '../../run/counts.ts'
import { OUTCOMES, OUTCOMES_AS_TOLD, type Outcome } from '../../run/outcomes.ts'
import type { Run } from '../../run/run.ts'
import type { MarkdownDocument } from '../document.ts'
import { plainText } from '../untrusted.ts'

/** More than this is no picture any more; the table has the numbers. */
const PROVIDERS_SHOWN = 8

/** Pixels of height for each provider or outcome, whichever are more. */
const HEIGHT_EACH = 60

type OutcomeRow = (typeof OUTCOMES)[Outcome]

type Flow = { readonly provider: string; readonly outcome: string; readonly colour: string; readonly sessions: number }

/**
 * Outcomes by provider, as streams whose width is their share. Only where there are several of both: elsewhere the table of
 * counts says as much.
 */
export function addChart(document: MarkdownDocument, run: Run): void {
  const providers = countsByProvider(run.results)
  const outcomes = OUTCOMES_AS_TOLD.map((outcome) => OUTCOMES[outcome]).filter((row) => run.counts[row.count] > 0)
  if (providers.length < 2 || providers.length > PROVIDERS_SHOWN || outcomes.length < 2) return
  const flows = flowsOf(providers, outcomes)
  const lines = [
    '```mermaid',
    '---',
    'config:',
    `  themeCSS: "${colours(flows)}"`,
    '  sankey:',
    `    height: ${HEIGHT_EACH * Math.max(providers.length, outcomes.length)}`,
    '---',
    'sankey-beta',
    ...flows.map(({ provider, outcome, sessions }) => `${provider},${outcome},${sessions}`),
    '```',
  ]
  document.block(lines.join('\n'))
}

function flowsOf(providers: readonly ProviderCounts[], outcomes: readonly OutcomeRow[]): Flow[] {
  return providers.flatMap(({ name, counts }) =>
    outcomes
      .filter((row) => counts[row.count] > 0)
      .map((row) => ({
        provider: providerLabel(name),
        outcome: row.label,
        colour: row.colour,
        sessions: counts[row.count],
      })),
  )
}

/**
 * Mermaid numbers the colours of a sankey as names come up and mixes its streams into a dark page until they are gone.
 * Style sheets put both right; without them the picture is still true.
 */
function colours(flows: readonly Flow[]): string {
  const outcomes = new Map(flows.map(({ outcome, colour }) => [outcome, colour]))
  const nodes = [...new Set(flows.flatMap(({ provider, outcome }) => [provider, outcome]))]
  return [
    '.link { mix-blend-mode: normal !important; }',
    ...nodes.map((name, index) => `.node:nth-of-type(${index + 1}) rect { fill: ${outcomes.get(name) ?? '#8c959f'}; }`),
    ...flows.map(({ colour }, index) => `.link:nth-of-type(${index + 1}) path { stroke: ${colour}; }`),
  ].join(' ')
}

/** A sankey takes ASCII, commas part its fields, and a stream from an outcome to itself is an error. */
function providerLabel(name: string): string {
  const plain =
    plainText(name, 40)
      .replace(/[^A-Za-z0-9.+-]+/g, ' ')
      .trim() || 'Another provider'
  return OUTCOMES_AS_TOLD.some((outcome) => OUTCOMES[outcome].label === plain) ? `Provider ${plain}` : plain
}
