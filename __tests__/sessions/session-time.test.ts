import { expect, test } from '@jest/globals'
import { parseStartTime } from '../../src/sessions/file-names.ts'
import { checkout, sessionId, transcript } from '../rig/checkout.ts'
import { scan } from '../rig/scan.ts'

test.each([
  ['2026-02-11 21:30:58Z', '2026-02-11T21:30Z'],
  ['2025-07-10_21-46-52Z', '2025-07-10T21:46Z'],
  ['2026-01-09 14:28Z', '2026-01-09T14:28Z'],
  ['2025-10-11T18:39:00.871Z', '2025-10-11T18:39Z'],
  ['2026-04-03 23:55:35-0400', '2026-04-04T03:55Z'],
  ['2026-04-03T00:55:35+05:30', '2026-04-02T19:25Z'],
  ['2026-04-03 13:55', '2026-04-03T13:55Z'],
  ['2026-02-23_16-02-56Z-i-just-merged-dev', '2026-02-23T16:02Z'],
  ['2026-02-23_16-02-2024-report', '2026-02-23T16:02Z'],
  ['2026-02-30 10:00Z', '2026-03-02T10:00Z'],
  ['2026-02-28 24:00Z', '2026-03-01T00:00Z'],
  ['2026-13-23_16-02-56Z', undefined],
  ['2026-02-23_25-02-56Z', undefined],
  ['meeting-2026-02-23_16-02', undefined],
  ['', undefined],
])('parseStartTime reads %j as %s, from the header or the name', (text, time) => {
  expect(parseStartTime(text, 'a-name')).toBe(time)
  expect(parseStartTime('', text)).toBe(time)
  expect(parseStartTime('yesterday', text)).toBe(time)
})

test('the scan prefers the start time in the header to that in the name', async () => {
  const [id, name] = [sessionId(1), '2026-02-23_16-02-56Z-a']
  const dated = transcript(id).replace(/(Session \S+)[^>]*-->/, '$1 (2025-10-11T18:39:00.871Z) -->')
  const bare = transcript(id).replace(/(Session \S+)[^>]*-->/, '$1 -->')
  for (const [text, startedAt] of [
    [dated, '2025-10-11T18:39Z'],
    [bare, '2026-02-23T16:02Z'],
  ] as const) {
    const { sessions } = await scan(checkout({ [`.specstory/history/${name}.md`]: text }))
    expect(sessions).toMatchObject([{ id, startedAt }])
  }
})
