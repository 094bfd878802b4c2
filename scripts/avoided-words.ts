import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type ParserPlugin, parse } from '@babel/parser'

const ROOT = join(import.meta.dirname, '..')

/** Idioms, inversions, contractions and British spelling. A space matches any white space and comment markers. */
const AVOIDED = [
  /told|tells|of which|of whom|all the same|none the worse|as it is|anew|for good|by itself|by themselves|once more/,
  /nobody|somebody|anybody|whoever|whatever|(?<!the )one that|so many|merely|hardly|strangers?|outlives?|vouch(?:es)?/,
  /mend(?:s|ed)?|knock(?:s|ing)?|lies|stands? (?:in|for)|stand-ins?|comes? into being|gives? (?:away|up)|the wire/,
  /(?:left|leaves?) (?:alone|out)|(?:held|holds?) back|(?:kept|keeps?|stays?) here|used up|turn(?:s|ed) off|twins?/,
  /look(?:s|ed|ing)? (?:at|through)|take(?:s|n)? out|out of scope|nothing left to do|full data|is errored/,
  /(?<!there )is no(?! longer| one)|(?:ca|do|does|did|is|are|was|wo)n't/,
  /colours?|coloured|licences?|(?:hono|behavio|neighbo|favo)u(?:r|rs|red)|(?:normal|sanit|recogn|serial)is(?:e[ds]?|ing)/,
].map(({ source }) => source.replaceAll(' ', '[\\s*#/]+'))
const PATTERN = new RegExp(`\\b(?:${AVOIDED.join('|')})\\b|[\u2018\u2019\u201c\u201d]`, 'gi')

const PAGES =
  '{*.md,package.json,{docs,schema,local-cloud}/**/*.{md,json},{.,merge}/action.yml,examples/**/*.*,.github/**/*.yml,.pre-commit-hooks.yaml,.ci/run}'
const SOURCES = '{*.js,{src,local-cloud,local-runner,scripts,__tests__}/**/*.{ts,js,mjs,cjs}}'

/** Lists files with texts for people. */
export function listTextFiles(): string[] {
  return [PAGES, SOURCES]
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .map((file) => file.replaceAll(sep, '/'))
}

/**
 * Finds words to avoid. In a source it searches comments and strings; in a test, comments and the
 * names of tests.
 */
export function findAvoidedWords(file: string): string[] {
  const content = readFileSync(join(ROOT, file), 'utf8')
  const text = /\.[cm]?[jt]s$/.test(file) ? blankCode(content, file) : content
  return [...text.matchAll(PATTERN)].map(
    ({ 0: word, index }) =>
      `${file}:${text.slice(0, index).split('\n').length}: avoid "${word.trim().replace(/\s+/g, ' ')}"`,
  )
}

type Token = { readonly type: string | { readonly label: string }; readonly start: number; readonly end: number }

/** Replaces code by spaces, so that the positions of the rest stay the same. */
function blankCode(source: string, file: string): string {
  const isTest = /^__tests__\b/.test(file)
  const plugins: ParserPlugin[] = file.endsWith('.ts') ? ['typescript', 'explicitResourceManagement'] : []
  const tokens = parse(source, { sourceType: 'unambiguous', tokens: true, plugins }).tokens as readonly Token[]
  let text = ''
  let last = 0
  for (const { type, start, end } of tokens) {
    const isComment = typeof type === 'string'
    if (!isComment && !(isString(type) && (!isTest || isTestName(source, start)))) continue
    text += source.slice(last, start).replace(/\S/g, ' ') + source.slice(start, end)
    last = end
  }
  return text
}

function isString({ label }: { readonly label: string }): boolean {
  return label === 'string' || label === 'template'
}

/** Whether a string is the first argument of `test(…)`, `describe.each(…)(…)` and so on. */
function isTestName(source: string, start: number): boolean {
  return /(?:\b(?:test|describe|onPosix|onLinux)[\w.]*|\))\(\s*`?$/.test(source.slice(Math.max(0, start - 60), start))
}
