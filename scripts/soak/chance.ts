import { createSeededRandom } from '../../local-cloud/seeded-random.ts'

/** Decisions drawn from one seed: the same seed draws the same ones. */
export type Chance = {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  /** True with this probability, 0 to 1. */
  yes(probability: number): boolean
}

export function chanceOf(seed: number): Chance {
  const random = createSeededRandom(seed)
  const int = (min: number, max: number): number => min + Math.floor(random() * (max - min + 1))
  return {
    int,
    pick: <T>(items: readonly [T, ...T[]]): T => items[int(0, items.length - 1)] ?? items[0],
    yes: (probability) => random() < probability,
  }
}
