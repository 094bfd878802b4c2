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
 * What real runs publish is kept in `__tests__/golden`, to be read in a diff: the summary, the comment and the log of every
 * scenario of `local-runner/scenarios/`. `UPDATE_GOLDEN=1 npm test -- golden` writes them anew, all or with `-t NAME`.
 */
const GOLDEN = join(import.meta.dirname, 'golden')

/** Made by hand, of texts that no agent says. */
const HOSTILE = ['hostile-titles.md', 'comments/hostile-titles.md']

/** What would be another one the next time. */
const VARYING = /127\.0\.0\.1|localhost|\/tmp\/|scenario-|eyJ[\w-]+\./

const isValid = createValidator('writer')

/** The golden files of a scenario, by their path. */
function filesOf(name: string, { summary, comment, log }: Awaited<ReturnType<typeof runScenario>>): [string, string][] {
  const files: [string, string | undefined][] = [
    [`${name}.md`, shortenTables(summary)],
    [`comments/${name}.md`, comment],
    [`logs/${name}.txt`, log],
  ]
  return files.filter((entry): entry is [string, string] => entry[1] !== undefined)
}

test.concurrent.each(SCENARIOS)(
  'the summary, the comment and the log of $name are the golden ones',
  async (scenario) => {
    const ending = normalizeRun(await runScenario(scenario))
    expect(findRunViolations({ ...ending, durationMs: 0 })).toEqual([])
    expect([isValid(ending.report), isValid.errors]).toEqual([true, null])
    expect(ending.comment === undefined).toBe(scenario.pullRequest === undefined)
    for (const [file, text] of filesOf(scenario.name, ending)) {
      expect(text).not.toMatch(VARYING)
      const path = join(GOLDEN, file)
      mkdirSync(dirname(path), { recursive: true })
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text)
      // What is committed is what is expected, so that a difference reads from the old text to the new one.
      expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : `no golden file ${file}`)
    }
  },
)

test('there is no golden file of a scenario that is no more', () => {
  const names = SCENARIOS.map(({ name }) => name)
  const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const known = names.flatMap((name) => [`${name}.md`, `comments/${name}.md`, `logs/${name}.txt`])
  expect(files.filter((file) => file.includes('.') && ![...known, ...HOSTILE].includes(file))).toEqual([])
})
