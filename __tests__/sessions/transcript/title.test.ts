import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readTitle } from '../../../src/sessions/transcript/title.ts'

const user = (text: string, role = 'User') => `_**${role}**_\n\n${text}\n\n`
const agent = (text: string) => `---\n\n_**Agent (m 2026-01-01 00:00:00Z)**_\n\n${text}\n\n`

describe('the CLI rule', () => {
  test.each([
    ['the first message', user('Fix  the\n\nbuild.') + agent('Done.'), 'Fix the build.'],
    ['a time in the role line', `_**User (2026-01-01 00:00:00Z)**_\n\nHello\n`, 'Hello'],
    ['a sidechain, as it is written', `_**User - sidechain (2026-01-01)**_\n\nHello\n`, 'Hello'],
    ['a sidechain behind the role', `_**User (2026-01-01)**_ - sidechain\n\nHello\n`, 'Hello'],
    ['CRLF', (user('Hello') + agent('Done.')).replaceAll('\n', '\r\n'), 'Hello'],
    ['no message', '# 2026\n\n', null],
    ['an agent alone', agent('Hello'), null],
    ['an agent first', agent('Hello') + user('Then me'), 'Then me'],
    ['a message without text is passed over', user('') + user(' \t\n') + user('Third'), 'Third'],
    ['XML blocks are removed', user('<a x="1">one\ntwo</b> Do <c/>this <d e/>'), 'Do this'],
    ['what was XML only gives no title, and later messages are not tried', user('<a>x</a>') + user('Second'), null],
    ['a self-closing tag with a space opens a block as well', user('<a /> gone</x> left'), 'left'],
    ['an open tag without a closing one stays', user('Vec<String> is <b>fine'), 'Vec<String> is <b>fine'],
    ['a rule inside of the message stays', user('one\n\n---\n\ntwo') + agent('x'), 'one --- two'],
    ['a rule before the same speaker stays', `${user('one')}---\n\n${user('two')}`, 'one ---'],
    ['a rule at the end stays', `${user('one')}---\n`, 'one ---'],
    ['two rules: the last is no text', `${user('one')}---\n${agent('x')}`, 'one ---'],
    ['a message id is no text', '_**User**_\n<!-- message-id: abc -->\n\nHello\n', 'Hello'],
    ['a comment later is', '_**User**_\n\nHello\n<!-- message-id: abc -->\n', 'Hello <!-- message-id: abc -->'],
    ['bold italics are no role', user('_**User experience**_ matters'), '_**User experience**_ matters'],
    [
      'a long line that starts as a role line',
      user(`_**User (${'y '.repeat(300)})**_`),
      `_**User (${'y '.repeat(44)}y...`,
    ],
    ['Unicode white space is folded', user('a\u00a0\u3000b\u0085c\u2028d'), 'a b c d'],
    ['100 bytes are not cut', user(`${'x'.repeat(49)} ${'y'.repeat(50)}`), `${'x'.repeat(49)} ${'y'.repeat(50)}`],
    ['101 bytes are, at the last space', user(`${'x'.repeat(49)} ${'y'.repeat(51)}`), `${'x'.repeat(49)}...`],
    ['without a space at 100 bytes', user('x'.repeat(300)), `${'x'.repeat(100)}...`],
    ['never inside a character', user('日'.repeat(40)), `${'日'.repeat(33)}...`],
    ['never inside a surrogate pair', user(`x${'😀'.repeat(30)}`), `x${'😀'.repeat(24)}...`],
  ])('%s', (_, text, title) => {
    expect(readTitle(text, true, 'cli')).toBe(title)
  })
})

describe('a head', () => {
  test.each([
    ['that holds more than a title needs', user('word '.repeat(30)), `${'word '.repeat(19)}word...`],
    ['that holds the whole message', user('Hello') + agent('x'), 'Hello'],
    ['that ends in the message', user('Hello'), undefined],
    ['that ends in a block', user(`<a>${'x'.repeat(5000)}`), undefined],
    ['that ends before the message', '# 2026\n', undefined],
    ['that ends in a line of 700 KB', user('x '.repeat(4000)), `${'x '.repeat(49)}x...`],
  ])('%s', (_, text, title) => {
    expect(readTitle(text, false, 'cli')).toBe(title)
  })
})

const tokens = fc
  .array(
    fc.constantFrom(
      ...['<', '<a', '<b-1', '>', '/', '</', '</a>', '</b>', '<a>', '<a/>', '<b x/>', '<a ', ' ', '\n', '\u0085', '"'],
      ...['x', 'word', '日本', '😀', '<!-- ', 'abcdefghijklmnopqrstuvwxyz', '<1>', '< a>'],
    ),
    { minLength: 4, maxLength: 50 },
  )
  .map((parts) => parts.join(''))

test('blocks are removed as the CLI removes them by a regular expression', () => {
  fc.assert(
    fc.property(tokens, (text) => {
      expect(readTitle(`_**User**_\n\n${text}`, true, 'cli')).toBe(readableName(text))
    }),
    { numRuns: 5_000 },
  )
})

test('a title that a start decides is that of the whole', () => {
  fc.assert(
    fc.property(tokens, tokens, (start, rest) => {
      const known = readTitle(`_**User**_\n\n${start}`, false, 'cli')
      if (known !== undefined) expect(readTitle(`_**User**_\n\n${start}${rest}`, true, 'cli')).toBe(known)
    }),
    { numRuns: 5_000 },
  )
})

test('hostile text takes linear time', () => {
  for (const hostile of ['<a ', '<a>', '<a <', '</a', '<a/>', '---\n']) {
    expect(String(readTitle(user(hostile.repeat(1_000_000 / hostile.length)), true, 'cli'))).toMatch(/\.\.\.$|^null$/)
  }
}, 20_000)

/** The rule as the CLI has it, in one regular expression. */
function readableName(text: string): string | null {
  const name = '[a-zA-Z_][a-zA-Z0-9_-]*(?:[\\t\\n\\f\\r ][^>]*)?'
  const blocks = new RegExp(`<${name}>[^]*?</[a-zA-Z_][a-zA-Z0-9_-]*>|<${name}/>`, 'g')
  const words = text
    .replace(blocks, ' ')
    .split(/[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/)
  const folded = words.filter((word) => word !== '').join(' ')
  if (Buffer.byteLength(folded) <= 100) return folded === '' ? null : folded
  const cut = new TextDecoder().decode(Buffer.from(folded).subarray(0, 100)).replace(/\ufffd+$/, '')
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}...`
}
