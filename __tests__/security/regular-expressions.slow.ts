import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parse } from '@babel/parser'
import { expect, test } from '@jest/globals'

// The other backends of recheck need a native binary or Java.
process.env['RECHECK_BACKEND'] = 'pure'
const { checkSync } = await import('recheck')

const SRC = join(import.meta.dirname, '..', '..', 'src')

/** The number of steps decides. The time limit stops expressions that would use all memory. */
const OPTIONS = { timeout: 45_000, attackTimeout: null, incubationTimeout: null, randomSeed: 1 }

/** Expressions that may be slow, by the start of their source, and the short text that each is matched against. */
const SHORT_TEXTS: Readonly<Record<string, string>> = {
  '\\b(?:configure|config) set (': 'the 80 characters in front of a value',
  '^["\'\\v]{0,8}([A-Za-z][': 'the first 300 characters of a header',
  '(?:\\b(?:name|key|id)[': 'the 160 characters in front of a value',
  '(?:^|[^a-z])(?:[\\w-]*[_-])?(authorization': 'the 40 characters in front of a separator',
  '([\\w.%~-]{1,64})=([^': 'a header with cookies, 8,192 characters',
  '\\$\\{|\\$\\(|': 'the first 128 characters of a value',
  '[^\\s"\'`<>]{1,200}$': 'the 200 characters in front of a host',
  '[a-z][a-z\\d+.:-]*$': 'the 40 characters in front of a URL',
  '-{4,5} ?BEGIN ': 'the 120 characters in front of a word',
  '-{4,5} ?END ': 'the 120 characters in front of a word',
  '^([^\\w"\'\\n]{0,60}': 'the first 450 characters of a line',
  '[0-9A-Za-z+/]+={0,2}(?=[^': 'the last 200 characters of a line',
  "\\s*(?:((?:'[^']+'": 'a shape of this repository',
  '\\s*\\((?:\\d{4}[-/.]': 'the first 400 characters of a heading',
  '^#{1,6} +(.*)$': 'the first 400 characters of a line',
  // Not limited, but linear on this text: every `<` has a `>` after it, where the search continues.
  '<[a-zA-Z_][a-zA-Z0-9_-]*(?:[': 'the part of a message up to its last >',
  // The first `<` with a space after its name matches up to the end.
  '<(?:[a-zA-Z_]': 'the part of a message behind its last >',
}

/** A regular expression of the sources; `source` is `undefined` when it is built at run time. */
type Expression = { readonly place: string; readonly source: string | undefined; readonly flags: string }

const expressions = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .flatMap((file) => findExpressions(readFileSync(join(SRC, file), 'utf8'), `src/${file.split(sep).join('/')}`))

/** The patterns of the report schema, which the report reader uses. */
const published = [
  ...readFileSync(join(SRC, '..', 'schema', 'report.schema.json'), 'utf8').matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g),
]
  .map(([, pattern = '""']) => JSON.parse(pattern) as string)
  .map((source): Expression => ({ place: 'schema/report.schema.json', source, flags: 'u' }))

test('no regular expression of the sources is built at run time', () => {
  expect(expressions.length).toBeGreaterThan(50)
  expect(published.length).toBeGreaterThan(2)
  const dynamic = expressions.filter(({ source }) => source === undefined)
  expect(dynamic.map(({ place }) => place.replace(/:.*/, ''))).toEqual([])
})

const isShort = (source: string): boolean => Object.keys(SHORT_TEXTS).some((start) => source.startsWith(start))
const unbounded = expressions.filter(({ source }) => source !== undefined && !isShort(source))

test('every entry of SHORT_TEXTS matches an expression', () => {
  const starts = Object.keys(SHORT_TEXTS)
  expect(starts.filter((start) => !expressions.some(({ source }) => source?.startsWith(start)))).toEqual([])
})

test.each([...unbounded, ...published])('$place: /$source/$flags is linear', ({ source = '', flags }) => {
  // The flag `d` does not affect the time, and recheck does not support it.
  const { status } = checkSync(source, flags.replace('d', ''), OPTIONS)
  expect(status).toBe('safe')
})

test.each([
  ['a literal', 'const a = /a|b$/im.test("/x/")', [['a|b$', 'im']]],
  ['a literal in a template, in a class, before a type', `class A { b = \`\${/c/g}\` satisfies string }`, [['c', 'g']]],
  [
    'a constructor call',
    "new RegExp('a+'); RegExp(`b`, 'u')",
    [
      ['a+', ''],
      ['b', 'u'],
    ],
  ],
  [
    'a constructor call with a dynamic source',
    'new RegExp(`a$' + '{b}`); new RegExp(c)',
    [
      [undefined, ''],
      [undefined, ''],
    ],
  ],
])('findExpressions finds %s', (_, code, found) => {
  expect(findExpressions(code, 'x.ts').map(({ source, flags }) => [source, flags])).toEqual(found)
})

/** Every regular expression of a TypeScript source, in source order. */
function findExpressions(code: string, file: string): Expression[] {
  const found: Expression[] = []
  const { program } = parse(code, { sourceType: 'module', plugins: ['typescript', 'explicitResourceManagement'] })
  visit(program, (node) => {
    const line = (node['loc'] as { start: { line: number } } | undefined)?.start.line
    const place = `${file}:${line}`
    if (node['type'] === 'RegExpLiteral') {
      found.push({ place, source: String(node['pattern']), flags: String(node['flags']) })
    }
    if (node['type'] !== 'NewExpression' && node['type'] !== 'CallExpression') return
    if (!isRecord(node['callee']) || node['callee']['name'] !== 'RegExp') return
    const [source, flags] = (node['arguments'] as unknown[]).map(readText)
    found.push({ place, source, flags: flags ?? '' })
  })
  return found
}

function visit(value: unknown, onNode: (node: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, onNode)
  if (!isRecord(value)) return
  if (typeof value['type'] === 'string') onNode(value)
  for (const [key, child] of Object.entries(value)) if (key !== 'loc') visit(child, onNode)
}

/** The text of a string literal, or of a template literal without substitutions. */
function readText(node: unknown): string | undefined {
  if (!isRecord(node)) return undefined
  if (node['type'] === 'StringLiteral') return String(node['value'])
  if (node['type'] !== 'TemplateLiteral' || !Array.isArray(node['quasis']) || node['quasis'].length > 1)
    return undefined
  return (node['quasis'][0] as { value: { cooked: string } }).value.cooked
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
