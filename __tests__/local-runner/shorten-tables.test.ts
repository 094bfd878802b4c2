import { expect, test } from '@jest/globals'
import { shortenTables } from '../../local-runner/scenarios/shorten-tables.ts'

function createTable(rows: number): string {
  return ['| File | Why |', '| :--- | :--- |', ...Array.from({ length: rows }, (_, row) => `| ${row} \\| | x |`)].join(
    '\n',
  )
}

test.each([
  ['text without a table', 'a\n\nb\n'],
  ['a short table', `a\n\n${createTable(8)}\n\nb\n`],
  ['two short tables', `${createTable(5)}\n\n${createTable(8)}`],
])('keeps %s unchanged', (_name, markdown) => {
  expect(shortenTables(markdown)).toBe(markdown)
})

test('keeps 8 rows of a long table and adds a row with the number of omitted rows', () => {
  expect(shortenTables(`a\n\n${createTable(1_000)}\n\n${createTable(1)}`)).toBe(
    `a\n\n${createTable(8)}\n| … 992 more rows | |\n\n${createTable(1)}`,
  )
  expect(shortenTables(createTable(9))).toBe(`${createTable(8)}\n| … 1 more rows | |`)
})
