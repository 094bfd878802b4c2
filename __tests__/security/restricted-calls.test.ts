import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from '@jest/globals'

const SRC = join(import.meta.dirname, '..', '..', 'src')

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    file: file.split(sep).join('/'),
    // Comments may name what the code must not do.
    code: readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''),
  }))

/** Restricted calls, and the files that may contain them. */
const RESTRICTED: readonly [name: string, pattern: RegExp, allowed: readonly string[]][] = [
  [
    'prints with the toolkit',
    /\bcore\.(info|debug|notice|warning|error|setFailed|startGroup|group)\b/,
    ['report/print.ts'],
  ],
  ['writes to a stream of the process', /process\.std(out|err)\.write/, ['cli/main.ts', 'node-24.ts']],
  ['writes to the console', /\bconsole\.\w+\(/, []],
  ['masks a value', /\bsetSecret\b/, ['report/print.ts']],
  ['sets an output', /\bsetOutput\b/, ['report/outputs.ts']],
  ['exports values to later steps', /\b(exportVariable|addPath|saveState)\b/, []],
  ['starts a process', /child_process|\bexecFile|\bspawn\(/, []],
  // Only `node:vm` has a timeout that stops a glob with catastrophic backtracking.
  ['evaluates text', /\beval\(|new Function\(|node:vm/, ['sessions/exclusion.ts']],
  ['follows redirects', /maxRedirections|interceptors\.redirect|redirect: 'follow'/, []],
  ['sends requests without the HTTP client', /\bfetch\(|node:https?'|@actions\/http-client/, []],
  ['disables the verification of certificates', /rejectUnauthorized|NODE_TLS_REJECT\w+(?:'\])? = /, []],
]

test.each(RESTRICTED)('only the listed files contain code that %s', (_name, pattern, allowed) => {
  const users = sources.filter(({ code }) => pattern.test(code)).map(({ file }) => file)
  expect(users.filter((file) => !allowed.includes(file))).toEqual([])
  expect(users.length).toBe(allowed.length)
})

test('report/print.ts sanitizes every text that it prints', () => {
  const print = sources.find(({ file }) => file === 'report/print.ts')?.code ?? ''
  const calls = print.match(/core\.(info|debug|notice|warning|error|startGroup)\([^\n]*/g) ?? []
  expect(calls.length).toBeGreaterThanOrEqual(5)
  for (const call of calls) expect(call).toMatch(/\((sanitize\(|line\b)/)
  expect(print).toMatch(/const sanitize = [^\n]*\n\s*return toLogText\(/)
})
