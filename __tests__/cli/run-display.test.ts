import { expect, test } from '@jest/globals'
import { createRunDisplay } from '../../src/cli/run-display.ts'

const LONG = 'word '.repeat(60).trim()

function display(
  lines: readonly string[],
  { blocks = [], ...options }: { isVerbose?: boolean; isTerminal?: boolean; blocks?: readonly string[] } = {},
): string[] {
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  const runDisplay = createRunDisplay({ write, isVerbose: false, isTerminal: false, ...options })
  for (const line of lines) runDisplay.handleLine(line)
  runDisplay.finish(blocks)
  return text.split('\n')
}

const RUN = [
  'SpecStory sync to https://cloud.specstory.com',
  '::group::Sessions%3A 2',
  'Claude Code: 2 sessions',
  '::endgroup::',
  '::error title=Not synced::It failed. Set `retries`.',
  'SpecStory sync incomplete: 1 of 2 sessions failed.',
]

test('prints phases, messages and blocks, and the verdict last', () => {
  expect(display(RUN, { blocks: ['Report: /tmp/x.json', ''] })).toEqual([
    'SpecStory sync to https://cloud.specstory.com',
    'Sessions: 2',
    '',
    'error: Not synced: It failed. Set `--retries`.',
    '',
    'Report: /tmp/x.json',
    '',
    'SpecStory sync incomplete: 1 of 2 sessions failed.',
    '',
  ])
})

test('prints details, and messages in their place, when it is verbose', () => {
  expect(display(RUN, { isVerbose: true })).toEqual([
    'SpecStory sync to https://cloud.specstory.com',
    'Sessions: 2',
    '  Claude Code: 2 sessions',
    'error: Not synced: It failed. Set `--retries`.',
    '',
    'SpecStory sync incomplete: 1 of 2 sessions failed.',
    '',
  ])
})

test('updates details in one line when it is a terminal', () => {
  expect(display(RUN, { isTerminal: true }).slice(1, 3)).toEqual(['Sessions: 2', '  Claude Code: 2 sessions\r\u001b[K'])
})

test('prints a detail after a silence that grows up to five minutes when it is not a terminal', () => {
  let clock = 0
  const printed: string[] = []
  const write = (text: string): void => {
    if (text.startsWith('  ')) printed.push(text.trim())
  }
  const display = createRunDisplay({ write, isVerbose: false, isTerminal: false, now: () => clock })
  display.handleLine('::group::Upload')
  for (; clock <= 20 * 60_000; clock += 5_000) display.handleLine(`after ${clock / 1_000} s`)
  expect(printed).toEqual([30, 90, 210, 450, 750, 1_050].map((time) => `after ${time} s`))
})

test.each([
  ['many short messages', Array.from({ length: 200 }, (_, index) => `::error::${index}`)],
  ['many long messages', Array.from({ length: 30 }, () => `::warning::${LONG}`)],
  ['many details', Array.from({ length: 1_000 }, (_, index) => `${index}`)],
])('stays within 60 lines of 80 columns with %s', (_name, messages) => {
  const lines = display(['SpecStory sync', '::group::Upload', ...messages, '::endgroup::', LONG])
  expect(lines.length - 1).toBeLessThanOrEqual(60)
  expect(lines.filter((line) => line.length > 80)).toEqual([])
  expect(lines.at(-2)).toMatch(/word$/)
})

test('counts the messages that it omits', () => {
  const lines = display([...Array.from({ length: 100 }, (_, index) => `::error::${index}`), 'The end.'])
  const last = lines.findLastIndex((line) => line.startsWith('error: '))
  expect(lines[last + 1]).toContain(` ${100 - last} more`)
})

test('prints workflow commands as text and applies masks', () => {
  const lines = [
    '::add-mask::s3cret',
    '::group::Inputs%3A s3cret',
    'a value of s3cret',
    '::warning title=No sessions,file=a%2Cb.md::50%25 s3cret%0Amore',
    '::endgroup::',
    '::error::bad',
    'a :: b',
  ]
  expect(display(lines, { isVerbose: true })).toEqual([
    'Inputs: ***',
    '  a value of ***',
    'warning: No sessions: a,b.md: 50% ***',
    'more',
    'error: bad',
    '',
    'a :: b',
    '',
  ])
})
