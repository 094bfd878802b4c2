import { describe, expect, test } from '@jest/globals'
import { parseProjectFile } from '../../src/project/project-file.ts'

const GIT_ID = 'aaaa-bbbb-cccc-dddd'
const OTHER_ID = 'eeee-ffff-0000-1111'
const WORKSPACE_ID = '1111-2222-3333-4444'

/** A project file with a merge conflict between these lines. */
function conflict(ours: string, theirs: string, base = ''): string {
  return `{\n<<<<<<< HEAD\n${ours}\n${base}=======\n${theirs}\n>>>>>>> topic\n}\n`
}

describe('parseProjectFile', () => {
  test.each([
    [
      'prefers `git_id` to `workspace_id`',
      `{"workspace_id":"${WORKSPACE_ID}","git_id":"${GIT_ID}","project_name":" W "}`,
      { gitId: GIT_ID, name: 'W', optedOut: false },
    ],
    [
      'reads `workspace_id` when there is no `git_id`',
      `{"workspace_id":"${WORKSPACE_ID}"}`,
      { workspaceId: WORKSPACE_ID, optedOut: false },
    ],
    ['accepts a trailing comma', `{"git_id":"${GIT_ID}",}`, { gitId: GIT_ID, optedOut: false }],
    ['accepts a byte order mark', `\uFEFF{"git_id":"${GIT_ID}"}`, { gitId: GIT_ID, optedOut: false }],
    ['accepts a file without an ID', '{"project_name":"W"}', { name: 'W', optedOut: false }],
    ['ignores an empty or null ID', '{"git_id":"","workspace_id":null}', { optedOut: false }],
    ['reads an opt-out', '{"cloud_sync":false}', { optedOut: true }],
    ['reads that cloud sync is enabled', '{"cloud_sync":true}', { optedOut: false }],
    ['uses the last `cloud_sync` when it is false', '{"cloud_sync":true,"cloud_sync":false}', { optedOut: true }],
    ['uses the last `cloud_sync` when it is true', '{"cloud_sync":false,"cloud_sync":true}', { optedOut: false }],
    [
      'uses the last `git_id` of two',
      `{"git_id":"${OTHER_ID}","git_id":"${GIT_ID}"}`,
      { gitId: GIT_ID, optedOut: false },
    ],
    [
      'ignores keys that are properties of Object.prototype',
      '{"__proto__":{"git_id":"x"},"constructor":1}',
      { optedOut: false },
    ],
    [
      'cuts a name to 200 code points',
      `{"project_name":"${'🦀'.repeat(300)}"}`,
      { name: '🦀'.repeat(200), optedOut: false },
    ],
    [
      'removes control characters from a name',
      '{"project_name":"a\\n\\u001b[1m\\u202eb\\u2028"}',
      { name: 'a[1mb', optedOut: false },
    ],
    ['ignores a name of only control characters', '{"project_name":"\\u0000 \\n"}', { optedOut: false }],
    ['replaces a lone surrogate in a name', '{"project_name":"a\\ud800"}', { name: 'a\uFFFD', optedOut: false }],
    [
      'reads the ID when both sides of a conflict agree on it',
      conflict(`"git_id":"${GIT_ID}","project_name":"A"`, `"git_id":"${GIT_ID}","project_name":"B"`),
      { gitId: GIT_ID, name: 'A', optedOut: false, conflictLine: 2 },
    ],
    [
      'reads the ID when the conflict also shows the base',
      conflict(`"git_id":"${GIT_ID}"`, `"git_id":"${GIT_ID}"`, `||||||| 0123456\n"git_id": "${OTHER_ID}"\n`),
      { gitId: GIT_ID, optedOut: false, conflictLine: 2 },
    ],
    [
      'reads the ID when the conflict is about another field',
      `{"git_id":"${GIT_ID}",\r\n<<<<<<< HEAD\r\n"a":1\r\n=======\r\n"a":2\r\n>>>>>>> x\r\n}`,
      { gitId: GIT_ID, optedOut: false, conflictLine: 2 },
    ],
    [
      'reads an opt-out on our side of a conflict',
      conflict(`"git_id":"${GIT_ID}","cloud_sync":false`, `"git_id":"${GIT_ID}"`),
      { gitId: GIT_ID, optedOut: true, conflictLine: 2 },
    ],
    [
      'reads an opt-out on their side of a conflict',
      conflict(`"git_id":"${GIT_ID}"`, '"cloud_sync":false'),
      { optedOut: true },
    ],
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
      'a conflict of two IDs',
      conflict(`"git_id":"${GIT_ID}"`, `"git_id":"${OTHER_ID}"`),
      'line 2: git conflict',
      'Resolve',
    ],
    ['a conflict without IDs', conflict('"a":1', '"a":2'), 'line 2: git conflict', 'Resolve'],
    ['a conflict with one invalid side', conflict(`"git_id":"${GIT_ID}"`, 'oops'), 'line 2: git conflict', 'Resolve'],
    ['the end of a conflict', `{\n"git_id":"${GIT_ID}"\n>>>>>>> b\n}`, 'line 3: git conflict', 'Resolve'],
    ['a conflict without an end', `<<<<<<< HEAD\n{"git_id":"${GIT_ID}"}\n=======\n`, 'line 1: git conflict', 'Resolve'],
    ['text that is not JSON', '{\n  "git_id": nope\n}', 'line 2: not valid JSON', 'project-id'],
    ['a comment', '{ // hello\n}', 'line 1: not valid JSON', 'project-id'],
    ['truncated JSON', '{\n"git_id":\n"aaaa', 'line 3: not valid JSON', 'project-id'],
    ['an empty file', '', 'line 1: not valid JSON', 'project-id'],
    ['an array', '[]', 'line 1: not a JSON object', 'project-id'],
    ['20,000 nested brackets', `{\n"x":${'['.repeat(20_000)}`, 'line 2: brackets nested too deeply', 'project-id'],
    [
      '20,000 nested brackets after as many closing ones',
      ']'.repeat(20_000) + '{"a":'.repeat(20_000),
      'line 1: brackets',
      'project-id',
    ],
    [
      '20,000 nested brackets in an unclosed string',
      `{"x":"\n${'['.repeat(20_000)}`,
      'line 2: brackets nested too deeply',
      'project-id',
    ],
    [
      '20,000 nested brackets on one side of a conflict',
      conflict('['.repeat(20_000), '"a":1'),
      'line 2: git conflict',
      'Resolve',
    ],
    [
      'an invalid `git_id`',
      '{\n\n"git_id": "AAAA-BBBB-CCCC-DDDD"}',
      'line 3: `git_id` is not a project ID',
      'four groups',
    ],
    [
      'an invalid `git_id` and a valid `workspace_id`',
      `{"git_id": 5, "workspace_id":"${WORKSPACE_ID}"}`,
      'line 1: `git_id` is not',
      'four groups',
    ],
    [
      'an invalid `workspace_id`',
      '{"workspace_id": "../../etc"}',
      'line 1: `workspace_id` is not a project ID',
      'four groups',
    ],
  ])('fails with file, line and hint for %s', (_name, text, message, hint) => {
    expect(() => parseProjectFile(text, 'p.json')).toThrow(
      expect.objectContaining({
        code: 'project-file',
        message: expect.stringContaining(`p.json, ${message}`),
        hint: expect.stringContaining(hint),
      }),
    )
  })

  test('does not print an e-mail address from the file', () => {
    for (const text of ['{"user_id":"ada@example.com" "x"}', '{"user_id": ada@example.com}']) {
      expect(() => parseProjectFile(text, 'p.json')).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('ada') }),
      )
    }
  })
})

describe('an invalid project file', () => {
  test.each([
    ['may hide an opt-out when invalid JSON contains one', '{"cloud_sync": false, oops', true],
    ['may hide an opt-out when invalid JSON enables cloud sync', '{"cloud_sync": true, oops', true],
    ['may hide an opt-out when one follows a conflict marker', '<<<<<<< HEAD\n"cloud_sync":false\n', true],
    ['may hide an opt-out when `cloud_sync` has another case', '{"Cloud_Sync": false', true],
    ['may hide an opt-out when `cloud_sync` is spelled without underscore', '{cloudSync: false}', true],
    ['may hide an opt-out when `cloud_sync` contains an escape sequence', '{"\\u0063loud_sync": false', true],
    [
      'may hide an opt-out when it is UTF-16 without a byte order mark',
      '{"cloud_sync": false}'.split('').join('\0'),
      true,
    ],
    [
      'may hide an opt-out when an invalid side of a conflict contains one',
      conflict('"cloud_sync": false, oops', '"a":1'),
      true,
    ],
    ['may hide an opt-out when `cloud_sync` is a string', '{"cloud_sync": "false"}', true],
    ['may hide an opt-out when `cloud_sync` is a number', '{"cloud_sync": 0}', true],
    ['may hide an opt-out when `cloud_sync` is null', '{"cloud_sync": null}', true],
    ['may hide an opt-out when `cloud_sync` has another case in valid JSON', '{"Cloud_Sync": false}', true],
    ['may hide an opt-out when `cloud_sync` has no underscore in valid JSON', '{"cloudSync": false}', true],
    ['hides no opt-out when it does not mention cloud sync', 'oops', false],
    [
      'hides no opt-out when it enables cloud sync and only the ID is invalid',
      '{"git_id": "x", "cloud_sync": true}',
      false,
    ],
    [
      'hides no opt-out when a conflict is only about the ID',
      conflict(`"git_id":"${GIT_ID}","cloud_sync":true`, `"git_id":"${OTHER_ID}"`),
      false,
    ],
    ['may hide an opt-out when it mentions cloud sync 50,000 times', '"cloud_sync"'.repeat(50_000), true],
    ['may hide an opt-out when cloud sync is followed by 500,000 spaces', `"cloud sync${' '.repeat(500_000)}`, true],
  ])('%s', (_name, text, mayContainOptOut) => {
    expect(() => parseProjectFile(text, 'p.json')).toThrow(
      expect.objectContaining({
        mayContainOptOut,
        message: expect.stringContaining('p.json, line '),
        hint: mayContainOptOut
          ? expect.stringContaining('Nothing was sent, because the file may disable cloud sync.')
          : expect.not.stringContaining('Nothing was sent'),
      }),
    )
  })
})
