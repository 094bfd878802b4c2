import type { Allowlist } from './allowlist.ts'
import { findCurlCredentials } from './curl.ts'
import { findByPreset } from './find-by-preset.ts'
import { findByRules } from './find-by-rules.ts'
import type { Finding } from './finding.ts'
import { plainBreaks } from './plain-breaks.ts'
import { concernsPreset } from './preset-gate.ts'
import { findPrivateKeys } from './private-key.ts'

/**
 * The credentials in a text that is not longer than a piece of a transcript, in their order; none lies within another.
 * What the SpecStory CLI leaves alone (stand-ins, trivial passwords, databases on the machine itself) is left alone.
 *
 * @param text with line feeds as its only line breaks
 * @param allowlist what is not to be found; it learns which of its entries were met
 */
export async function findSecrets(text: string, allowlist: Allowlist): Promise<Finding[]> {
  const plain = plainBreaks(text)
  const findings = [...findPrivateKeys(text), ...findByRules(plain), ...findCurlCredentials(plain)]
  if (concernsPreset(plain)) findings.push(...(await findByPreset(plain)))
  return outermost(findings.filter((finding) => !allowlist.allows(finding, text)))
}

/** Of two that lie in the same place the longer one counts, of the same length the one that speaks for itself. */
function outermost(findings: readonly Finding[]): Finding[] {
  const ordered = findings.toSorted((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b) || byName(a, b))
  let reach = -1
  return ordered.filter(({ end }) => {
    const isNew = end > reach
    reach = Math.max(reach, end)
    return isNew
  })
}

function rank({ within }: Finding): number {
  return within === undefined ? 0 : 1
}

/** As in the CLI. */
function byName(a: Finding, b: Finding): number {
  return a.rule < b.rule ? -1 : 1
}
