import { describe, expect, test } from '@jest/globals'
import { normalizeRun } from '../../local-runner/scenarios/normalize-run.ts'
import { runScenario, type ScenarioResult } from '../../local-runner/scenarios/run-scenario.ts'
import { SCENARIOS } from '../../local-runner/scenarios/scenarios.ts'

function played(name: string): Promise<ScenarioResult> {
  const scenario = SCENARIOS.find((one) => one.name === name)
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`)
  return runScenario(scenario)
}

test('no two scenarios have one name', () => {
  const names = SCENARIOS.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})

describe('a scenario', () => {
  test('is told alike each time, once what varies is normalised', async () => {
    const [first, second] = await Promise.all([played('first-sync'), played('first-sync')])
    expect(first.summary).not.toBe(second.summary)
    const [{ locations: _, ...one }, { locations: __, ...other }] = [normalizeRun(first), normalizeRun(second)]
    expect(one).toEqual(other)
  })

  test('keeps its sizes, counts and deadline when it is normalized, and no time that was measured', async () => {
    const ending = await played('not-run')
    const told = (summary: string): string => normalizeRun({ ...ending, summary }).summary
    const own = 'Stopped after 10 s (`timeout`). 12 of 43 sessions are 1.5 KB → 2.0 KB.'
    expect(told(own)).toBe(own)
    expect(told('**Duration:** 2 min 3 s (scan 120 ms, compare 260 ms, upload 2.7 s)')).toBe(
      '**Duration:** 1.0 s (scan 1.0 s, compare 1.0 s, upload 1.0 s)',
    )
  })
})
