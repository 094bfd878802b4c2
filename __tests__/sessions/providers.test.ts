import { expect, test } from '@jest/globals'
import { findNearestProviderId, PROVIDER_IDS, parseProviderId, recognizeProvider } from '../../src/providers.ts'

test('the texts of the extension show under the name of their agent', () => {
  expect(recognizeProvider('vscode')).toEqual({
    id: 'copilotide',
    agentName: 'VS Code Copilot IDE',
    displayName: 'VS Code Copilot IDE',
  })
})

test('case and white space do not make an agent unknown', () => {
  expect(recognizeProvider('  claude   CODE ').agentName).toBe('Claude Code')
})

test('an unknown text is kept, folded and capped', () => {
  expect(recognizeProvider(`  New\tAgent ${'x'.repeat(500)}`)).toMatchObject({
    id: 'other',
    agentName: `New Agent ${'x'.repeat(90)}`,
  })
  expect(recognizeProvider(' ').agentName).toBe('unknown')
})

test.each([
  ['cluade', 'claude'],
  ['Claude', 'claude'],
  ['claude-code', 'claude'],
  ['Claude Code', 'claude'],
  ['codx', 'codex'],
  ['cursor-ide', 'cursoride'],
  ['copilot-ide', 'copilotide'],
  ['copilot_cli', 'copilot'],
  ['opencode-cli', 'opencode'],
  ['grok-build', 'grok'],
  ['copilotide-insider', 'copilotide'],
  ['raspberry pi', 'pi'],
  ['my-pipeline', undefined],
  ['curser', 'cursor'],
  ['gemni', 'gemini'],
  ['vscode', 'copilotide'],
  ['others', 'other'],
  ['my-antigravity-thing', 'antigravity'],
  ['windsurf', undefined],
  ['', undefined],
])('%s is near %s', (typo, nearest) => {
  expect(findNearestProviderId(typo)).toBe(nearest)
})

test.each([
  ['copilotide-insiders', 'copilotide'],
  ['copilotide-vscodium', 'copilotide'],
  ['copilotide-vscodium-insiders', 'copilotide'],
  ['opencode', 'opencode'],
  ['other', 'other'],
  ['Claude Code', undefined],
  ['constructor', undefined],
])('the id %s stands for %s', (text, id) => {
  expect(parseProviderId(text)).toBe(id)
})

test('every id is its own nearest', () => {
  for (const id of PROVIDER_IDS) expect(findNearestProviderId(id.toUpperCase())).toBe(id)
})

test('a very long typo costs nothing', () => {
  expect(findNearestProviderId('x'.repeat(1_000_000))).toBeUndefined()
})
