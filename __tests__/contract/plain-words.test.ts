import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const ROOT = join(import.meta.dirname, '..', '..')

/** Words and phrases to avoid in messages, docs and `action.yml`. */
const AVOIDED =
  /\b(?:told|tells|of which|of whom|all the same|none the worse|as it is|anew|for good|by itself|nobody|somebody|whoever|whatever|so many|one that|mends?|mended|strangers?|outlives?|vouch(?:es)?|can't|don't|doesn't|isn't|won't|didn't)\b|[‘’“”]/i

/** Texts that people read: pages, action metadata, and strings of the sources. */
const TEXTS: readonly (readonly [file: string, text: string])[] = [
  ...[
    'README.md',
    'SECURITY.md',
    'action.yml',
    'merge/action.yml',
    'scripts/short-lines.ts',
    ...listFiles('docs', '.md'),
  ].map((file) => [file, read(file)] as const),
  ...listFiles('src', '.ts').map((file) => [file, extractStrings(read(file))] as const),
]

function listFiles(directory: string, ending: string): string[] {
  const files = readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith(ending)).map((file) => join(directory, file))
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** The string literals of a source, without comments. */
function extractStrings(source: string): string {
  const code = source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').replace(/\/(?![/*\s]).*?[^\\]\/[gimsuy]*(?=[.,;)\s])/g, '')
  return (code.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? []).join('\n')
}

test.each(TEXTS)('%s uses plain words', (_file, text) => {
  expect(text.split('\n').filter((line) => AVOIDED.test(line))).toEqual([])
})
