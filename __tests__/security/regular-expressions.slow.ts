import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parse } from '@babel/parser'
import { expect, test } from '@jest/globals'

// In the process itself: recheck's other backends are binaries for some systems, and Java.
process.env['RECHECK_BACKEND'] = 'pure'
const { checkSync } = await import('recheck')

const SRC = join(import.meta.dirname, '..', '..', 'src')

/** Steps decide. The limit is for expressions that no step ends: they take all memory. */
const OPTIONS = { timeout: 45_000, attackTimeout: null, incubationTimeout: null, randomSeed: 1 }

/**
 * Expressions that only see a text of bounded length, by their beginning in the source, with what the text is and how long
 * it can be: whatever they cost, it is no more than that.
 */
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
  // Not short, but of a form: there is a `>` behind each `<`, and the search goes on behind the one that it found.
  '<[a-zA-Z_][a-zA-Z0-9_-]*(?:[': 'the part of a message up to its last >',
  // The first `<` with a blank behind its name matches up to the end.
  '<(?:[a-zA-Z_]': 'the part of a message behind its last >',
}

/** A regular expression of the sources; `source` is `undefined` when it is put together at run time. */
type Expression = { readonly place: string; readonly source: string | undefined; readonly flags: string }

const expressions = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .flatMap((file) => expressionsOf(readFileSync(join(SRC, file), 'utf8'), `src/${file.split(sep).join('/')}`))

/** The expressions that the published schema brings: the reader of reports takes them from there. */
const published = [
  ...readFileSync(join(SRC, '..', 'schema', 'report.schema.json'), 'utf8').matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g),
]
  .map(([, pattern = '""']) => JSON.parse(pattern) as string)
  .map((source): Expression => ({ place: 'schema/report.schema.json', source, flags: 'u' }))

test('the sources hold expressions, none of them built at run time', () => {
  expect(expressions.length).toBeGreaterThan(50)
  expect(published.length).toBeGreaterThan(2)
  const made = expressions.filter(({ source }) => source === undefined)
  expect(made.map(({ place }) => place.replace(/:.*/, ''))).toEqual([])
})

const isShort = (source: string): boolean => Object.keys(SHORT_TEXTS).some((start) => source.startsWith(start))
const unbounded = expressions.filter(({ source }) => source !== undefined && !isShort(source))

test('every expression that is excused is there', () => {
  const excused = Object.keys(SHORT_TEXTS)
  expect(excused.filter((start) => !expressions.some(({ source }) => source?.startsWith(start)))).toEqual([])
})

test.each([...unbounded, ...published])('$place: /$source/$flags is linear', ({ source = '', flags }) => {
  // Where groups are told makes no difference to the time, and the checker does not know that flag.
  const { status } = checkSync(source, flags.replace('d', ''), OPTIONS)
  expect(status).toBe('safe')
})

test.each([
  ['a literal', 'const a = /a|b$/im.test("/x/")', [['a|b$', 'im']]],
  ['a literal in a template, in a class, behind a type', `class A { b = \`\${/c/g}\` satisfies string }`, [['c', 'g']]],
  [
    'the constructor',
    "new RegExp('a+'); RegExp(`b`, 'u')",
    [
      ['a+', ''],
      ['b', 'u'],
    ],
  ],
  [
    'the constructor, put together',
    'new RegExp(`a$' + '{b}`); new RegExp(c)',
    [
      [undefined, ''],
      [undefined, ''],
    ],
  ],
])('%s is found', (_, code, found) => {
  expect(expressionsOf(code, 'x.ts').map(({ source, flags }) => [source, flags])).toEqual(found)
})

/** Every regular expression of a TypeScript source, in its order. */
function expressionsOf(code: string, file: string): Expression[] {
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
    const [source, flags] = (node['arguments'] as unknown[]).map(textOf)
    found.push({ place, source, flags: flags ?? '' })
  })
  return found
}

function visit(value: unknown, see: (node: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, see)
  if (!isRecord(value)) return
  if (typeof value['type'] === 'string') see(value)
  for (const [key, child] of Object.entries(value)) if (key !== 'loc') visit(child, see)
}

/** The text of a string literal, or of a template without anything put into it. */
function textOf(node: unknown): string | undefined {
  if (!isRecord(node)) return undefined
  if (node['type'] === 'StringLiteral') return String(node['value'])
  if (node['type'] !== 'TemplateLiteral' || !Array.isArray(node['quasis']) || node['quasis'].length > 1)
    return undefined
  return (node['quasis'][0] as { value: { cooked: string } }).value.cooked
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
