import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { parseObject } from '../../src/json.ts'

const run = promisify(execFile)
const parse = (text: string) => parseObject(Buffer.from(text))
const nestedJson = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`

test.each<[string, string, unknown]>([
  ['an object', '{"a":[1,{"b":null}]}', { a: [1, { b: null }] }],
  ['brackets in a string', `{"a":"${'[{'.repeat(1000)}"}`, { a: '[{'.repeat(1000) }],
  ['quotes and backslashes in a string', '{"a":"\\"\\\\","b":"["}', { a: '"\\', b: '[' }],
  ['commas in a string', `{"a":"${','.repeat(2_100_000)}"}`, { a: ','.repeat(2_100_000) }],
  ['a list', '[1]', undefined],
  ['null', 'null', undefined],
  ['an empty text', '', undefined],
  ['truncated JSON', '{"a":', undefined],
  ['more closing than opening brackets', ']]]]{}', undefined],
  ['33 levels of nesting', nestedJson(33), undefined],
  ['more than two million values', `{"a":[${'1,'.repeat(2_000_000)}1]}`, undefined],
])('parses objects within the limits, and nothing else: %s', (_name, text, value) => {
  expect(parse(text)).toEqual(value)
})

test('parses 32 levels of nesting', () => {
  expect(parse(nestedJson(32))).toBeDefined()
})

const SCRIPT = `
import { parseSizes } from ${JSON.stringify(new URL('../../src/cloud/copies.ts', import.meta.url).href)}
const body = Buffer.alloc(64 * 1024 * 1024, process.env.PATTERN)
body.write(process.env.START)
const copies = parseSizes(body, (text) => text)
console.log(JSON.stringify({ ...copies, megabytes: process.resourceUsage().maxRSS / 1024 }))
`

test.each([
  ['open brackets', '[', '{"success":true,"data":{"sessions":'],
  ['open objects', '{"a":', '{"success":true,"data":{"sessions":'],
  ['empty objects', '{},', '{"success":true,"data":{"sessions":{"a":['],
  ['empty lists', '[],', '{"success":true,"data":{"sessions":{"a":['],
  ['numbers', '1,', '{"success":true,"data":{"sessions":{"a":['],
  ['empty strings', '"":"",', '{"success":true,"data":{"sessions":{'],
])('rejects a size response of 64 MB of %s within 400 MB of memory', async (_name, pattern, start) => {
  const env = { PATH: process.env['PATH'] ?? '', PATTERN: pattern, START: start }
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', SCRIPT], { env, timeout: 50_000 })
  const { reason, megabytes } = JSON.parse(stdout)
  expect(reason).toBe('the response is not a JSON object')
  expect(megabytes).toBeLessThan(400)
})
