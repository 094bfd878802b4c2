import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const ROOT = join(import.meta.dirname, '..', '..')

/** Words and phrases that a reader of messages, docs or `action.yml` would stumble over. */
const AVOIDED =
  /\b(?:told|tells|of which|of whom|all the same|none the worse|as it is|anew|for good|by itself|nobody|somebody|whoever|whatever|so many|one that|mends?|mended|strangers?|outlives?|vouch(?:es)?|can't|don't|doesn't|isn't|won't|didn't)\b|[‘’“”]/i

/** What a person reads: all of a page, the descriptions of an action, the strings of the sources. */
const TEXTS: readonly (readonly [file: string, text: string])[] = [
  ...[
    'README.md',
    'SECURITY.md',
    'action.yml',
    'merge/action.yml',
    'scripts/short-lines.ts',
    ...list('docs', '.md'),
  ].map((file) => [file, read(file)] as const),
  ...list('src', '.ts').map((file) => [file, strings(read(file))] as const),
]

function list(directory: string, ending: string): string[] {
  const files = readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith(ending)).map((file) => join(directory, file))
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** The string literals of a source, a line each; comments are left out first. */
function strings(source: string): string {
  const code = source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').replace(/\/(?![/*\s]).*?[^\\]\/[gimsuy]*(?=[.,;)\s])/g, '')
  return (code.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? []).join('\n')
}

test.each(TEXTS)('uses plain words in %s', (_file, text) => {
  expect(text.split('\n').filter((line) => AVOIDED.test(line))).toEqual([])
})
