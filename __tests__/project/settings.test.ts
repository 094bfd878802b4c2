import { describe, expect, test } from '@jest/globals'
import { parseSettings } from '../../src/project/settings.ts'

const NOTHING = {
  cloudSync: undefined,
  localSync: undefined,
  outputDir: undefined,
  redaction: undefined,
  invalidValues: [],
}
const OFF = { ...NOTHING, cloudSync: false }

describe('parseSettings', () => {
  test.each<[string, string, object]>([
    ['a table', '[cloud_sync]\nenabled = false\n', OFF],
    ['a table that enables cloud sync', '[cloud_sync]\nenabled = true\n', { ...NOTHING, cloudSync: true }],
    ['a dotted key', 'cloud_sync.enabled = false', OFF],
    ['an inline table', 'cloud_sync = { enabled = false }', OFF],
    ['quoted keys', '["cloud_sync"]\n\'enabled\' = false', OFF],
    ['a quoted dotted key', '"cloud_sync" . "enabled" = false', OFF],
    ['a quoted key with an escape sequence', '"cloud\\u005fsync".enabled = false', OFF],
    ['white space and comments', ' [ cloud_sync ] # x\n\t enabled=false# y', OFF],
    ['CRLF', '[cloud_sync]\r\nenabled = false\r\n', OFF],
    ['a byte order mark', '\uFEFF[cloud_sync]\nenabled = false', OFF],
    ['mixed case', '[Cloud_Sync]\nEnabled = false', OFF],
    ['upper case', 'CLOUD_SYNC.ENABLED = false', OFF],
    ['a letter that folds to an ASCII letter', '["cloud_\u017Fync"]\nenabled = false', OFF],
    [
      'two spellings of a table, one of which disables cloud sync',
      '[cloud_sync]\nenabled = true\n[CLOUD_SYNC]\nenabled = false',
      OFF,
    ],
    ['two spellings of a key, one of which disables cloud sync', '[cloud_sync]\nenabled = false\nENABLED = true', OFF],
    ['the key of another table', '[analytics]\nenabled = false', NOTHING],
    ['disabled local sync', '[local_sync]\nenabled = false', { ...NOTHING, localSync: false }],
    ['a table inside a string', 'x = """\n[cloud_sync]\nenabled = false\n"""', NOTHING],
    ['a table inside a comment', '# [cloud_sync]\n# enabled = false', NOTHING],
    ['an empty table', '[cloud_sync]', NOTHING],
    ['an empty file', '', NOTHING],
    ['a table named __proto__', '[__proto__.cloud_sync]\nenabled = false', NOTHING],
    ['an output directory', '[local_sync]\noutput_dir = "docs/ai"', { ...NOTHING, outputDir: 'docs/ai' }],
    ['an empty output directory as unset', '[Local_Sync]\nOutput_Dir = ""', NOTHING],
    ['disabled redaction', '[redaction]\nenabled = false', { ...NOTHING, redaction: false }],
    ['enabled redaction', 'Redaction.enabled = true', { ...NOTHING, redaction: true }],
  ])('reads %s', (_name, text, expected) => {
    expect(parseSettings(text, 'c.toml')).toEqual(expected)
  })

  test.each([
    ['`redaction` is not a table', 'redaction = false', '`redaction` is not a table'],
    ['`output_dir` is not a string', '[local_sync]\noutput_dir = 1', '`output_dir` of `[local_sync]`'],
    ['`local_sync` is not a table', 'local_sync = 1', '`local_sync` is not a table'],
    ['`enabled` of `local_sync` is not a boolean', 'local_sync.enabled = "no"', '`enabled` of `[local_sync]`'],
  ])('warns and sets nothing when %s', (_name, text, oddity) => {
    expect(parseSettings(text, 'c.toml')).toEqual({ ...NOTHING, invalidValues: [expect.stringContaining(oddity)] })
  })

  test('warns and enables redaction when `enabled` of `redaction` is not a boolean', () => {
    expect(parseSettings('[redaction]\nenabled = "no"', 'c.toml')).toEqual({
      ...NOTHING,
      redaction: true,
      invalidValues: [expect.stringContaining('`enabled` of `[redaction]`')],
    })
  })
})

describe('parseSettings on settings that may hide an opt-out', () => {
  test.each([
    ['a value that is not TOML', '[cloud_sync]\nenabled = no\n', 'c.toml, line 2: not valid TOML (invalid value)'],
    ['a capitalized boolean', '[cloud_sync]\nenabled = False', 'c.toml, line 2: not valid TOML'],
    ['two tables with the same name', '[cloud_sync]\n[cloud_sync]\nenabled = false', 'c.toml, line 2: not valid TOML'],
    ['conflict markers', '[cloud_sync]\n<<<<<<< HEAD\n=======\n>>>>>>> x', 'c.toml, line 2: git conflict markers'],
    ['conflict markers with CRLF', 'a = 1\r\n<<<<<<< HEAD\r\n', 'c.toml, line 2: git conflict markers'],
    ['`cloud_sync` as a boolean', 'cloud_sync = false', 'c.toml: `cloud_sync` is not a table'],
    ['`cloud_sync` as an array', '[[cloud_sync]]\nenabled = false', 'c.toml: `cloud_sync` is not a table'],
    ['`cloud_sync` as a date', 'cloud_sync = 2026-01-01', 'c.toml: `cloud_sync` is not a table'],
    ['`enabled` as a string', '[cloud_sync]\nenabled = "false"', 'c.toml: `enabled` of `[cloud_sync]`'],
    ['`enabled` as a number', 'Cloud_Sync.enabled = 0', 'c.toml: `enabled` of `[cloud_sync]`'],
    ['`enabled` as a table', '[cloud_sync.enabled]\nx = 1', 'c.toml: `enabled` of `[cloud_sync]`'],
    [
      'deeply nested arrays',
      `x = ${'['.repeat(200_000)}`,
      'c.toml, line 1: not valid TOML (document contains excessively nested structures. aborting)',
    ],
    [
      'deeply nested tables',
      `x = ${'{a='.repeat(200_000)}`,
      'c.toml, line 1: not valid TOML (document contains excessively',
    ],
  ])('fails for %s', (_name, text, message) => {
    expect(() => parseSettings(text, 'c.toml')).toThrow(
      expect.objectContaining({
        code: 'project-settings',
        message: expect.stringContaining(message),
        hint: expect.stringContaining('Nothing was sent'),
      }),
    )
  })

  test('does not print text from the file', () => {
    expect(() => parseSettings('a = 1\nada@example.com\n', 'c.toml')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('ada') }),
    )
  })

  test.each(['a.', '[a]\n', '"', "'''", '#', ' ', '\r\n', 'a={', 'x=[1,'])(
    'returns or fails in bounded time for a megabyte of %j',
    (piece) => {
      const startedAt = performance.now()
      try {
        parseSettings(piece.repeat(2 ** 20 / piece.length), 'c.toml')
      } catch (error) {
        expect(error).toMatchObject({ code: 'project-settings' })
      }
      expect(performance.now() - startedAt).toBeLessThan(30_000)
    },
  )
})
