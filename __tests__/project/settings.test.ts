import { describe, expect, test } from '@jest/globals'
import { parseSettings } from '../../src/project/settings.ts'

const NOTHING = { cloudSync: undefined, localSync: undefined, outputDir: undefined, redaction: undefined, oddities: [] }
const OFF = { ...NOTHING, cloudSync: false }

describe('the settings are read in every form that TOML has', () => {
  test.each<[string, string, object]>([
    ['a table', '[cloud_sync]\nenabled = false\n', OFF],
    ['on', '[cloud_sync]\nenabled = true\n', { ...NOTHING, cloudSync: true }],
    ['a dotted key', 'cloud_sync.enabled = false', OFF],
    ['an inline table', 'cloud_sync = { enabled = false }', OFF],
    ['quoted', '["cloud_sync"]\n\'enabled\' = false', OFF],
    ['quoted and dotted', '"cloud_sync" . "enabled" = false', OFF],
    ['quoted with an escape', '"cloud\\u005fsync".enabled = false', OFF],
    ['white space and comments', ' [ cloud_sync ] # x\n\t enabled=false# y', OFF],
    ['CRLF', '[cloud_sync]\r\nenabled = false\r\n', OFF],
    ['a byte order mark', '\uFEFF[cloud_sync]\nenabled = false', OFF],
    ['any case', '[Cloud_Sync]\nEnabled = false', OFF],
    ['upper case', 'CLOUD_SYNC.ENABLED = false', OFF],
    ['letters that are another case of these', '["cloud_\u017Fync"]\nenabled = false', OFF],
    ['off in one of two spellings', '[cloud_sync]\nenabled = true\n[CLOUD_SYNC]\nenabled = false', OFF],
    ['off in the other', '[cloud_sync]\nenabled = false\nENABLED = true', OFF],
    ['another section’s key', '[analytics]\nenabled = false', NOTHING],
    ['local sync off', '[local_sync]\nenabled = false', { ...NOTHING, localSync: false }],
    ['in a text', 'x = """\n[cloud_sync]\nenabled = false\n"""', NOTHING],
    ['in a comment', '# [cloud_sync]\n# enabled = false', NOTHING],
    ['an empty section', '[cloud_sync]', NOTHING],
    ['an empty file', '', NOTHING],
    ['a name of the prototype', '[__proto__.cloud_sync]\nenabled = false', NOTHING],
    ['an output directory', '[local_sync]\noutput_dir = "docs/ai"', { ...NOTHING, outputDir: 'docs/ai' }],
    ['an empty one is none', '[Local_Sync]\nOutput_Dir = ""', NOTHING],
    ['redaction off', '[redaction]\nenabled = false', { ...NOTHING, redaction: false }],
    ['redaction on', 'Redaction.enabled = true', { ...NOTHING, redaction: true }],
  ])('%s', (_name, text, expected) => {
    expect(parseSettings(text, 'c.toml')).toEqual(expected)
  })

  test.each([
    ['redaction that is no table', 'redaction = false', '`redaction` is not a table'],
    ['an output directory that is no text', '[local_sync]\noutput_dir = 1', '`output_dir` of `[local_sync]`'],
    ['local_sync that is no table', 'local_sync = 1', '`local_sync` is not a table'],
    ['local sync that is no boolean', 'local_sync.enabled = "no"', '`enabled` of `[local_sync]`'],
  ])('%s is told and not set', (_name, text, oddity) => {
    expect(parseSettings(text, 'c.toml')).toEqual({ ...NOTHING, oddities: [expect.stringContaining(oddity)] })
  })

  test('redaction that is no boolean is told and on, whatever the directories above say', () => {
    expect(parseSettings('[redaction]\nenabled = "no"', 'c.toml')).toEqual({
      ...NOTHING,
      redaction: true,
      oddities: [expect.stringContaining('`enabled` of `[redaction]`')],
    })
  })
})

describe('what may hide an opt-out is a failure', () => {
  test.each([
    ['no TOML', '[cloud_sync]\nenabled = no\n', 'c.toml, line 2: not valid TOML (invalid value)'],
    ['Python’s false', '[cloud_sync]\nenabled = False', 'c.toml, line 2: not valid TOML'],
    ['two tables of one name', '[cloud_sync]\n[cloud_sync]\nenabled = false', 'c.toml, line 2: not valid TOML'],
    ['conflict markers', '[cloud_sync]\n<<<<<<< HEAD\n=======\n>>>>>>> x', 'c.toml, line 2: git conflict markers'],
    ['conflict markers, CRLF', 'a = 1\r\n<<<<<<< HEAD\r\n', 'c.toml, line 2: git conflict markers'],
    ['cloud_sync that is a boolean', 'cloud_sync = false', 'c.toml: `cloud_sync` is not a table'],
    ['cloud_sync that is a list', '[[cloud_sync]]\nenabled = false', 'c.toml: `cloud_sync` is not a table'],
    ['cloud_sync that is a date', 'cloud_sync = 2026-01-01', 'c.toml: `cloud_sync` is not a table'],
    ['enabled that is a text', '[cloud_sync]\nenabled = "false"', 'c.toml: `enabled` of `[cloud_sync]`'],
    ['enabled that is a number', 'Cloud_Sync.enabled = 0', 'c.toml: `enabled` of `[cloud_sync]`'],
    ['enabled that is a table', '[cloud_sync.enabled]\nx = 1', 'c.toml: `enabled` of `[cloud_sync]`'],
    [
      'nested lists',
      `x = ${'['.repeat(200_000)}`,
      'c.toml, line 1: not valid TOML (document contains excessively nested structures. aborting)',
    ],
    ['nested tables', `x = ${'{a='.repeat(200_000)}`, 'c.toml, line 1: not valid TOML (document contains excessively'],
  ])('%s', (_name, text, message) => {
    expect(() => parseSettings(text, 'c.toml')).toThrow(
      expect.objectContaining({
        code: 'project-settings',
        message: expect.stringContaining(message),
        hint: expect.stringContaining('Nothing was sent'),
      }),
    )
  })

  test('the text is in no message', () => {
    expect(() => parseSettings('a = 1\nada@example.com\n', 'c.toml')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('ada') }),
    )
  })

  test.each(['a.', '[a]\n', '"', "'''", '#', ' ', '\r\n', 'a={', 'x=[1,'])('a megabyte of %j ends soon', (piece) => {
    const startedAt = performance.now()
    try {
      parseSettings(piece.repeat(2 ** 20 / piece.length), 'c.toml')
    } catch (error) {
      expect(error).toMatchObject({ code: 'project-settings' })
    }
    expect(performance.now() - startedAt).toBeLessThan(30_000)
  })
})
