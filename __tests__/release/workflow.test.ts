import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

const workflow = readFileSync(new URL('../../.github/workflows/release.yml', import.meta.url), 'utf8')

describe('release.yml', () => {
  test('has a concurrency group per tag and never cancels a run', () => {
    expect(workflow).toMatch(/^concurrency:\n {2}group: release-\$\{\{ github\.ref \}\}\n\n/m)
    expect(workflow).not.toContain('cancel-in-progress')
  })

  test('tests, attests and publishes before it moves the major tag', () => {
    const steps = [
      'npm test',
      'needs: verify',
      'actions/attest@',
      'sbom-path:',
      'gh release create',
      '--draft=false',
      'move-major-tag',
    ]
    const positions = steps.map((step) => workflow.indexOf(step))
    expect(positions.every((position) => position > 0)).toBe(true)
    expect(positions).toEqual(positions.toSorted((a, b) => a - b))
  })

  test('has no step that ignores errors', () => {
    expect(workflow).not.toMatch(/\|\||continue-on-error|2>/)
  })
})
