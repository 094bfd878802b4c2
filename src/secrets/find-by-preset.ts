import { passwordIn } from './connection-string.ts'
import type { Finding } from './finding.ts'
import { isPlaceholder } from './placeholder.ts'
import { presetMark } from './preset-marks.ts'

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
  const { lintSource, rules } = await loadLibrary()
  // It takes a byte order mark off, and counts from behind it.
  const content = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
  const { messages } = await lintSource({
    source: { content, filePath: 'transcript.md', ext: '.md', contentType: 'text' },
    options: { config: { rules }, noPhysicFilePath: true },
  })
  return messages.flatMap(({ ruleId, range: [start, end] }) => {
    return judge(ruleId.slice(RULE_PREFIX.length), content.slice(start, end), start)
  })
}

async function loadLibrary() {
  const [{ lintSource }, preset, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ])
  // It keeps every mark that it sets: hundreds of megabytes over a long run.
  secretLintProfiler.setEnabled(false)
  const rules = preset.rules
    .filter(({ meta }) => !LEFT_OUT.includes(meta.id))
    .map((rule) => ({ id: rule.meta.id, rule }))
  return { lintSource, rules }
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
