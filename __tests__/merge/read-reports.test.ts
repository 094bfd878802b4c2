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

const found = (): string[] => readReports(directory).map(({ file }) => file.slice(directory.length + 1))

test('reports are found in directories of any depth, whatever else is there', () => {
  writeFileSync(join(directory, 'notes.txt'), 'no report')
  expect(found()).toEqual([join('a', 'b', 'report.json')])
})

describe('links are not followed', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
  writeFileSync(join(elsewhere, 'report.json'), REPORT)

  test.each([
    ['to a file', 'link.json', join(elsewhere, 'report.json')],
    ['to a directory', 'link', elsewhere],
    ['in a loop', join('a', 'b', 'up'), '..'],
    ['to nothing', 'gone.json', join(elsewhere, 'gone')],
  ])('%s', (_name, path, target) => {
    symlinkSync(target, join(directory, path))
    expect(found()).toEqual([join('a', 'b', 'report.json')])
  })

  test('nor is the directory itself one', () => {
    const link = join(directory, 'link')
    symlinkSync(elsewhere, link)
    expect(() => readReports(link)).toThrow(expect.objectContaining({ code: 'report-unusable' }))
    expect(() => readReports(link)).toThrow('is not a directory')
  })
})

const onPosix = process.platform === 'win32' ? test.skip : test

onPosix('a FIFO is no report, and hangs nothing', () => {
  execFileSync('mkfifo', [join(directory, 'pipe.json')])
  expect(found()).toEqual([join('a', 'b', 'report.json')])
})

describe('what is read is bounded:', () => {
  test('one file of more than 64 MiB', () => {
    writeFileSync(join(directory, 'large.json'), '')
    truncateSync(join(directory, 'large.json'), 64 * 1_048_576 + 1)
    expect(() => readReports(directory)).toThrow(
      expect.objectContaining({
        code: 'report-unusable',
        message: expect.stringMatching(/large\.json cannot be merged: it is too large/),
      }),
    )
  })

  test('more than 10,000 files and directories', () => {
    const crowd = join(directory, 'crowd')
    mkdirSync(crowd)
    for (let index = 0; index < 100; index++) writeFileSync(join(crowd, `${index}.txt`), '')
    for (let index = 0; index < 100; index++) cpSync(crowd, join(directory, `crowd-${index}`), { recursive: true })
    expect(() => readReports(directory)).toThrow('contains more than 10000 files and directories')
  })
})

test('a file that is none is named', () => {
  writeFileSync(join(directory, 'package.json'), '{}')
  expect(() => readReports(directory)).toThrow(
    expect.objectContaining({ code: 'report-unusable', message: expect.stringContaining('package.json') }),
  )
})
