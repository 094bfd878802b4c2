import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { DECOYS } from './decoys.ts'

test.each(Object.entries(DECOYS))('leaves %s', (_name, text) => {
  expect(scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() })).toEqual({
    findings: [],
    redacted: text,
  })
})

test('knows 150 decoys and more', () => {
  expect(Object.keys(DECOYS).length).toBeGreaterThanOrEqual(150)
})
