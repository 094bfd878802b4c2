import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readActionMetadata } from '../../local-runner/action-metadata.ts'
import { type KnownProvider, PROVIDER_IDS, PROVIDERS } from '../../src/providers.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** The table below a heading: rows whose first cell is code. */
function readTable(page: string, heading: string): string[][] {
  const [, section = ''] = page.split(new RegExp(`^#+ ${heading}$`, 'm'))
  return (section.split(/^#/m)[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, ...cells]) => cells)
}

const codeSpans = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

test('action.yml lists every provider ID and `other`', () => {
  expect(codeSpans(readActionMetadata().inputs['providers']?.description)).toEqual([...PROVIDER_IDS, 'other'])
})

test('the report schema allows every provider ID and `other`', () => {
  const schema = JSON.parse(read('schema/report.schema.json'))
  expect(schema.$defs.session.properties.provider.enum).toEqual([...PROVIDER_IDS, 'other'])
})

test('docs/reference.md lists the agents of every provider', () => {
  const rows = readTable(read('docs/reference.md'), 'Agents').map(([id, agents]) => ({ id, agents }))
  const known = PROVIDERS.map(({ id, agents }) => ({ id: `\`${id}\``, agents: agents.join(', ') }))
  expect(rows).toEqual([...known, { id: '`other`', agents: expect.any(String) }])
})

test('docs/internals/transcripts.md lists the texts that identify every provider', () => {
  const rows = readTable(read('docs/internals/transcripts.md'), 'Provider texts')
  const known = (PROVIDERS as readonly KnownProvider[]).map(({ id, agents, extensionTexts = [] }) => ({
    id: [id],
    agents,
    extensionTexts,
  }))
  expect(
    rows.map(([id, agents, extension]) => ({
      id: codeSpans(id),
      agents: codeSpans(agents),
      extensionTexts: codeSpans(extension),
    })),
  ).toEqual(known)
})

test('docs/internals/transcripts.md has the ID of every provider variant', () => {
  const page = read('docs/internals/transcripts.md')
  const variants = (PROVIDERS as readonly KnownProvider[]).flatMap(({ variantIds = {} }) => Object.keys(variantIds))
  expect(variants.length).toBeGreaterThan(0)
  for (const id of variants) expect(page).toContain(`\`${id}\``)
})
