import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readActionMetadata } from '../../local-runner/action-metadata.ts'

// The Marketplace reports violations only on the release page, when the tag can no longer be moved.

const ROOT = join(import.meta.dirname, '..', '..')
const { definitions } = JSON.parse(
  readFileSync(join(ROOT, 'node_modules/@actions/workflow-parser/dist/action-v1.0.min.json'), 'utf8'),
) as { definitions: Record<'branding-icon' | 'branding-color', { 'allowed-values': string[] }> }

/** Categories of the Marketplace; an action cannot have the name of one. */
const CATEGORIES =
  /^(API management|Chat|Code quality|Code review|Code search|Code Scanning Ready|Container CI|Continuous integration|Dependency management|Deployment|Deployment Protection Rules|Desktop tools|Game CI|IDEs|Learning|Localization|Mobile|Mobile CI|Monitoring|Open Source management|Project management|Publishing|Reporting|Security|Support|Testing|Time tracking|Utilities)$/i

describe.each(['.', 'merge'] as const)('the action in %s', (directory) => {
  const { name, description, author, branding } = readActionMetadata(directory)

  test('has a description of one line with less than 125 characters', () => {
    expect(description.length).toBeGreaterThan(30)
    expect(description.length).toBeLessThan(125)
    expect(description).not.toMatch(/\n/)
  })

  test('has an icon and a color that GitHub allows', () => {
    expect(definitions['branding-icon']['allowed-values']).toContain(branding.icon)
    expect(definitions['branding-color']['allowed-values']).toContain(branding.color)
  })

  test('has an author, and a short name that is not a category or an owner', () => {
    expect(author).toBe('SpecStory, Inc.')
    expect(name).toMatch(/^[A-Z][\w ,-]{3,40}$/)
    expect(name).not.toMatch(CATEGORIES)
    expect(name).not.toMatch(/^(specstory|github|actions?)$/i)
  })
})

test('the two actions have different names', () => {
  expect(readActionMetadata('merge').name).not.toBe(readActionMetadata('.').name)
})

test('the root has one action.yml, a license, and a README titled with the name of the action', () => {
  const files = readdirSync(ROOT)
  expect(files.filter((file) => /^action\.ya?ml$/i.test(file))).toEqual(['action.yml'])
  expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE']))
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n')[0]).toBe(`# ${readActionMetadata().name}`)
})
