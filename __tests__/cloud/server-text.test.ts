import { expect, test } from '@jest/globals'
import { Scrubber, serverText, shorten } from '../../src/cloud/server-text.ts'

const same = (text: string) => text

test.each([
  ['the error of JSON', '{"success":false,"error":"no"}', 'no'],
  ['the message of JSON', '{"message":"no"}', 'no'],
  ['JSON with neither', '{"code":7}', '{"code":7}'],
  ['an error that is no text', '{"error":{"a":1}}', '{"error":{"a":1}}'],
  ['JSON that is no object', '7', '7'],
  ['plain text', 'Bad Gateway', 'Bad Gateway'],
  ['nothing', '', ''],
  ['white space', ' \r\n ', ''],
  ['HTML with a title', '<html><head><title>502 Bad\nGateway</title>', 'an HTML page titled 502 Bad Gateway'],
  ['HTML with an attribute in its title', '<HTML><TITLE lang="en">Log in</TITLE>', 'an HTML page titled Log in'],
  ['HTML whose title never ends', '<html><title>Log in', 'an HTML page titled Log in'],
  ['HTML whose title never begins', '<html><title Log in', 'an HTML page'],
  ['HTML without', '<!doctype html><p>hi', 'an HTML page: hi'],
  ['several lines', '{"error":"a\\n::error::b\\r\\nc"}', 'a ::error::b c'],
  ['control and bidi characters', 'a\u001b[31m\u202eb\0c\u2066d', 'a [31m b c d'],
  ['what is no UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb'],
])('%s', (_name, body, text) => {
  expect(serverText(Buffer.from(body as string), same)).toBe(text)
})

test('a megabyte of text is cut at 200 characters', () => {
  const text = serverText(Buffer.from('x'.repeat(1_000_000)), same)
  expect(text).toBe(`${'x'.repeat(199)}…`)
})

test.each([
  ['titles that never begin', '<title'.repeat(11_000)],
  ['titles with attributes', '<title '.repeat(9_000)],
  ['escaped tabs', `{"error":"${' \\t'.repeat(20_000)}"}`],
  ['line separators', '\u2028 '.repeat(16_000)],
])('64 KB of %s take no time', (_name, text) => {
  const start = performance.now()
  for (let i = 0; i < 5; i += 1) serverText(Buffer.from(text), same)
  expect(performance.now() - start).toBeLessThan(30_000)
})

test('no character is cut in two', () => {
  expect(shorten(`${'x'.repeat(198)}😀😀`)).toBe(`${'x'.repeat(198)}…`)
  expect(shorten('short', 5)).toBe('short')
})

test('secrets are taken out before the text is cut', () => {
  const secrets = new Scrubber()
  secrets.add('s3cret-token')
  secrets.add('abc')
  expect(serverText(Buffer.from(`${'x'.repeat(193)}s3cret-token`), secrets.scrub)).toBe(`${'x'.repeat(193)}***`)
  expect(secrets.scrub('abc s3cret-tokens3cret-token')).toBe('abc ******')
})
