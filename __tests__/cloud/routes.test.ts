import { expect, test } from '@jest/globals'
import { buildProjectUrl, buildSessionUrl } from '../../src/cloud/routes.ts'
import { asProjectId, asSessionId } from '../rig/ids.ts'

test('builds the web addresses of a project and a session', () => {
  const base = 'https://cloud.specstory.com'
  expect(buildProjectUrl(base, asProjectId('f60e-cdb1-6e5e-8e82'))).toBe(`${base}/projects/f60e-cdb1-6e5e-8e82`)
  expect(buildSessionUrl(base, asProjectId('f60e-cdb1-6e5e-8e82'), asSessionId('abc'))).toBe(
    `${base}/projects/f60e-cdb1-6e5e-8e82/sessions/abc`,
  )
})
