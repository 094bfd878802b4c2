import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkout, sessions, transcript, write } from '../rig/checkout.ts'
import { identify } from '../rig/projects.ts'

const SETTINGS = '.specstory/cli/config.toml'
const DEFAULT_DIR = '.specstory/history'
const SESSION = transcript('c94c863c-02e0-474e-b6d9-000000000001')

/** Settings with `output_dir` as a literal TOML string, in which backslashes are no escapes. */
function outputDirSettings(value: string): Record<string, string> {
  return { [SETTINGS]: `[local_sync]\noutput_dir = '${value}'\n` }
}

async function identifyHistoryDir(files: Record<string, string>, historyDir = '') {
  const { projects, notices } = await identify(checkout(files), { historyDir })
  return { historyDir: projects[0]?.locations[0]?.historyDir, notices }
}

describe('the history directory of a path', () => {
  test.each<[string, Record<string, string>, string | undefined, string]>([
    ['`.specstory/history` when nothing is set', {}, undefined, DEFAULT_DIR],
    ['`output_dir` when it is set', { ...outputDirSettings('docs/ai'), 'docs/ai/x.md': SESSION }, undefined, 'docs/ai'],
    [
      '`output_dir`, normalized',
      { ...outputDirSettings('./docs//ai/../ai/'), 'docs/ai/x.md': SESSION },
      undefined,
      'docs/ai',
    ],
    [
      '`output_dir` with backslashes',
      { ...outputDirSettings('docs\\ai'), 'docs/ai/x.md': SESSION },
      undefined,
      'docs/ai',
    ],
    [
      '`output_dir` when it names the default directory',
      { ...outputDirSettings('.specstory/history/'), ...sessions(1) },
      undefined,
      DEFAULT_DIR,
    ],
    [
      '`output_dir` when it contains the default directory',
      { ...outputDirSettings('.specstory'), ...sessions(1) },
      undefined,
      '.specstory',
    ],
    [
      '`output_dir` when it is the path itself',
      { ...outputDirSettings('.'), 'README.md': '# Hello', ...sessions(1) },
      undefined,
      '.',
    ],
    [
      'the input when `output_dir` is set too',
      { ...outputDirSettings('docs/ai'), 'docs/ai/x.md': SESSION, 'log/x.md': SESSION },
      'log',
      'log',
    ],
    ['the input when `output_dir` is outside of the path', outputDirSettings('~/x'), 'log', 'log'],
    [
      'the input when it names the default directory and `output_dir` is set',
      { ...outputDirSettings('docs/ai'), 'docs/ai/x.md': SESSION },
      DEFAULT_DIR,
      DEFAULT_DIR,
    ],
  ])('is %s', async (_name, files, input, historyDir) => {
    expect(await identifyHistoryDir(files, input)).toEqual({ historyDir, notices: [] })
  })

  test.each([
    ['absolute', '/srv/history', 'is outside the project'],
    ['absolute on Windows', 'C:\\history', 'is outside the project'],
    ['absolute on Windows with slashes', 'c:/history', 'is outside the project'],
    ['a Windows share', '\\\\server\\history', 'is outside the project'],
    ['in the home directory', '~/history', 'is outside the project'],
    ['in the home directory of another user', '~ada/history', 'is outside the project'],
    ['above the path', '../history', 'is outside the project'],
    ['above the path after normalizing', 'a/../../history', 'is outside the project'],
    ['missing', 'docs/ai', 'which does not exist'],
    ['a file', 'README.md', 'which does not exist'],
    ['too long to be shown whole', 'x'.repeat(500_000), `names \`${'x'.repeat(200)}…\``],
  ])('is the default directory, with a notice, when `output_dir` is %s', async (_name, value, message) => {
    expect(await identifyHistoryDir({ ...outputDirSettings(value), 'README.md': '' })).toEqual({
      historyDir: DEFAULT_DIR,
      notices: [
        {
          level: 'notice',
          title: 'Output directory',
          message: expect.stringMatching(
            `^${RegExp.escape(SETTINGS)}: .*${message}.*\`${RegExp.escape(DEFAULT_DIR)}\` is searched`,
          ),
          file: SETTINGS,
        },
      ],
    })
  })

  test.each<[string, Record<string, string>, number]>([
    ['warns when both directories contain sessions', { 'ai/2026/01/x.md': SESSION, ...sessions(1) }, 1],
    ['does not warn when only `output_dir` does', { 'ai/x.md': SESSION, [`${DEFAULT_DIR}/.gitkeep`]: '' }, 0],
    ['does not warn when only the default directory does', { 'ai/README.md': '# Our history', ...sessions(1) }, 0],
  ])('is `output_dir` and %s', async (_name, files, warnings) => {
    const { historyDir, notices } = await identifyHistoryDir({ ...outputDirSettings('ai'), ...files })
    expect(historyDir).toBe('ai')
    expect(notices).toHaveLength(warnings)
    for (const notice of notices) {
      expect(notice).toMatchObject({
        level: 'warning',
        message: expect.stringMatching('`ai`, and `.specstory/history` also contains sessions'),
      })
    }
  })

  test('is an absolute `output_dir` when that is below the path', async () => {
    const workspace = checkout({ 'docs/ai/x.md': SESSION, 'packages/a/ai/x.md': SESSION })
    const linked = join(mkdtempSync(join(tmpdir(), 'linked-')), 'workspace')
    symlinkSync(workspace, linked)
    write(workspace, outputDirSettings(join(workspace, 'docs/ai')))
    write(workspace, { [`packages/a/${SETTINGS}`]: `local_sync.output_dir = '${join(linked, 'packages/a/ai')}'` })
    const { projects, notices } = await identify(linked, { paths: ['.', 'packages/a'] })
    expect(projects[0]?.locations.map(({ historyDir }) => historyDir)).toEqual(['docs/ai', 'ai'])
    expect(notices).toEqual([])
  })

  test('is not searched when `output_dir` leads through a symbolic link', async () => {
    const elsewhere = checkout({ 'ai/x.md': SESSION })
    const workspace = checkout({ ...outputDirSettings('link/ai'), ...sessions(1) })
    symlinkSync(elsewhere, join(workspace, 'link'))
    const { projects, notices } = await identify(workspace)
    expect(projects[0]?.locations[0]?.historyDir).toBe('link/ai')
    expect(notices).toEqual([])
  })

  test('gives no warning when `output_dir` is inside the default directory', async () => {
    const files = { ...outputDirSettings(`${DEFAULT_DIR}/team`), [`${DEFAULT_DIR}/team/x.md`]: SESSION }
    expect(await identifyHistoryDir(files)).toEqual({ historyDir: `${DEFAULT_DIR}/team`, notices: [] })
  })

  test('ignores the `output_dir` of a parent directory', async () => {
    const workspace = checkout({ ...outputDirSettings('ai'), 'ai/x.md': SESSION, 'packages/a/ai/x.md': SESSION })
    const { projects } = await identify(workspace, { paths: ['.', 'packages/a'] })
    expect(projects[0]?.locations.map((one) => one.historyDir)).toEqual(['ai', DEFAULT_DIR])
  })
})
