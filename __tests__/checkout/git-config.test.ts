import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseGitConfig } from '../../src/checkout/git-config.ts'

const URL = 'https://github.com/acme/widgets.git'
const NAME = 'remote.origin.url'

/** The values of `remote.origin.url` as `parseGitConfig` reads them. */
function readUrls(text: string): (string | null)[] {
  return parseGitConfig(text)
    .filter(({ name }) => name === NAME)
    .map(({ value }) => value)
}

/** The values of `remote.origin.url` as git reads them. */
function readUrlsWithGit(text: string): string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'git-config-')), 'config')
  writeFileSync(file, text)
  try {
    const args = ['config', '--file', file, '--null', '--get-all', NAME]
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\0')
      .slice(0, -1)
  } catch (error) {
    // Exit code 1: the key does not exist.
    if (Error.isError(error) && 'status' in error && error.status === 1) return []
    throw error
  }
}

describe('parseGitConfig', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a file as git writes it',
      `[remote "origin"]\n\turl = ${URL}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`,
      [URL],
    ],
    ['a comment behind the section', `[remote "origin"] ; ours\nurl = ${URL}`, [URL]],
    ['the key on the section’s line', `[remote "origin"] url = ${URL}`, [URL]],
    ['several sections on a line', `[core] [remote "origin"] url = ${URL}`, [URL]],
    ['a line without spaces', `[remote "origin"]url=${URL}`, [URL]],
    ['# inside of quotes', '[remote "origin"]\nurl = "https://h/a#b;c" # note', ['https://h/a#b;c']],
    ['# outside of quotes', '[remote "origin"]\nurl = https://h/a#b', ['https://h/a']],
    ['; outside of quotes', '[remote "origin"]\nurl = https://h/a ; note', ['https://h/a']],
    ['quotes in the middle', '[remote "origin"]\nurl = https://"h/ a "/b', ['https://h/ a /b']],
    ['section and key in another case', `[ReMoTe "origin"]\nURL = ${URL}`, [URL]],
    ['a subsection in another case', `[remote "Origin"]\nurl = ${URL}`, []],
    ['the old spelling of a subsection', `[Remote.Origin]\nurl = ${URL}`, [URL]],
    ['an escaped subsection', '[remote "ori\\gin"]\nurl = a\n[remote "or\\"igin"]\nurl = b', ['a']],
    ['a bracket in a subsection', `[remote "]"]\nurl = x\n[remote "origin"]\nurl = ${URL}`, [URL]],
    ['a continued line', '[remote "origin"]\nurl = https://github.com/\\\nacme/widgets.git', [URL]],
    ['a continued line with CRLF', '[remote "origin"]\r\nurl = https://github.com/\\\r\nacme/widgets.git\r\n', [URL]],
    ['a comment that ends with a backslash', `[remote "origin"]\n# note \\\nurl = ${URL}`, [URL]],
    ['escapes', '[remote "origin"]\nurl = C:\\\\repos\\\\"\\"w"', ['C:\\repos\\"w']],
    ['a byte order mark', `\uFEFF[remote "origin"]\nurl = ${URL}`, [URL]],
    ['CRLF', `[remote "origin"]\r\n\turl = ${URL}\r\n`, [URL]],
    ['white space at the end', `[remote "origin"]\nurl = ${URL} \t \n`, [URL]],
    ['white space inside', '[remote "origin"]\nurl = a   b', ['a   b']],
    ['white space at the end of quotes', '[remote "origin"]\nurl = "a  "', ['a  ']],
    ['pushurl beside url', `[remote "origin"]\npushurl = x\nurl = ${URL}`, [URL]],
    ['another remote', `[remote "upstream"]\nurl = x\n[remote "origin"]\nurl = ${URL}`, [URL]],
    ['two urls', '[remote "origin"]\nurl = a\nurl = b', ['a', 'b']],
    ['a section that comes twice', `[remote "origin"]\nfetch = x\n[core]\n[remote "origin"]\nurl = ${URL}`, [URL]],
    ['an empty value', '[remote "origin"]\nurl =', ['']],
    ['a comment in place of a value', '[remote "origin"]\nurl = # none', ['']],
    ['include, which is not followed', `[include]\npath = x\n[remote "origin"]\nurl = ${URL}`, [URL]],
    [
      'insteadOf, which is not applied',
      `[url "ssh://x/"]\ninsteadOf = https://\n[remote "origin"]\nurl = ${URL}`,
      [URL],
    ],
    ['a key without a value before it', `[core]\nbare\n[remote "origin"]\nurl = ${URL}`, [URL]],
    ['an empty file', '', []],
  ])('reads the same as git: %s', (_name, text, expected) => {
    expect(readUrls(text)).toEqual(expected)
    expect(readUrlsWithGit(text)).toEqual(expected)
  })

  test('reads a key without a value as null', () => {
    expect(parseGitConfig('[core]\n\tbare\n')).toEqual([{ name: 'core.bare', value: null }])
  })
})

describe('an invalid configuration', () => {
  test.each([
    ['an open quote', '[core]\nx = "a\n', 2],
    ['an unknown escape', '[core]\nx = a\\q\n', 2],
    ['a key that begins with a digit', '[core]\n\n1x = a\n', 3],
    ['no equals sign', '[core]\nx y\n', 2],
    ['an open section', '[core', 1],
    ['an open subsection', '[remote "origin\n"]\n', 1],
    ['text behind a subsection', '[remote "origin" x]\n', 1],
    ['a letter in place of a quote', '[remote xorigin"]\n', 1],
    ['conflict markers', '[core]\n<<<<<<< HEAD\n', 2],
  ])('is rejected with its line, as git rejects it: %s', (_name, text, line) => {
    expect(() => parseGitConfig(text)).toThrow(expect.objectContaining({ name: 'GitConfigError', line }))
    expect(() => readUrlsWithGit(text)).toThrow()
  })
})

test.each([
  ['brackets', '['],
  ['sections', '[a]'],
  ['quotes', '[a]\nx="'],
  ['spaces', '[a]\nx=a  '],
  ['continued lines', '[a]\nx=\\\n'],
  ['comments', '#;'],
  ['line breaks', '\r\n'],
])('reads a megabyte of %s in linear time', (_name, piece) => {
  const startedAt = performance.now()
  try {
    parseGitConfig(piece + piece.slice(piece.indexOf('=') + 1).repeat(2 ** 20 / piece.length))
  } catch {
    // It may be rejected too.
  }
  expect(performance.now() - startedAt).toBeLessThan(30_000)
})
