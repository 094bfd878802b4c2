import { expect, test } from '@jest/globals'
import { shortenTables } from '../../local-runner/scenarios/shorten-tables.ts'

function table(rows: number): string {
  return ['| File | Why |', '| :--- | :--- |', ...Array.from({ length: rows }, (_, row) => `| ${row} \\| | x |`)].join(
    '\n',
  )
}

test.each([
  ['text', 'a\n\nb\n'],
  ['a table of few rows', `a\n\n${table(8)}\n\nb\n`],
  ['two tables of few rows each', `${table(5)}\n\n${table(8)}`],
])('%s stays as it is', (_name, markdown) => {
  expect(shortenTables(markdown)).toBe(markdown)
})

test('a long table keeps its first rows and says how many there are more, in as many columns', () => {
  expect(shortenTables(`a\n\n${table(1_000)}\n\n${table(1)}`)).toBe(
    `a\n\n${table(8)}\n| … 992 more rows | |\n\n${table(1)}`,
  )
  expect(shortenTables(table(9))).toBe(`${table(8)}\n| … 1 more rows | |`)
})
