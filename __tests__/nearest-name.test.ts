import { expect, test } from '@jest/globals'
import { findNearestName } from '../src/nearest-name.ts'

test.each<[string, string[], string | undefined]>([
  ['naps/web', ['apps', 'apps/web', 'docs'], 'apps/web'],
  ['Apps/Web', ['apps/web'], 'apps/web'],
  ['web', ['apps/api', 'apps/web'], 'apps/web'],
  ['srv', ['src'], 'src'],
  ['docs/histroy', ['docs/history', 'docs/historic'], 'docs/history'],
  ['packages/a', ['packages/b', 'packages/c'], 'packages/b'],
  ['web', ['api', 'docs'], undefined],
  ['packages/gadgets', ['apps/web'], undefined],
  ['x'.repeat(2_000), ['x'.repeat(1_999)], undefined],
])('finds the nearest name to %s among %j: %s', (wanted, candidates, expected) => {
  expect(findNearestName(wanted, candidates)).toBe(expected)
})

test('compares 2,000 long paths without hanging', () => {
  const candidates = Array.from({ length: 2_000 }, (_, index) => `${index}/`.padEnd(200, 'ab'))
  const startedAt = performance.now()
  findNearestName('ba'.repeat(100), candidates)
  expect(performance.now() - startedAt).toBeLessThan(30_000)
})
