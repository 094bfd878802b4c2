import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { DECOYS } from './decoys.ts'

test.each(Object.entries(DECOYS))('keeps %s', (_name, text) => {
  expect(scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() })).toEqual({
    findings: [],
    redacted: text,
  })
})

test('there are at least 150 decoys', () => {
  expect(Object.keys(DECOYS).length).toBeGreaterThanOrEqual(150)
})
