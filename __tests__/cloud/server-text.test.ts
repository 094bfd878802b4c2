import { expect, test } from '@jest/globals'
import { Scrubber } from '../../src/cloud/scrub.ts'
import { serverText, shorten } from '../../src/cloud/server-text.ts'

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
  ['HTML without', '<!doctype html><p>hi', 'an HTML page'],
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
