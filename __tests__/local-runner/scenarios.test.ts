import { describe, expect, test } from '@jest/globals'
import { normalised } from '../../local-runner/scenarios/normalised.ts'
import { type Played, play } from '../../local-runner/scenarios/play.ts'
import { SCENARIOS } from '../../local-runner/scenarios/scenarios.ts'

function played(name: string): Promise<Played> {
  const scenario = SCENARIOS.find((one) => one.name === name)
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`)
  return play(scenario)
}

test('no two scenarios have one name', () => {
  const names = SCENARIOS.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})

describe('a scenario', () => {
  test('is told alike each time, once what varies is normalised', async () => {
    const [first, second] = await Promise.all([played('first-sync'), played('first-sync')])
    expect(first.summary).not.toBe(second.summary)
    const [{ places: _, ...one }, { places: __, ...other }] = [normalised(first), normalised(second)]
    expect(one).toEqual(other)
  })

  test('keeps its sizes, counts and deadline when it is normalised, and no time that was measured', async () => {
    const ending = await played('not-run')
    const told = (summary: string): string => normalised({ ...ending, summary }).summary
    const own = 'Stopped after 10 s (`timeout`). 12 of 43 sessions are 1.5 KB → 2.0 KB.'
    expect(told(own)).toBe(own)
    expect(told('**Duration:** 2 min 3 s (scan 120 ms, compare 260 ms, upload 2.7 s)')).toBe(
      '**Duration:** 1.0 s (scan 1.0 s, compare 1.0 s, upload 1.0 s)',
    )
  })
})
