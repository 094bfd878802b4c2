import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/allowlist.ts'
import { SecretSearch } from '../../src/secrets/secret-search.ts'
import { DECOYS } from './decoys.ts'

test.each(Object.entries(DECOYS))('%s stands', async (_name, text) => {
  const search = new SecretSearch(new Allowlist())
  await search.feed(text)
  const found = await search.end()
  expect(found.places).toEqual([])
  expect(found.redact(text)).toBe(text)
})
