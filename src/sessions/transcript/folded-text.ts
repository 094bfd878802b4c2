/** The CLI's longest title in UTF-8 bytes, without the dots that say it was cut. */
export const TITLE_MAX_BYTES = 100

/**
 * The start of a text with its white space folded, as the CLI folds a title: enough of it to cut at 100 bytes, however
 * long the text is.
 */
export class FoldedText {
  #text = ''
  #bytes = 0
  #spaceDue = false

  /** Takes one UTF-16 code unit. */
  add(unit: number): void {
    if (this.isOver()) return
    if (isSpace(unit)) {
      this.space()
      return
    }
    if (this.#spaceDue) {
      this.#text += ' '
      this.#bytes++
      this.#spaceDue = false
    }
    this.#text += String.fromCharCode(unit)
    this.#bytes += utf8Bytes(unit)
  }

  /** Takes white space, or what counts as such. */
  space(): void {
    this.#spaceDue = this.#text !== ''
  }

  /** True when the text is longer than a title may be: nothing that follows changes the title. */
  isOver(): boolean {
    return this.#bytes > TITLE_MAX_BYTES
  }

  copy(): FoldedText {
    const copy = new FoldedText()
    copy.#text = this.#text
    copy.#bytes = this.#bytes
    copy.#spaceDue = this.#spaceDue
    return copy
  }

  /** The title: cut at 100 bytes, back to the last space, never inside a character; `null` when there is no text. */
  title(): string | null {
    if (this.#text === '') return null
    // Through bytes in any case: the text is a rope of single characters, which costs thirty times its length.
    const bytes = Buffer.from(this.#text)
    if (!this.isOver()) return bytes.toString()
    let end = TITLE_MAX_BYTES
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--
    const cut = bytes.toString('utf8', 0, end)
    const lastSpace = cut.lastIndexOf(' ')
    return `${lastSpace > 0 ? cut.slice(0, lastSpace) : cut}...`
  }
}

/** Go's `unicode.IsSpace`, by which the CLI folds: JavaScript's `\s` has U+FEFF more and U+0085 less. */
export function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  )
}

/** Each half of a surrogate pair counts two of the pair's four bytes. */
function utf8Bytes(unit: number): number {
  if (unit < 0x80) return 1
  if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) return 2
  return 3
}
