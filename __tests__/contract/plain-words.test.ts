import { expect, test } from '@jest/globals'
import { findAvoidedWords, listTextFiles } from '../../scripts/avoided-words.ts'

const files = listTextFiles()

test('the list of files includes pages, actions, sources and tests', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'CONTRIBUTING.md',
      'action.yml',
      'docs/internals/cloud.md',
      'examples/push.yml',
      'local-cloud/api.ts',
      'src/cli/main.ts',
      '__tests__/contract/plain-words.test.ts',
    ]),
  )
})

test('all texts use plain words', () => {
  expect(files.flatMap(findAvoidedWords)).toEqual([])
})
