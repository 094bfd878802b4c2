import { createHash } from 'node:crypto'
import { has, parseShape } from '../../src/secrets/shape.ts'

/** Without what begins an escape sequence, which would stand for something else by chance. */
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter(
  (character) => !'\\%&[^'.includes(character),
)
/** How much longer than its minimum a part is at most that may have any length. */
const LONGER = 40

/**
 * A value of a shape, the same in every run for the same seed. Nobody ever issued it, and no scanner of this repository
 * meets it, since it is made when it is needed.
 */
export function makeValue(shape: string, seed: string): string {
  const numbers = randomNumbers(`${shape} ${seed}`)
  const pick = (count: number): number => (numbers.next().value as number) % count
  let value = ''
  for (const part of parseShape(shape)) {
    if ('literals' in part) value += part.literals[pick(part.literals.length)]
    else {
      const characters = PRINTABLE.filter((character) => has(part.alphabet, character.charCodeAt(0)))
      const max = Number.isFinite(part.max) ? part.max : part.min + LONGER
      for (let left = part.min + pick(max - part.min + 1); left > 0; left--)
        value += characters[pick(characters.length)]
    }
  }
  return value
}

function* randomNumbers(seed: string): Generator<number, never> {
  for (let block = 0; ; block++) {
    const digest = createHash('sha256').update(`${seed} ${block}`).digest()
    for (let at = 0; at < digest.length; at += 4) yield digest.readUInt32BE(at)
  }
}
