import { describe, expect, test } from '@jest/globals'
import {
  hideUserName,
  isSameRepository,
  parseRepository,
  parseRepositoryName,
  removeCredentials,
} from '../src/remote-url.ts'

describe('removeCredentials', () => {
  test.each([
    ['https://x-access-token:ghs_0123456789@github.com/o/r', 'https://github.com/o/r'],
    ['https://user:pass@github.com/o/r.git', 'https://github.com/o/r.git'],
    ['https://user:@github.com/o/r', 'https://github.com/o/r'],
    ['https://:pass@github.com/o/r', 'https://github.com/o/r'],
    ['https://user:p@ss@github.com/o/r', 'https://github.com/o/r'],
    ['https://user:p/w@github.com/o/r', 'https://github.com/o/r'],
    ['ssh://user:pass@host:2222/o/r', 'ssh://host:2222/o/r'],
    ['https://ghp_0123456789abcdef@github.com/o/r', 'https://github.com/o/r'],
    ['https://github_pat_11AAAA_bbbb@github.com/o/r', 'https://github.com/o/r'],
    ['https://glpat-0123456789@gitlab.com/o/r', 'https://gitlab.com/o/r'],
    [`https://${'a1'.repeat(26)}@dev.azure.com/org/proj/_git/repo`, 'https://dev.azure.com/org/proj/_git/repo'],
    ['https://gitlab.com/o/r?private_token=secret', 'https://gitlab.com/o/r'],
    ['https://gitlab.com/o/r#secret', 'https://gitlab.com/o/r'],
    ['https://user%3Apw@github.com/o/r', 'https://github.com/o/r'],
    ['https://user%3apw@github.com/o/r', 'https://github.com/o/r'],
    ['user:pw@github.com/o/r', 'github.com/o/r'],
    ['user:pw@github.com:o/r.git', 'git@github.com:o/r.git'],
    ['ghp_0123456789abcdef@github.com:o/r.git', 'git@github.com:o/r.git'],
    ['//user:pw@github.com/o/r', '//github.com/o/r'],
    ['//user%3Apw@github.com/o/r?x=secret', '//github.com/o/r'],
  ])('removes the credentials of %s', (url, expected) => {
    expect(removeCredentials(url)).toBe(expected)
  })

  test.each([
    'https://org@dev.azure.com/org/proj/_git/repo',
    'https://ada%40example.com@dev.azure.com/org/proj/_git/repo',
    'https://an-organisation-with-a-very-long-name@dev.azure.com/x/_git/y',
    'ssh://git@host:2222/o/r',
    'git@github.com:o/r.git',
    'https://host:8443/o/@scope/r',
    'github.com:acme/w@2',
    '//host/o/r',
    'customuser@github.com:o/r',
    'https://github.com/o/r',
    '/srv/git/r.git',
    'C:\\repos\\r',
    '',
  ])('keeps %s', (url) => {
    expect(removeCredentials(url)).toBe(url)
  })

  test.each(['@', ':', '/', 'a@', ':1', '?', '://'])('reads a megabyte of %s in linear time', (piece) => {
    const startedAt = performance.now()
    removeCredentials(`https://${piece.repeat(2 ** 20 / piece.length)}`)
    parseRepository(`https://${piece.repeat(2 ** 20 / piece.length)}`)
    expect(performance.now() - startedAt).toBeLessThan(30_000)
  })
})

test.each([
  ['https://github.com/acme/widgets.git', 'widgets', 'https://github.com', 'acme/widgets'],
  ['https://user:pass@github.com/acme/widgets', 'widgets', 'https://github.com', 'acme/widgets'],
  ['https://github.com/acme/widgets/', 'widgets', 'https://github.com', 'acme/widgets'],
  ['git@github.com:acme/widgets.git', 'widgets', 'https://github.com', 'acme/widgets'],
  ['ssh://git@host.example:2222/o/r.git', 'r', 'https://host.example', 'o/r'],
  ['ssh://git@ssh.github.com:443/o/r.git', 'r', 'https://github.com', 'o/r'],
  ['http://git.example:3000/o/r', 'r', 'http://git.example:3000', 'o/r'],
  ['https://gitlab.com/group/sub/r.git', 'r', 'https://gitlab.com', 'group/sub/r'],
  ['https://org@dev.azure.com/org/proj/_git/repo', 'repo', 'https://dev.azure.com', 'org/proj/_git/repo'],
  ['git@ssh.dev.azure.com:v3/org/proj/repo', 'repo', undefined, undefined],
  ['/srv/git/r.git', 'r', undefined, undefined],
  ['file:///srv/git/r.git', 'r', undefined, undefined],
  ['../r.git', 'r', undefined, undefined],
  ['C:\\repos\\r', 'r', undefined, undefined],
  ['javascript://h/o/r', 'r', undefined, undefined],
  ['https://<b>/o/r', 'r', undefined, undefined],
  ['https://h/o/../r', 'r', undefined, undefined],
  ['https://h', undefined, undefined, undefined],
])('parses the repository of %s', (url, name, serverUrl, path) => {
  expect(parseRepositoryName(url)).toBe(name)
  expect(parseRepository(url)).toEqual(serverUrl === undefined ? undefined : { serverUrl, name: path })
})

test.each([
  ['github.com/o/r', 'github.com/o/r'],
  ['git@github.com/o/r', 'git@github.com/o/r'],
  ['org@dev.azure.com/org/proj/_git/repo', 'org@dev.azure.com/org/proj/_git/repo'],
  ['Acme@bitbucket.org/acme/widgets', 'Acme@bitbucket.org/acme/widgets'],
  ['c9f1a7@git.example/acme/widgets', 'git.example/acme/widgets'],
  ['a@b@git.example/acme/widgets', 'git.example/acme/widgets'],
])('shows %s as %s', (normalized, shown) => {
  expect(hideUserName(normalized)).toBe(shown)
})

test.each([
  ['git://github.com/acme/widgets.git', 'git@github.com:acme/widgets.git', true],
  ['https://github.com/Acme/Widgets', 'ssh://git@GitHub.com/acme/widgets.git', true],
  ['https://github.com/acme/widgets', 'https://github.com/mallory/widgets', false],
  ['https://github.com/acme/widgets', 'https://git.example/acme/widgets', false],
])('compares %s and %s by host and path', (one, other, expected) => {
  const [first, second] = [parseRepository(one), parseRepository(other)]
  expect(first !== undefined && second !== undefined && isSameRepository(first, second)).toBe(expected)
})
