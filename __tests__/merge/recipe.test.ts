import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readActionMetadata } from '../../local-runner/action-metadata.ts'

type Step = { readonly uses: string; readonly with: Readonly<Record<string, unknown>> }

const workflow = parse(readFileSync(new URL('../../examples/sharded.yml', import.meta.url), 'utf8')) as {
  readonly concurrency?: { readonly group?: string }
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
const stepOf = (action: string): Step | undefined => steps.find(({ uses }) => uses.startsWith(`${action}@`))

test('a job of the sharded recipe that runs again replaces its own report', () => {
  expect(stepOf('actions/upload-artifact')?.with).toMatchObject({ overwrite: true })
})

test('two runs of the sharded recipe never sync side by side', () => {
  expect(workflow.concurrency?.group).toBe('specstory-sync')
})

test('the merge has to be told its directory, and the sharded recipe gives the one that it downloads into', () => {
  expect(readActionMetadata('merge').inputs['reports']).toMatchObject({ required: true })
  expect(readActionMetadata('merge').inputs['reports']?.default).toBeUndefined()
  expect(stepOf('specstory/sync-action/merge')?.with['reports']).toBe(stepOf('actions/download-artifact')?.with['path'])
})
