import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const workflow = readFileSync(new URL('../../.github/workflows/release.yml', import.meta.url), 'utf8')

test('no tag waits in the place of another, where GitHub would cancel the one that came first', () => {
  expect(workflow).toMatch(/^concurrency:\n {2}group: release-\$\{\{ github\.ref \}\}\n\n/m)
  expect(workflow).not.toContain('cancel-in-progress')
})

test('checks, attests, publishes and only then moves the major tag', () => {
  const steps = [
    'npm test',
    'needs: verify',
    'actions/attest@',
    'sbom-path:',
    'gh release create',
    '--draft=false',
    'move-major-tag',
  ]
  const places = steps.map((step) => workflow.indexOf(step))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('takes no error for an answer', () => {
  expect(workflow).not.toMatch(/\|\||continue-on-error|2>/)
})
