import { expect, test } from '@jest/globals'
import { findNearestProviderId, PROVIDER_IDS, parseProviderId, recognizeProvider } from '../../src/providers.ts'

test('recognizeProvider maps the text of an editor extension to its agent', () => {
  expect(recognizeProvider('vscode')).toEqual({
    id: 'copilotide',
    agentName: 'VS Code Copilot IDE',
    displayName: 'VS Code Copilot IDE',
  })
})

test('recognizeProvider ignores case and white space', () => {
  expect(recognizeProvider('  claude   CODE ').agentName).toBe('Claude Code')
})

test('recognizeProvider keeps an unknown name, with folded white space and up to 100 characters', () => {
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
])('findNearestProviderId for %s returns %s', (typo, nearest) => {
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
])('parseProviderId for %s returns %s', (text, id) => {
  expect(parseProviderId(text)).toBe(id)
})

test('findNearestProviderId returns each ID for itself in upper case', () => {
  for (const id of PROVIDER_IDS) expect(findNearestProviderId(id.toUpperCase())).toBe(id)
})

test('findNearestProviderId returns undefined for a text of a million characters', () => {
  expect(findNearestProviderId('x'.repeat(1_000_000))).toBeUndefined()
})
