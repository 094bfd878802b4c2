const CR = 0x0d
const LF = 0x0a

/**
 * Tells whether every line break of a text is CRLF: only such a text is compared and sent with LF, and git's autocrlf
 * makes no other kind (docs/transcripts.md, Files). Fed with bytes, since UTF-8 keeps CR and LF to themselves.
 */
export class LineBreaks {
  #crlf = 0
  #pure = true
  #endsWithCr = false

  /** Takes the next bytes of the text. */
  feed(bytes: Buffer): void {
    if (!this.#pure || bytes.length === 0) return
    let start = 0
    if (this.#endsWithCr) {
      if (bytes[0] !== LF) {
        this.#pure = false
        return
      }
      this.#crlf++
      start = 1
    }
    this.#endsWithCr = bytes[bytes.length - 1] === CR
    // Two native searches per line: a file with LF only is known at its first line.
    while (this.#pure) {
      const lf = bytes.indexOf(LF, start)
      const cr = bytes.indexOf(CR, start)
      if (lf === -1) {
        this.#pure = cr === -1 || cr === bytes.length - 1
        return
      }
      this.#pure = lf > start && cr === lf - 1
      this.#crlf++
      start = lf + 1
    }
  }

  /** CRLFs of a text whose every line break is one, 0 of any other: the bytes that sending with LF saves. */
  crlfs(): number {
    return this.#pure && !this.#endsWithCr ? this.#crlf : 0
  }

  /** True when there are line breaks and all so far are CRLF; a CR at the very end may still become one. */
  allCrlf(): boolean {
    return this.#pure && this.#crlf > 0
  }
}
