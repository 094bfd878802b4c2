import { createHash } from 'node:crypto'
import { includesCode, parseShape } from '../../src/secrets/shape.ts'

/** Printable characters, without those that start an escape sequence. */
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter(
  (character) => !'\\%&[^'.includes(character),
)
/** Maximum length above the minimum for parts without a maximum. */
const MAX_EXTRA_LENGTH = 40

/**
 * Creates a random value of a shape; the same seed gives the same value. Created at run time, so that secret scanners
 * find nothing in this repository.
 */
export function makeValue(shape: string, seed: string): string {
  const numbers = generateNumbers(`${shape} ${seed}`)
  const pick = (count: number): number => (numbers.next().value as number) % count
  let value = ''
  for (const part of parseShape(shape)) {
    if ('literals' in part) value += part.literals[pick(part.literals.length)]
    else {
      const characters = PRINTABLE.filter((character) => includesCode(part.alphabet, character.charCodeAt(0)))
      const max = Number.isFinite(part.max) ? part.max : part.min + MAX_EXTRA_LENGTH
      for (let left = part.min + pick(max - part.min + 1); left > 0; left--)
        value += characters[pick(characters.length)]
    }
  }
  return value
}

function* generateNumbers(seed: string): Generator<number, never> {
  for (let block = 0; ; block++) {
    const digest = createHash('sha256').update(`${seed} ${block}`).digest()
    for (let at = 0; at < digest.length; at += 4) yield digest.readUInt32BE(at)
  }
}
