import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readActionMetadata } from '../../local-runner/action-metadata.ts'
import { type KnownProvider, PROVIDER_IDS, PROVIDERS } from '../../src/providers.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** The cells of the rows below a heading whose first cell is an id. */
function table(page: string, heading: string): string[][] {
  const [, section = ''] = page.split(new RegExp(`^#+ ${heading}$`, 'm'))
  return (section.split(/^#/m)[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, ...cells]) => cells)
}

const quoted = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

test('action.yml lists the ids, and `other`', () => {
  expect(quoted(readActionMetadata().inputs['providers']?.description)).toEqual([...PROVIDER_IDS, 'other'])
})

test("the report's schema takes the ids, and `other`", () => {
  const schema = JSON.parse(read('schema/report.schema.json'))
  expect(schema.$defs.session.properties.provider.enum).toEqual([...PROVIDER_IDS, 'other'])
})

test('docs/reference.md tells which agents they are', () => {
  const rows = table(read('docs/reference.md'), 'Agents').map(([id, agents]) => ({ id, agents }))
  const known = PROVIDERS.map(({ id, agents }) => ({ id: `\`${id}\``, agents: agents.join(', ') }))
  expect(rows).toEqual([...known, { id: '`other`', agents: expect.any(String) }])
})

test('docs/internals/transcripts.md has every text that stands for one', () => {
  const rows = table(read('docs/internals/transcripts.md'), 'Provider texts')
  const known = (PROVIDERS as readonly KnownProvider[]).map(({ id, agents, extensionTexts = [] }) => ({
    id: [id],
    agents,
    extensionTexts,
  }))
  expect(
    rows.map(([id, agents, extension]) => ({
      id: quoted(id),
      agents: quoted(agents),
      extensionTexts: quoted(extension),
    })),
  ).toEqual(known)
})

test('docs/internals/transcripts.md has every id of a variant', () => {
  const page = read('docs/internals/transcripts.md')
  const variants = (PROVIDERS as readonly KnownProvider[]).flatMap(({ variantIds = {} }) => Object.keys(variantIds))
  expect(variants.length).toBeGreaterThan(0)
  for (const id of variants) expect(page).toContain(`\`${id}\``)
})
