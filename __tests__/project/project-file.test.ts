import { describe, expect, test } from '@jest/globals'
import { parseProjectFile } from '../../src/project/project-file.ts'

const GIT_ID = 'aaaa-bbbb-cccc-dddd'
const OTHER_ID = 'eeee-ffff-0000-1111'
const WORKSPACE_ID = '1111-2222-3333-4444'

/** A file whose sides differ in these lines. */
function conflict(ours: string, theirs: string, base = ''): string {
  return `{\n<<<<<<< HEAD\n${ours}\n${base}=======\n${theirs}\n>>>>>>> topic\n}\n`
}

describe('a project file', () => {
  test.each([
    [
      'git_id before workspace_id',
      `{"workspace_id":"${WORKSPACE_ID}","git_id":"${GIT_ID}","project_name":" W "}`,
      { gitId: GIT_ID, name: 'W', optedOut: false },
    ],
    ['only workspace_id', `{"workspace_id":"${WORKSPACE_ID}"}`, { workspaceId: WORKSPACE_ID, optedOut: false }],
    ['a final comma', `{"git_id":"${GIT_ID}",}`, { gitId: GIT_ID, optedOut: false }],
    ['a byte order mark', `\uFEFF{"git_id":"${GIT_ID}"}`, { gitId: GIT_ID, optedOut: false }],
    ['no id is no id', '{"project_name":"W"}', { name: 'W', optedOut: false }],
    ['an empty or null id is none', '{"git_id":"","workspace_id":null}', { optedOut: false }],
    ['cloud sync off', '{"cloud_sync":false}', { optedOut: true }],
    ['cloud sync on', '{"cloud_sync":true}', { optedOut: false }],
    ['of two equal keys the last counts, off', '{"cloud_sync":true,"cloud_sync":false}', { optedOut: true }],
    ['of two equal keys the last counts, on', '{"cloud_sync":false,"cloud_sync":true}', { optedOut: false }],
    ['of two ids the last counts', `{"git_id":"${OTHER_ID}","git_id":"${GIT_ID}"}`, { gitId: GIT_ID, optedOut: false }],
    ['names of the prototype are names', '{"__proto__":{"git_id":"x"},"constructor":1}', { optedOut: false }],
    [
      'a name has 200 code points at most',
      `{"project_name":"${'🦀'.repeat(300)}"}`,
      { name: '🦀'.repeat(200), optedOut: false },
    ],
    [
      'a name has no control characters',
      '{"project_name":"a\\n\\u001b[1m\\u202eb\\u2028"}',
      { name: 'a[1mb', optedOut: false },
    ],
    ['a name of nothing else is none', '{"project_name":"\\u0000 \\n"}', { optedOut: false }],
    ['half a character is replaced', '{"project_name":"a\\ud800"}', { name: 'a\uFFFD', optedOut: false }],
    [
      'a conflict whose sides agree on the id',
      conflict(`"git_id":"${GIT_ID}","project_name":"A"`, `"git_id":"${GIT_ID}","project_name":"B"`),
      { gitId: GIT_ID, name: 'A', optedOut: false, conflictLine: 2 },
    ],
    [
      'one that also shows the base',
      conflict(`"git_id":"${GIT_ID}"`, `"git_id":"${GIT_ID}"`, `||||||| 0123456\n"git_id": "${OTHER_ID}"\n`),
      { gitId: GIT_ID, optedOut: false, conflictLine: 2 },
    ],
    [
      'one around another field',
      `{"git_id":"${GIT_ID}",\r\n<<<<<<< HEAD\r\n"a":1\r\n=======\r\n"a":2\r\n>>>>>>> x\r\n}`,
      { gitId: GIT_ID, optedOut: false, conflictLine: 2 },
    ],
    [
      'an opt-out on our side',
      conflict(`"git_id":"${GIT_ID}","cloud_sync":false`, `"git_id":"${GIT_ID}"`),
      { gitId: GIT_ID, optedOut: true, conflictLine: 2 },
    ],
    ['an opt-out on their side', conflict(`"git_id":"${GIT_ID}"`, '"cloud_sync":false'), { optedOut: true }],
  ])('%s', (_name, text, expected) => {
    expect(parseProjectFile(text, 'p.json')).toEqual(expected)
  })

  test.each([
    [
      'conflict markers',
      '{\n<<<<<<< HEAD\n"git_id": 1\n=======\n>>>>>>> b\n}',
      'line 2: git conflict markers',
      'merge conflict',
    ],
    [
      'a conflict of two ids',
      conflict(`"git_id":"${GIT_ID}"`, `"git_id":"${OTHER_ID}"`),
      'line 2: git conflict',
      'Resolve',
    ],
    ['a conflict without ids', conflict('"a":1', '"a":2'), 'line 2: git conflict', 'Resolve'],
    [
      'a conflict of which one side is broken',
      conflict(`"git_id":"${GIT_ID}"`, 'oops'),
      'line 2: git conflict',
      'Resolve',
    ],
    ['half a conflict', `{\n"git_id":"${GIT_ID}"\n>>>>>>> b\n}`, 'line 3: git conflict', 'Resolve'],
    ['an open conflict', `<<<<<<< HEAD\n{"git_id":"${GIT_ID}"}\n=======\n`, 'line 1: git conflict', 'Resolve'],
    ['no JSON', '{\n  "git_id": nope\n}', 'line 2: not valid JSON', 'project-id'],
    ['a comment', '{ // hello\n}', 'line 1: not valid JSON', 'project-id'],
    ['an end too early', '{\n"git_id":\n"aaaa', 'line 3: not valid JSON', 'project-id'],
    ['an empty file', '', 'line 1: not valid JSON', 'project-id'],
    ['an array', '[]', 'line 1: not a JSON object', 'project-id'],
    ['20,000 nested brackets', `{\n"x":${'['.repeat(20_000)}`, 'line 2: brackets nested too deeply', 'project-id'],
    [
      '20,000 of them behind as many ends',
      ']'.repeat(20_000) + '{"a":'.repeat(20_000),
      'line 1: brackets',
      'project-id',
    ],
    ['20,000 on one side of a conflict', conflict('['.repeat(20_000), '"a":1'), 'line 2: git conflict', 'Resolve'],
    [
      'an ill-formed git_id',
      '{\n\n"git_id": "AAAA-BBBB-CCCC-DDDD"}',
      'line 3: `git_id` is not a project ID',
      'four groups',
    ],
    [
      'an ill-formed git_id beside a good workspace_id',
      `{"git_id": 5, "workspace_id":"${WORKSPACE_ID}"}`,
      'line 1: `git_id` is not',
      'four groups',
    ],
    [
      'an ill-formed workspace_id',
      '{"workspace_id": "../../etc"}',
      'line 1: `workspace_id` is not a project ID',
      'four groups',
    ],
  ])('%s is an error that names file, line and what to do', (_name, text, said, hint) => {
    expect(() => parseProjectFile(text, 'p.json')).toThrow(
      expect.objectContaining({
        code: 'project-file',
        message: expect.stringContaining(`p.json, ${said}`),
        hint: expect.stringContaining(hint),
      }),
    )
  })

  test('an e-mail address in it is in no message', () => {
    for (const text of ['{"user_id":"ada@example.com" "x"}', '{"user_id": ada@example.com}']) {
      expect(() => parseProjectFile(text, 'p.json')).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('ada') }),
      )
    }
  })
})

describe('a file that may opt out is told apart from one that is only broken', () => {
  test.each([
    ['an opt-out in broken text', '{"cloud_sync": false, oops', true],
    ['a consent in broken text', '{"cloud_sync": true, oops', true],
    ['an opt-out beside conflict markers', '<<<<<<< HEAD\n"cloud_sync":false\n', true],
    ['another case', '{"Cloud_Sync": false', true],
    ['another word', '{cloudSync: false}', true],
    ['escapes', '{"\\u0063loud_sync": false', true],
    ['UTF-16 without a byte order mark', '{"cloud_sync": false}'.split('').join('\0'), true],
    ['an opt-out on a broken side', conflict('"cloud_sync": false, oops', '"a":1'), true],
    ['a text', '{"cloud_sync": "false"}', true],
    ['a number', '{"cloud_sync": 0}', true],
    ['null', '{"cloud_sync": null}', true],
    ['another case in JSON', '{"Cloud_Sync": false}', true],
    ['another word in JSON', '{"cloudSync": false}', true],
    ['other broken text', 'oops', false],
    ['a broken id beside a consent', '{"git_id": "x", "cloud_sync": true}', false],
    ['two ids', conflict(`"git_id":"${GIT_ID}","cloud_sync":true`, `"git_id":"${OTHER_ID}"`), false],
    ['many mentions', '"cloud_sync"'.repeat(50_000), true],
    ['many spaces', `"cloud sync${' '.repeat(500_000)}`, true],
  ])('%s', (_name, text, hidesOptOut) => {
    expect(() => parseProjectFile(text, 'p.json')).toThrow(
      expect.objectContaining({
        hidesOptOut,
        message: expect.stringContaining('p.json, line '),
        hint: hidesOptOut
          ? expect.stringContaining('Nothing was sent, because the file may disable cloud sync.')
          : expect.not.stringContaining('Nothing was sent'),
      }),
    )
  })
})
