import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { readReports } from '../../src/merge/read-reports.ts'
import { firstSync } from '../rig/runs.ts'
import { shardReportTexts } from '../rig/shard-reports.ts'

const [REPORT = ''] = shardReportTexts(firstSync(), 1)
let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'reports-'))
  mkdirSync(join(directory, 'a', 'b'), { recursive: true })
  writeFileSync(join(directory, 'a', 'b', 'report.json'), REPORT)
})

const findFiles = (): string[] => readReports(directory).map(({ file }) => file.slice(directory.length + 1))

test('finds reports in directories of any depth, beside other files', () => {
  writeFileSync(join(directory, 'notes.txt'), 'no report')
  expect(findFiles()).toEqual([join('a', 'b', 'report.json')])
})

describe('a symbolic link', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
  writeFileSync(join(elsewhere, 'report.json'), REPORT)

  test.each([
    ['to a file', 'link.json', join(elsewhere, 'report.json')],
    ['to a directory', 'link', elsewhere],
    ['in a loop', join('a', 'b', 'up'), '..'],
    ['to a missing file', 'gone.json', join(elsewhere, 'gone')],
  ])('is not followed %s', (_name, path, target) => {
    symlinkSync(target, join(directory, path))
    expect(findFiles()).toEqual([join('a', 'b', 'report.json')])
  })

  test('is rejected as the directory of the reports', () => {
    const link = join(directory, 'link')
    symlinkSync(elsewhere, link)
    expect(() => readReports(link)).toThrow(expect.objectContaining({ code: 'report-unusable' }))
    expect(() => readReports(link)).toThrow(link)
  })
})

const onPosix = process.platform === 'win32' ? test.skip : test

onPosix('ignores a FIFO without blocking', () => {
  execFileSync('mkfifo', [join(directory, 'pipe.json')])
  expect(findFiles()).toEqual([join('a', 'b', 'report.json')])
})

describe('limits', () => {
  test('reject a file of more than 64 MiB', () => {
    writeFileSync(join(directory, 'large.json'), '')
    truncateSync(join(directory, 'large.json'), 64 * 1_048_576 + 1)
    expect(() => readReports(directory)).toThrow(
      expect.objectContaining({
        code: 'report-unusable',
        message: expect.stringMatching(/large\.json.*too large/),
      }),
    )
  })

  test('reject more than 10,000 files and directories', () => {
    const crowd = join(directory, 'crowd')
    mkdirSync(crowd)
    for (let index = 0; index < 100; index++) writeFileSync(join(crowd, `${index}.txt`), '')
    for (let index = 0; index < 100; index++) cpSync(crowd, join(directory, `crowd-${index}`), { recursive: true })
    expect(() => readReports(directory)).toThrow('contains more than 10000 files and directories')
  })
})

test('names a JSON file that is not a report', () => {
  writeFileSync(join(directory, 'package.json'), '{}')
  expect(() => readReports(directory)).toThrow(
    expect.objectContaining({ code: 'report-unusable', message: expect.stringContaining('package.json') }),
  )
})
