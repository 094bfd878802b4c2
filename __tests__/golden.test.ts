import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { findRunViolations } from '../local-runner/run-checks.ts'
import { normalizeRun } from '../local-runner/scenarios/normalize-run.ts'
import { runScenario } from '../local-runner/scenarios/run-scenario.ts'
import { SCENARIOS } from '../local-runner/scenarios/scenarios.ts'
import { shortenTables } from '../local-runner/scenarios/shorten-tables.ts'
import { createValidator } from './rig/published-schema.ts'

/**
 * The summary, comment and log of every scenario of `local-runner/scenarios/`, to be read in a diff.
 * `UPDATE_GOLDEN=1 npm test -- golden` writes them again, all of them or one with `-t NAME`.
 */
const GOLDEN = join(import.meta.dirname, 'golden')

/** Written by the tests of the summary and the comment. */
const HOSTILE = ['hostile-titles.md', 'comments/hostile-titles.md']

/** Text that differs between runs. */
const VARYING = /127\.0\.0\.1|localhost|\/tmp\/|scenario-|eyJ[\w-]+\./

const isValid = createValidator('writer')

/** The golden files of a scenario: path and text. */
function filesOf(name: string, { summary, comment, log }: Awaited<ReturnType<typeof runScenario>>): [string, string][] {
  const files: [string, string | undefined][] = [
    [`${name}.md`, shortenTables(summary)],
    [`comments/${name}.md`, comment],
    [`logs/${name}.txt`, log],
  ]
  return files.filter((entry): entry is [string, string] => entry[1] !== undefined)
}

test.concurrent.each(SCENARIOS)('publishes the golden summary, comment and log for $name', async (scenario) => {
  const result = normalizeRun(await runScenario(scenario))
  expect(findRunViolations({ ...result, durationMs: 0 })).toEqual([])
  expect([isValid(result.report), isValid.errors]).toEqual([true, null])
  expect(result.comment === undefined).toBe(scenario.pullRequest === undefined)
  for (const [file, text] of filesOf(scenario.name, result)) {
    expect(text).not.toMatch(VARYING)
    const path = join(GOLDEN, file)
    mkdirSync(dirname(path), { recursive: true })
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text)
    // The committed text is the expected one, so that a diff reads from old to new.
    expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : `no golden file ${file}`)
  }
})

test('has no golden file without a scenario', () => {
  const names = SCENARIOS.map(({ name }) => name)
  const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const known = names.flatMap((name) => [`${name}.md`, `comments/${name}.md`, `logs/${name}.txt`])
  expect(files.filter((file) => file.includes('.') && ![...known, ...HOSTILE].includes(file))).toEqual([])
})
