import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  encodeUrlPath,
  escapeMarkdown,
  escapeProse,
  MARKDOWN_TEXT_LIMIT,
  toLogText,
  toPlainText,
} from '../../src/report/untrusted.ts'
import { HOSTILE_TEXTS } from '../rig/runs.ts'

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[...'|[]!()`*_~#\\<>&@:/$.-+=1a \n\r\t'],
        '::',
        '##[',
        '##vso[',
        'GH-',
        'www.',
        'http://',
        '\u001b[31m',
        '\u202e',
        '\u2028',
        '😀',
        '\ud800',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
)

describe('toLogText', () => {
  test.each([
    ['keeps an ordinary sentence', 'Fix the parser: v2 :: done', 'Fix the parser: v2 :: done'],
    ['breaks a command at the start', '::error::owned', ': :error::owned'],
    ['breaks a command after white space, which the runner trims', ' \u3000::error::owned', ' \u3000: :error::owned'],
    ['breaks a command after removed characters', '\u200b:\u001b[0m:error::x', ': :error::x'],
    ['joins lines before a command', 'one\r\n::add-mask::two', 'one ::add-mask::two'],
    ['breaks the old form of a command anywhere', 'a ##[set-output name=x]y', 'a ## [set-output name=x]y'],
    ['breaks a command of Azure Pipelines', '##vso[task.complete]', '## vso[task.complete]'],
    ['removes colors and cursor movements', '\u001b[1;31mred\u001b[0m\u009b2Jx', 'redx'],
    ['removes a terminal link', '\u001b]8;;https://evil.example\u0007text\u001b]8;;\u001b\\', 'text'],
    ['removes the escape character of an unfinished sequence', '\u001b]0;title', ']0;title'],
    ['removes direction overrides', 'invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['replaces line separators with spaces', 'a\u2028b\u2029c\u0085d\u000be', 'a b c d e'],
    ['removes invisible characters', 'a\u0000\u00ad\ufeff\u{e0041}b', 'ab'],
    ['replaces a lone surrogate', 'a\ud800b', 'a\ufffdb'],
    ['keeps the joiners that emoji and Persian need', '👩\u200d💻 می\u200cخواهم', '👩\u200d💻 می\u200cخواهم'],
  ])('%s', (_name, text, expected) => {
    expect(toLogText(text)).toBe(expected)
  })

  test('returns no command of the runner for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = toLogText(text)
        expect(line.trim().startsWith('::')).toBe(false)
        expect(line).not.toMatch(/##\w*\[|[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
        expect(line.isWellFormed()).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('and toPlainText cut a text to the limit, never inside a character', () => {
    expect(toPlainText('😀'.repeat(50), 10)).toBe('😀😀😀😀…')
    expect(toPlainText('x'.repeat(10), 10)).toBe('x'.repeat(10))
    expect(toPlainText(`${'\u0000'.repeat(100)}x`, 10)).toBe('…')
    expect(toLogText('x'.repeat(1_000_000))).toHaveLength(2_000)
  })
})

describe('escapeMarkdown', () => {
  test.each([
    ['keeps an ordinary sentence', 'Fix the parser, please', 'Fix the parser, please'],
    ['escapes HTML', '<img src=x> & </details>', '&lt;img src=x&gt; &amp; &lt;/details&gt;'],
    ['escapes column separators', 'a | b \\| c', 'a \\| b \\\\\\| c'],
    ['escapes links and images', '![x](y) [z]', '\\!\\[x\\]\\(y\\) \\[z\\]'],
    ['escapes emphasis and code', '`a` *b* _c_ ~d~', '\\`a\\` \\*b\\* \\_c\\_ \\~d\\~'],
    ['escapes a heading', '# big', '\\# big'],
    ['escapes a list', '- item', '\\- item'],
    ['escapes a numbered list', '1. item', '1\\. item'],
    ['escapes a quote', '> said', '&gt; said'],
    ['breaks mathematics', '$x$', '<span>$</span>x<span>$</span>'],
    ['breaks a mention', 'by @octocat', 'by @\u200boctocat'],
    ['breaks references to issues', '#123 and GH-7', '\\#\u200b123 and GH-\u200b7'],
    [
      'breaks URLs',
      'https://a.example www.b.example mailto:c',
      'https:\u200b//a.example www\u200b.b.example mailto:\u200bc',
    ],
    ['breaks the name of an emoji', ':white_check_mark:', ':\u200bwhite\\_check\\_mark:'],
    ['joins lines', 'a\n\n| b |\n---', 'a \\| b \\| ---'],
  ])('%s', (_name, text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected)
  })

  test('returns no Markdown syntax for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = escapeMarkdown(text)
        expect(markdown.replaceAll('<span>$</span>', '')).not.toMatch(/[<>$]|\n|\r/)
        expect(markdown.replace(/\\./g, '')).not.toMatch(/[|[\]!()`*_~#\\]/)
        expect(markdown).not.toMatch(/@(?!\u200b)|:\/\/|&(?!(?:lt|gt|amp);)|www\./i)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each(HOSTILE_TEXTS)('cuts hostile text %# to the limit', (text) => {
    expect(escapeMarkdown(text).length).toBeLessThan(MARKDOWN_TEXT_LIMIT * 2)
  })
})

const EXPRESSION = `Pass \`token: \${{ secrets.X }}\`.`

describe('escapeProse', () => {
  test.each([
    ['keeps the name of an input as code', 'Raise `timeout`, or not.', 'Raise `timeout`, or not.'],
    ['keeps a field with an underscore as code', '`cloud_sync: false`', '`cloud_sync: false`'],
    ['keeps a workflow expression as code', EXPRESSION, EXPRESSION],
    [
      'keeps code with parentheses and escapes code with an exclamation mark',
      'with `if: always()` or `!cancelled()`',
      'with `if: always()` or \\`\\!cancelled\\(\\)\\`',
    ],
    ['keeps a path, a glob and a URL as code', '`a/ü-1.md`, `**/a*`, `https://b`', '`a/ü-1.md`, `**/a*`, `https://b`'],
    ['keeps colons in code', '`x::y` is `a:b:c`', '`x::y` is `a:b:c`'],
    ['escapes code with a space at either end', '`a ` and ` b`', '\\`a \\` and \\` b\\`'],
    ['breaks mathematics around code', '$`x`', '<span>$</span>`x`'],
    ['escapes code with HTML or a mention', '`<b>` and `@octocat`', '\\`&lt;b&gt;\\` and \\`@\u200boctocat\\`'],
    ['escapes a single backtick', 'a ` b', 'a \\` b'],
    ['escapes a backslash before code', '\\`a`', '\\\\`a`'],
  ])('%s', (_name, text, expected) => {
    expect(escapeProse(text)).toBe(expected)
  })

  test('returns no Markdown syntax outside of code for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const bare = escapeProse(text)
          .replaceAll('<span>$</span>', '')
          .replace(/\\.|`(?! )[\p{L}\p{N} .:=/{}"',+?_*()$-]+(?<! )`/gu, '')
        expect(bare).not.toMatch(/[<>$|[\]!()`*_~#\\\n\r]/)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('encodeUrlPath', () => {
  test.each([
    ['.specstory/history/a b.md', '.specstory/history/a%20b.md'],
    ['a/[x](y)*!\'?#&".md', 'a/%5Bx%5D%28y%29%2A%21%27%3F%23%26%22.md'],
    ['日本/é.md', '%E6%97%A5%E6%9C%AC/%C3%A9.md'],
    ['\ud800', '%EF%BF%BD'],
  ])('encodes %s', (path, expected) => {
    expect(encodeUrlPath(path)).toBe(expected)
  })

  test('encodes every path reversibly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (path) => {
        expect(encodeUrlPath(path)).toMatch(/^[\w/.~%-]*$/)
        expect(decodeURIComponent(encodeUrlPath(path))).toBe(path)
      }),
    )
  })
})
