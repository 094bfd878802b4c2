import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readActionMetadata } from '../../local-runner/action-metadata.ts'

type Step = { readonly uses: string; readonly with: Readonly<Record<string, unknown>> }

const workflow = parse(readFileSync(new URL('../../examples/sharded.yml', import.meta.url), 'utf8')) as {
  readonly concurrency?: { readonly group?: string }
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
const stepOf = (action: string): Step | undefined => steps.find(({ uses }) => uses.startsWith(`${action}@`))

describe('the sharded recipe', () => {
  test('overwrites the report of a job that runs again', () => {
    expect(stepOf('actions/upload-artifact')?.with).toMatchObject({ overwrite: true })
  })

  test('does not sync twice at the same time', () => {
    expect(workflow.concurrency?.group).toBe('specstory-sync')
  })

  test('passes the directory of the downloaded reports to the merge, which requires it', () => {
    expect(readActionMetadata('merge').inputs['reports']).toMatchObject({ required: true })
    expect(readActionMetadata('merge').inputs['reports']?.default).toBeUndefined()
    expect(stepOf('specstory/sync-action/merge')?.with['reports']).toBe(
      stepOf('actions/download-artifact')?.with['path'],
    )
  })
})
