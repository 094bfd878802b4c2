import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { secretLintProfiler } from '@secretlint/profiler'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { Allowlist } from '../../src/secrets/allowlist.ts'
import { findByPreset } from '../../src/secrets/find-by-preset.ts'
import { concernsPreset, PRESET_GATES } from '../../src/secrets/preset-gate.ts'
import { presetMark } from '../../src/secrets/preset-marks.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { DECOYS } from './decoys.ts'
import { FORMATS, KINDS } from './formats.ts'

const names = rules.map(({ meta }) => meta.id.replace('@secretlint/secretlint-rule-', ''))
const used = names.filter((name) => name !== 'filter-comments' && name !== 'aws')

test('a rule that a new version of the preset brings has to be given its gate and its mark', () => {
  expect(PRESET_GATES.map(({ rule }) => rule).sort()).toEqual(used.sort())
  for (const name of used)
    if (name !== 'gcp') expect(`${name}: ${presetMark(name, 'none')}`).toMatch(/^\S+: [a-z0-9-]+$/)
})

test('what the library finds, its gate lets through', async () => {
  for (const { value, text = value } of FORMATS) {
    if ((await findByPreset(text)).length > 0) expect(`${text} ${concernsPreset(text)}`).toBe(`${text} true`)
  }
  for (const text of Object.values(DECOYS)) {
    if (!concernsPreset(text)) expect(await findByPreset(text)).toEqual([])
  }
})

test('the profiler, which keeps all that it sees, is off', async () => {
  secretLintProfiler.setEnabled(true)
  await findByPreset('x')
  expect(secretLintProfiler.isEnabled).toBe(false)
})

test('the library is loaded by the first text that it could find something in, and by none before', () => {
  const program = `
    import { registerHooks } from 'node:module'
    const loaded = []
    registerHooks({ resolve: (name, context, next) => { loaded.push(name); return next(name, context) } })
    const { scanCredentials } = await import('./src/secrets/scan.ts')
    const { Allowlist } = await import('./src/secrets/allowlist.ts')
    const count = () => loaded.filter((name) => name.startsWith('@secretlint/')).length
    const counts = []
    for (const text of JSON.parse(process.argv[1])) {
      await scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() })
      counts.push(count() > 0)
    }
    console.log(JSON.stringify(counts))`
  const titles = ['Fix the login', 'Rotate the sk-proj key of api.openai.com', KINDS[4]?.value, KINDS[0]?.value]
  const cwd = `${import.meta.dirname}/../..`
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(titles)], { cwd })
  expect(JSON.parse(output.toString())).toEqual([false, false, false, true])
})

test('a text that could hold nothing is given back as it is', async () => {
  const policy = { treatment: 'redact', allowlist: new Allowlist() } as const
  expect(await scanCredentials('Fix the login', policy)).toEqual({ findings: [], redacted: 'Fix the login' })
})
