import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  logText,
  MARKDOWN_TEXT_LIMIT,
  markdownProse,
  markdownText,
  plainText,
  urlPath,
} from '../../src/report/untrusted.ts'
import { HOSTILE_TEXTS } from '../rig/runs.ts'

const nasty = fc.oneof(
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

describe('text in the log', () => {
  test.each([
    ['an ordinary sentence', 'Fix the parser: v2 :: done', 'Fix the parser: v2 :: done'],
    ['a command at the start', '::error::owned', ': :error::owned'],
    ['a command after blanks, which the runner trims', ' \u3000::error::owned', ' \u3000: :error::owned'],
    ['a command after what is dropped', '\u200b:\u001b[0m:error::x', ': :error::x'],
    ['a command on a second line', 'one\r\n::add-mask::two', 'one ::add-mask::two'],
    ['the old form anywhere', 'a ##[set-output name=x]y', 'a ## [set-output name=x]y'],
    ['the form of Azure Pipelines', '##vso[task.complete]', '## vso[task.complete]'],
    ['colours and cursor moves', '\u001b[1;31mred\u001b[0m\u009b2Jx', 'redx'],
    ['a terminal link', '\u001b]8;;https://evil.example\u0007text\u001b]8;;\u001b\\', 'text'],
    ['an escape that never ends', '\u001b]0;title', ']0;title'],
    ['direction overrides', 'invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['line separators', 'a\u2028b\u2029c\u0085d\u000be', 'a b c d e'],
    ['what nobody sees', 'a\u0000\u00ad\ufeff\u{e0041}b', 'ab'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['the joiners that emoji and Persian need', '👩\u200d💻 می\u200cخواهم', '👩\u200d💻 می\u200cخواهم'],
  ])('%s', (_name, text, expected) => {
    expect(logText(text)).toBe(expected)
  })

  test('is never a command of the runner, whatever it was', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const line = logText(text)
        expect(line.trim().startsWith('::')).toBe(false)
        expect(line).not.toMatch(/##\w*\[|[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
        expect(line.isWellFormed()).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('is cut to its limit, never inside a character', () => {
    expect(plainText('😀'.repeat(50), 10)).toBe('😀😀😀😀…')
    expect(plainText('x'.repeat(10), 10)).toBe('x'.repeat(10))
    expect(plainText(`${'\u0000'.repeat(100)}x`, 10)).toBe('…')
    expect(logText('x'.repeat(1_000_000))).toHaveLength(2_000)
  })
})

describe('text in Markdown', () => {
  test.each([
    ['an ordinary sentence', 'Fix the parser, please', 'Fix the parser, please'],
    ['HTML', '<img src=x> & </details>', '&lt;img src=x&gt; &amp; &lt;/details&gt;'],
    ['a table’s border', 'a | b \\| c', 'a \\| b \\\\\\| c'],
    ['links and images', '![x](y) [z]', '\\!\\[x\\]\\(y\\) \\[z\\]'],
    ['emphasis and code', '`a` *b* _c_ ~d~', '\\`a\\` \\*b\\* \\_c\\_ \\~d\\~'],
    ['a heading', '# big', '\\# big'],
    ['a list', '- item', '\\- item'],
    ['a numbered list', '1. item', '1\\. item'],
    ['a quote', '> said', '&gt; said'],
    ['mathematics', '$x$', '<span>$</span>x<span>$</span>'],
    ['a mention', 'by @octocat', 'by @\u200boctocat'],
    ['an issue', '#123 and GH-7', '\\#\u200b123 and GH-\u200b7'],
    [
      'an address',
      'https://a.example www.b.example mailto:c',
      'https:\u200b//a.example www\u200b.b.example mailto:\u200bc',
    ],
    ['an emoji’s name', ':white_check_mark:', ':\u200bwhite\\_check\\_mark:'],
    ['several lines', 'a\n\n| b |\n---', 'a \\| b \\| ---'],
  ])('%s', (_name, text, expected) => {
    expect(markdownText(text)).toBe(expected)
  })

  test('leaves nothing with a meaning, whatever it was', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const markdown = markdownText(text)
        expect(markdown.replaceAll('<span>$</span>', '')).not.toMatch(/[<>$]|\n|\r/)
        expect(markdown.replace(/\\./g, '')).not.toMatch(/[|[\]!()`*_~#\\]/)
        expect(markdown).not.toMatch(/@(?!\u200b)|:\/\/|&(?!(?:lt|gt|amp);)|www\./i)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each(HOSTILE_TEXTS)('is short however long it was (case %#)', (text) => {
    expect(markdownText(text).length).toBeLessThan(MARKDOWN_TEXT_LIMIT * 2)
  })
})

const EXPRESSION = `Pass \`token: \${{ secrets.X }}\`.`

describe('prose in Markdown', () => {
  test.each([
    ['the name of an input', 'Raise `timeout`, or not.', 'Raise `timeout`, or not.'],
    ['a field with an underscore', '`cloud_sync: false`', '`cloud_sync: false`'],
    ['an expression of a workflow', EXPRESSION, EXPRESSION],
    ['a condition', 'with `if: always()` or `!cancelled()`', 'with `if: always()` or \\`\\!cancelled\\(\\)\\`'],
    ['a path, a glob and an address', '`a/ü-1.md`, `**/a*`, `https://b`', '`a/ü-1.md`, `**/a*`, `https://b`'],
    ['a colon of its own', '`x::y` is `a:b:c`', '`x::y` is `a:b:c`'],
    ['code with a space at its end', '`a ` and ` b`', '\\`a \\` and \\` b\\`'],
    ['mathematics around code', '$`x`', '<span>$</span>`x`'],
    ['anything that is not plain', '`<b>` and `@octocat`', '\\`&lt;b&gt;\\` and \\`@\u200boctocat\\`'],
    ['a backtick alone', 'a ` b', 'a \\` b'],
    ['a backslash before it', '\\`a`', '\\\\`a`'],
  ])('%s', (_name, text, expected) => {
    expect(markdownProse(text)).toBe(expected)
  })

  test('leaves nothing with a meaning outside of code, whatever it was', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const bare = markdownProse(text)
          .replaceAll('<span>$</span>', '')
          .replace(/\\.|`(?! )[\p{L}\p{N} .:=/{}"',+?_*()$-]+(?<! )`/gu, '')
        expect(bare).not.toMatch(/[<>$|[\]!()`*_~#\\\n\r]/)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a path in a URL', () => {
  test.each([
    ['.specstory/history/a b.md', '.specstory/history/a%20b.md'],
    ['a/[x](y)*!\'?#&".md', 'a/%5Bx%5D%28y%29%2A%21%27%3F%23%26%22.md'],
    ['日本/é.md', '%E6%97%A5%E6%9C%AC/%C3%A9.md'],
    ['\ud800', '%EF%BF%BD'],
  ])('%s', (path, expected) => {
    expect(urlPath(path)).toBe(expected)
  })

  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (path) => {
        expect(urlPath(path)).toMatch(/^[\w/.~%-]*$/)
        expect(decodeURIComponent(urlPath(path))).toBe(path)
      }),
    )
  })
})
