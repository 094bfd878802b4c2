import type { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { passwordIn } from './connection-string.ts'
import type { Finding } from './finding.ts'
import { isPlaceholder } from './placeholder.ts'
import { presetMark } from './preset-marks.ts'

type Creator = (typeof rules)[number]

const RULE_PREFIX = '@secretlint/secretlint-rule-'
const LEFT_OUT = [
  // It lets a text that quotes `<!-- secretlint-disable -->` switch the search off.
  `${RULE_PREFIX}filter-comments`,
  // What it gives as the place of a key is the place of the key's name.
  `${RULE_PREFIX}aws`,
]
/** What all credentials of a format start with; what follows must not be a stand-in. */
const START = /^(?:github_pat_|[a-z]{2,5}_(?:live|test|api|pat)_|[a-z]{2,6}[_.-]|https:\/\/)/i
const SENDGRID_LENGTH = 69

/**
 * The credentials in a text that the library's recommended preset knows. The library is loaded by the first call.
 *
 * @param text see `plainBreaks`
 */
export async function findByPreset(text: string): Promise<Finding[]> {
  const { lintSource, creators } = await loadLibrary()
  // It takes a byte order mark off, and counts from behind it.
  const content = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
  const findings: Finding[] = []
  const rules = creators.map((creator) => {
    const name = creator.meta.id.slice(RULE_PREFIX.length)
    const rule = reportingTo(creator, ([start, end]) => {
      findings.push(...judge(name, content.slice(start, end), start))
    })
    return { id: creator.meta.id, rule }
  })
  await lintSource({
    source: { content, filePath: 'transcript.md', ext: '.md', contentType: 'text' },
    options: { config: { rules }, noPhysicFilePath: true },
  })
  return findings
}

async function loadLibrary() {
  const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ])
  // It keeps every mark that it sets: hundreds of megabytes over a long run.
  secretLintProfiler.setEnabled(false)
  return { lintSource, creators: rules.filter(({ meta }) => !LEFT_OUT.includes(meta.id)) }
}

/** The library compares each report with every other, which takes seconds for a text made of them: it gets none. */
function reportingTo(creator: Creator, report: (range: readonly [start: number, end: number]) => void): Creator {
  return {
    ...creator,
    create: (context, options) => creator.create({ ...context, report: ({ range }) => report(range) }, options),
  }
}

function judge(rule: string, value: string, start: number): Finding[] {
  const mark = presetMark(rule, value)
  if (rule === 'basicauth' || rule === 'database-connection-string') {
    const password = passwordIn(value, start)
    return password === undefined ? [] : [{ rule: mark, ...password }]
  }
  if (rule === 'sendgrid' && value.length !== SENDGRID_LENGTH) return []
  if (rule !== 'privatekey' && isPlaceholder(value.replace(START, ''))) return []
  return [{ rule: mark, start, end: start + value.length }]
}
