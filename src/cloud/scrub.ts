/** Secrets shorter than this would turn ordinary words into stars. */
const MIN_LENGTH = 4

/** Takes secrets out of texts: a server may echo what it was sent. */
export class Scrubber {
  readonly #secrets = new Set<string>()

  add(secret: string): void {
    if (secret.length >= MIN_LENGTH) this.#secrets.add(secret)
  }

  /** The text with every secret replaced by `***`. */
  readonly scrub = (text: string): string => {
    let clean = text
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, '***')
    return clean
  }
}
