import { expect, test } from '@jest/globals'
import { computeProjectId, normalizeRemote } from '../../src/project/identify.ts'

const WIDGETS = ['github.com/acme/widgets', 'f60e-cdb1-6e5e-8e82'] as const

test.each([
  ['https://github.com/acme/widgets.git', ...WIDGETS],
  ['git@github.com:acme/widgets.git', ...WIDGETS],
  ['https://github.com/acme/widgets', ...WIDGETS],
  ['https://x-access-token:ghs_secret@github.com/acme/widgets', ...WIDGETS],
  ['https://ghp_0123456789@github.com/acme/widgets.git', ...WIDGETS],
  ['https://user%3Apw@github.com/acme/widgets', ...WIDGETS],
  ['user:pw@github.com:acme/widgets.git', ...WIDGETS],
  ['user:pw@github.com/acme/widgets.git', ...WIDGETS],
  ['https://github.com/Acme/Widgets.git', 'github.com/Acme/Widgets', 'e833-ecce-4c12-a7d4'],
  ['https://github.com/acme/widgets/', 'github.com/acme/widgets/', '179f-f671-4d6f-c48d'],
  ['git@gitlab.com:patterns-ai-core/langchainrb.git', 'gitlab.com/patterns-ai-core/langchainrb', '72dd-4b22-3941-477a'],
  ['https://git.company.com/project/repo.git', 'git.company.com/project/repo', 'e6a0-855b-ee5d-899f'],
  ['customuser@github.com:owner/repo.git', 'github.com/owner/repo', '620c-3a93-7ce8-54b7'],
  ['https://org@dev.azure.com/org/proj/_git/repo', 'org@dev.azure.com/org/proj/_git/repo', 'f40c-ab63-49ba-6d64'],
  ['git@ssh.dev.azure.com:v3/org/proj/repo', 'ssh.dev.azure.com/v3/org/proj/repo', '0626-7b1f-4998-d8fe'],
])('computeProjectId returns the ID that the CLI computes for %s', (remote, normalized, id) => {
  expect(normalizeRemote(remote)).toBe(normalized)
  expect(computeProjectId(remote)).toBe(id)
})

test.each([
  ['turns a port after a user name into a part of the path', 'ssh://git@host:2222/o/r', 'host/2222/o/r'],
  ['keeps a port without a user name', 'https://host:8443/o/r.git', 'host:8443/o/r'],
  ['keeps a user name without a port', 'ssh://git@github.com/o/r.git', 'git@github.com/o/r'],
  ['removes a user name before a port', 'https://org@host:8443/o/r', 'host/8443/o/r'],
  ['removes other schemes', 'git://host/o/r', 'host/o/r'],
  ['accepts a URL without a scheme', 'github.com/o/r.git', 'github.com/o/r'],
  ['keeps a local path', '/srv/git/r.git', '/srv/git/r'],
  ['trims white space', ' https://host/o/r \n', 'host/o/r'],
])('normalizeRemote %s', (_name, remote, normalized) => {
  expect(normalizeRemote(remote)).toBe(normalized)
})
