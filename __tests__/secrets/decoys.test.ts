import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/allowlist.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { DECOYS } from './decoys.ts'

test.each(Object.entries(DECOYS))('%s stands', async (_name, text) => {
  const policy = { treatment: 'redact', allowlist: new Allowlist() } as const
  expect(await scanCredentials(text, policy)).toEqual({ findings: [], redacted: text })
})
