import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkout, sessions, transcript, write } from '../rig/checkout.ts'
import { identify } from '../rig/projects.ts'

const SETTINGS = '.specstory/cli/config.toml'
const USUAL = '.specstory/history'
const SESSION = transcript('c94c863c-02e0-474e-b6d9-000000000001')

/** The settings of a directory, as a literal string of TOML, so that nothing in it is an escape. */
function outputDir(value: string): Record<string, string> {
  return { [SETTINGS]: `[local_sync]\noutput_dir = '${value}'\n` }
}

async function place(files: Record<string, string>, historyDir = '') {
  const { projects, notices } = await identify(checkout(files), { historyDir })
  return { historyDir: projects[0]?.places[0]?.historyDir, notices }
}

describe('where the sessions of a path lie', () => {
  test.each<[string, Record<string, string>, string | undefined, string]>([
    ['the usual place', {}, undefined, USUAL],
    ['output_dir', { ...outputDir('docs/ai'), 'docs/ai/x.md': SESSION }, undefined, 'docs/ai'],
    [
      'output_dir with odd spelling',
      { ...outputDir('./docs//ai/../ai/'), 'docs/ai/x.md': SESSION },
      undefined,
      'docs/ai',
    ],
    ['output_dir as Windows writes it', { ...outputDir('docs\\ai'), 'docs/ai/x.md': SESSION }, undefined, 'docs/ai'],
    ['output_dir that is the usual place', { ...outputDir('.specstory/history/'), ...sessions(1) }, undefined, USUAL],
    ['output_dir that holds the usual place', { ...outputDir('.specstory'), ...sessions(1) }, undefined, '.specstory'],
    [
      'output_dir that is the path itself',
      { ...outputDir('.'), 'README.md': '# Hello', ...sessions(1) },
      undefined,
      '.',
    ],
    ['the input wins', { ...outputDir('docs/ai'), 'docs/ai/x.md': SESSION, 'log/x.md': SESSION }, 'log', 'log'],
    ['the input wins over one that leads out', outputDir('~/x'), 'log', 'log'],
    ['the input wins that names the usual place', { ...outputDir('docs/ai'), 'docs/ai/x.md': SESSION }, USUAL, USUAL],
  ])('%s', async (_name, files, input, historyDir) => {
    expect(await place(files, input)).toEqual({ historyDir, notices: [] })
  })

  test.each([
    ['absolute', '/srv/history', 'is outside the project'],
    ['absolute of Windows', 'C:\\history', 'is outside the project'],
    ['absolute of Windows with slashes', 'c:/history', 'is outside the project'],
    ['a share of Windows', '\\\\server\\history', 'is outside the project'],
    ['below a home directory', '~/history', 'is outside the project'],
    ['another’s home directory', '~ada/history', 'is outside the project'],
    ['above', '../history', 'is outside the project'],
    ['above, in disguise', 'a/../../history', 'is outside the project'],
    ['not there', 'docs/ai', 'which does not exist'],
    ['a file', 'README.md', 'which does not exist'],
    ['too long to be shown', 'x'.repeat(500_000), `names \`${'x'.repeat(200)}…\``],
  ])('output_dir that is %s is told, and the usual place is searched', async (_name, value, message) => {
    expect(await place({ ...outputDir(value), 'README.md': '' })).toEqual({
      historyDir: USUAL,
      notices: [
        {
          level: 'notice',
          title: 'Output directory',
          message: expect.stringMatching(
            `^${RegExp.escape(SETTINGS)}: .*${message}.*\`${RegExp.escape(USUAL)}\` is searched`,
          ),
          file: SETTINGS,
        },
      ],
    })
  })

  test.each<[string, Record<string, string>, number]>([
    ['both hold sessions', { 'ai/2026/01/x.md': SESSION, ...sessions(1) }, 1],
    ['only the one', { 'ai/x.md': SESSION, [`${USUAL}/.gitkeep`]: '' }, 0],
    ['only the other', { 'ai/README.md': '# Our history', ...sessions(1) }, 0],
  ])('a warning says which one is used when both hold sessions: %s', async (_name, files, warnings) => {
    const { historyDir, notices } = await place({ ...outputDir('ai'), ...files })
    expect(historyDir).toBe('ai')
    expect(notices).toHaveLength(warnings)
    for (const notice of notices) {
      expect(notice).toMatchObject({
        level: 'warning',
        message: expect.stringMatching('`ai`, and `.specstory/history` contains sessions too'),
      })
    }
  })

  test('uses an absolute output_dir when it is below the path', async () => {
    const workspace = checkout({ 'docs/ai/x.md': SESSION, 'packages/a/ai/x.md': SESSION })
    const linked = join(mkdtempSync(join(tmpdir(), 'linked-')), 'workspace')
    symlinkSync(workspace, linked)
    write(workspace, outputDir(join(workspace, 'docs/ai')))
    write(workspace, { [`packages/a/${SETTINGS}`]: `local_sync.output_dir = '${join(linked, 'packages/a/ai')}'` })
    const { projects, notices } = await identify(linked, { paths: ['.', 'packages/a'] })
    expect(projects[0]?.places.map(({ historyDir }) => historyDir)).toEqual(['docs/ai', 'ai'])
    expect(notices).toEqual([])
  })

  test('reads nothing of an output_dir that leads over a link', async () => {
    const elsewhere = checkout({ 'ai/x.md': SESSION })
    const workspace = checkout({ ...outputDir('link/ai'), ...sessions(1) })
    symlinkSync(elsewhere, join(workspace, 'link'))
    const { projects, notices } = await identify(workspace)
    expect(projects[0]?.places[0]?.historyDir).toBe('link/ai')
    expect(notices).toEqual([])
  })

  test('output_dir below the usual place is not told of what it holds itself', async () => {
    const files = { ...outputDir(`${USUAL}/team`), [`${USUAL}/team/x.md`]: SESSION }
    expect(await place(files)).toEqual({ historyDir: `${USUAL}/team`, notices: [] })
  })

  test('output_dir is that of the path’s own settings', async () => {
    const workspace = checkout({ ...outputDir('ai'), 'ai/x.md': SESSION, 'packages/a/ai/x.md': SESSION })
    const { projects } = await identify(workspace, { paths: ['.', 'packages/a'] })
    expect(projects[0]?.places.map((one) => one.historyDir)).toEqual(['ai', USUAL])
  })
})
