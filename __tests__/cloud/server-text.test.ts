import { expect, test } from '@jest/globals'
import { extractServerText, Scrubber, shorten } from '../../src/cloud/server-text.ts'

const keepText = (text: string) => text

test.each([
  ['JSON with an error', '{"success":false,"error":"no"}', 'no'],
  ['JSON with a message', '{"message":"no"}', 'no'],
  ['JSON with neither', '{"code":7}', '{"code":7}'],
  ['JSON with an error that is an object', '{"error":{"a":1}}', '{"error":{"a":1}}'],
  ['JSON that is not an object', '7', '7'],
  ['plain text', 'Bad Gateway', 'Bad Gateway'],
  ['an empty body', '', ''],
  ['white space', ' \r\n ', ''],
  ['HTML with a title', '<html><head><title>502 Bad\nGateway</title>', 'an HTML page titled 502 Bad Gateway'],
  ['HTML with an attribute in its title tag', '<HTML><TITLE lang="en">Log in</TITLE>', 'an HTML page titled Log in'],
  ['HTML with an unclosed title', '<html><title>Log in', 'an HTML page titled Log in'],
  ['HTML with an incomplete title tag', '<html><title Log in', 'an HTML page'],
  ['HTML without a title', '<!doctype html><p>hi', 'an HTML page: hi'],
  ['several lines', '{"error":"a\\n::error::b\\r\\nc"}', 'a ::error::b c'],
  ['control and bidi characters', 'a\u001b[31m\u202eb\0c\u2066d', 'a [31m b c d'],
  ['invalid UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb'],
])('extracts a short text from %s', (_name, body, text) => {
  expect(extractServerText(Buffer.from(body as string), keepText)).toBe(text)
})

test('cuts a megabyte of text at 200 characters', () => {
  const text = extractServerText(Buffer.from('x'.repeat(1_000_000)), keepText)
  expect(text).toBe(`${'x'.repeat(199)}…`)
})

test.each([
  ['incomplete title tags', '<title'.repeat(11_000)],
  ['title tags with attributes', '<title '.repeat(9_000)],
  ['escaped tabs', `{"error":"${' \\t'.repeat(20_000)}"}`],
  ['line separators', '\u2028 '.repeat(16_000)],
])('reads 64 KB of %s in linear time', (_name, text) => {
  const start = performance.now()
  for (let i = 0; i < 5; i += 1) extractServerText(Buffer.from(text), keepText)
  expect(performance.now() - start).toBeLessThan(30_000)
})

test('does not split a character when it cuts', () => {
  expect(shorten(`${'x'.repeat(198)}😀😀`)).toBe(`${'x'.repeat(198)}…`)
  expect(shorten('short', 5)).toBe('short')
})

test('removes secrets before it cuts the text', () => {
  const secrets = new Scrubber()
  secrets.add('s3cret-token')
  secrets.add('abc')
  expect(extractServerText(Buffer.from(`${'x'.repeat(193)}s3cret-token`), secrets.scrub)).toBe(`${'x'.repeat(193)}***`)
  expect(secrets.scrub('abc s3cret-tokens3cret-token')).toBe('abc ******')
})
