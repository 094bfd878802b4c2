import { createSeededRandom } from '../../local-cloud/seeded-random.ts'

/** Random decisions from one seed; the same seed gives the same decisions. */
export type Random = {
  /** A whole number from `min` to `max`, inclusive. */
  int(min: number, max: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean
}

export function createRandom(seed: number): Random {
  const random = createSeededRandom(seed)
  const int = (min: number, max: number): number => min + Math.floor(random() * (max - min + 1))
  return {
    int,
    pick: <T>(items: readonly [T, ...T[]]): T => items[int(0, items.length - 1)] ?? items[0],
    chance: (probability) => random() < probability,
  }
}
