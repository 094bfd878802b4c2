import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from '@jest/globals'

const SRC = join(import.meta.dirname, '..', '..', 'src')

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    file: file.split(sep).join('/'),
    // Without comments: they may speak of what the code must not do.
    code: readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''),
  }))

/** Every way around the functions that make text harmless, and the files that may take it, with what they take it for. */
const WAYS: readonly [what: string, pattern: RegExp, allowed: readonly string[]][] = [
  [
    'prints with the toolkit',
    /\bcore\.(info|debug|notice|warning|error|setFailed|startGroup|group)\b/,
    ['report/print.ts'],
  ],
  ['writes to a stream of the process', /process\.std(out|err)\.write/, ['cli/main.ts', 'node-24.ts']],
  ['writes to the console', /\bconsole\.\w+\(/, []],
  ['masks', /\bsetSecret\b/, ['report/print.ts']],
  ['sets an output', /\bsetOutput\b/, ['report/outputs.ts']],
  ['exports to later steps', /\b(exportVariable|addPath|saveState)\b/, []],
  ['starts a process', /child_process|\bexecFile|\bspawn\(/, []],
  // A glob that goes back without end is only stopped by a watchdog, which Node has for a context of its own.
  ['evaluates text', /\beval\(|new Function\(|node:vm/, ['sessions/exclusion.ts']],
  ['follows redirects', /maxRedirections|interceptors\.redirect|redirect: 'follow'/, []],
  ['sends requests another way', /\bfetch\(|node:https?'|@actions\/http-client/, []],
  ['trusts any certificate', /rejectUnauthorized|NODE_TLS_REJECT\w+(?:'\])? = /, []],
]

test.each(WAYS)('nobody %s but where it is said', (_what, pattern, allowed) => {
  const users = sources.filter(({ code }) => pattern.test(code)).map(({ file }) => file)
  expect(users.filter((file) => !allowed.includes(file))).toEqual([])
  expect(users.length).toBe(allowed.length)
})

test('what prints makes every text harmless', () => {
  const print = sources.find(({ file }) => file === 'report/print.ts')?.code ?? ''
  const calls = print.match(/core\.(info|debug|notice|warning|error|startGroup)\([^\n]*/g) ?? []
  expect(calls.length).toBeGreaterThanOrEqual(5)
  for (const call of calls) expect(call).toMatch(/\((shown\(|line\b)/)
  expect(print).toMatch(/const shown = [^\n]*\n\s*return logText\(/)
})
