import { expect, test } from '@jest/globals'
import { formatRevokeHint } from '../../src/plan/plan.ts'

const REAL = { rule: 'github-pat', fingerprint: 'a', line: 1 }
const EXPIRED = { rule: 'jwt', fingerprint: 'b', line: 2, harmless: 'expired' } as const

test.each([
  ['asks to revoke all', [REAL], /^Revoke these credentials(?!.*no action)/],
  ['excepts expired ones when there are others', [REAL, EXPIRED], /^Revoke these credentials.* need no action\.$/],
  ['asks for no action when all have expired', [EXPIRED], /^No action is needed/],
])('the hint about credentials %s', (_name, credentials, expected) => {
  expect(formatRevokeHint(credentials)).toMatch(expected)
})
