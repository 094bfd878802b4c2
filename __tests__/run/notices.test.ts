import { expect, test } from '@jest/globals'
import { createNotComparedNotice } from '../../src/run/notices.ts'

test.each<[string, string | undefined, boolean, 'notice' | 'warning']>([
  ['warns when GitHub should have passed a token', undefined, true, 'warning'],
  ['does not warn when the event has no secrets', 'GitHub passes no secrets to forks', true, 'notice'],
  ['does not warn when no token is set outside of GitHub', undefined, false, 'notice'],
])('the notice about a search without a token %s', (_name, reason, onGithub, level) => {
  expect(createNotComparedNotice(reason, onGithub)).toMatchObject({ level })
})
