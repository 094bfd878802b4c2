import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureCredentialScan } from './bench/credential-scan.ts'
import { createRow, type Row } from './bench/row.ts'
import {
  measureBigMemory,
  measureBigSummary,
  measureFirstUpload,
  measureNoOp,
  measureStartUp,
  measureUploadMemory,
} from './bench/sections.ts'

const USAGE = `npm run bench [-- --quick] [--only start-up|no-op|upload|secrets|summary|memory|big]… [--json FILE] [--write]

Measures the committed bundle against a local SpecStory Cloud and prints a table. Ratios are medians of several alternating
runs. --quick runs fewer rounds and at most 1,000 sessions; --write updates the table in docs/internals/performance.md.`

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const isSelected = (section: string): boolean => values.only === undefined || values.only.includes(section)
const rounds = values.quick ? 3 : 11
const rows: Row[] = []
const add = (more: readonly Row[]): void => {
  for (const { what, value, unit, goal } of more) {
    const verdict = goal === undefined ? '' : value <= goal ? `goal ≤ ${goal}` : `goal ≤ ${goal} MISSED`
    console.log(`${what.padEnd(72)} ${String(value).padStart(9)} ${unit.padEnd(3)} ${verdict}`)
  }
  rows.push(...more)
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
}
console.log(`${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}\n`)
if (isSelected('start-up')) add(await measureStartUp(values.quick ? 7 : 31))
if (isSelected('no-op')) {
  const walls = new Map<number, number>()
  for (const number of values.quick ? [111, 1_000] : [111, 1_000, 10_000, 100_000]) {
    const { rows: measured, ms } = await measureNoOp(number, number < 100_000 ? rounds : 3)
    walls.set(number, ms)
    add(measured)
  }
  const [thousand, hundredThousand] = [walls.get(1_000), walls.get(100_000)]
  if (thousand !== undefined && hundredThousand !== undefined) {
    add([createRow('no-op: 100,000 sessions / 1,000 sessions', hundredThousand / thousand, '×', 25)])
  }
}
if (isSelected('upload')) add(await measureFirstUpload(111, values.quick ? 3 : 7))
if (isSelected('secrets')) add(await measureCredentialScan(values.quick ? 3 : 9))
if (isSelected('summary')) add(measureBigSummary(values.quick ? 10_000 : 100_000, 5))
if (isSelected('memory')) add(await measureUploadMemory(values.quick ? 30 : 300, values.quick ? 100 : 1_000))
if (isSelected('big')) add(await measureBigMemory())

const missed = rows.filter(({ value, goal }) => goal !== undefined && value > goal)
console.log(`\n${rows.length} rows, ${missed.length} goals missed`)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`)
if (values.write) {
  const path = join(import.meta.dirname, '..', 'docs', 'internals', 'performance.md')
  const heading = `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}.`
  const table = rows.map(({ what, value, unit, goal }) => {
    const verdict = goal === undefined ? '' : `≤ ${goal} ${value <= goal ? '✅' : '❌'}`
    return `| ${what} | ${value} ${unit} | ${verdict} |`
  })
  const text = [
    '<!-- bench -->',
    heading,
    '',
    '| What | Value | Goal |',
    '|---|---:|---|',
    ...table,
    '<!-- /bench -->',
  ].join('\n')
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, () => text),
  )
}
