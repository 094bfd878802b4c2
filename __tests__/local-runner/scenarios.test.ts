import { describe, expect, test } from '@jest/globals'
import { normalizeRun } from '../../local-runner/scenarios/normalize-run.ts'
import { runScenario, type ScenarioResult } from '../../local-runner/scenarios/run-scenario.ts'
import { SCENARIOS } from '../../local-runner/scenarios/scenarios.ts'

function runScenarioByName(name: string): Promise<ScenarioResult> {
  const scenario = SCENARIOS.find((one) => one.name === name)
  if (scenario === undefined) throw new Error(`no scenario ${name}`)
  return runScenario(scenario)
}

test('scenario names are unique', () => {
  const names = SCENARIOS.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})

describe('normalizeRun', () => {
  test('makes two runs of a scenario equal', async () => {
    const [first, second] = await Promise.all([runScenarioByName('first-sync'), runScenarioByName('first-sync')])
    expect(first.summary).not.toBe(second.summary)
    const [{ locations: _, ...one }, { locations: __, ...other }] = [normalizeRun(first), normalizeRun(second)]
    expect(one).toEqual(other)
  })

  test('replaces measured durations and keeps sizes, counts and the time limit', async () => {
    const ending = await runScenarioByName('not-run')
    const normalizeSummary = (summary: string): string => normalizeRun({ ...ending, summary }).summary
    const unmeasured = 'The run stopped after 10 s (`timeout`). 12 of 43 sessions are 1.5 KB → 2.0 KB.'
    expect(normalizeSummary(unmeasured)).toBe(unmeasured)
    expect(normalizeSummary('**Duration:** 2 min 3 s (scan 120 ms, compare 260 ms, upload 2.7 s)')).toBe(
      '**Duration:** 1.0 s (scan 1.0 s, compare 1.0 s, upload 1.0 s)',
    )
  })
})
