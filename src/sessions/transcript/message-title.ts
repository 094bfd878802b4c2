import { FoldedText, isSpace } from './folded-text.ts'

const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f

/** How far a tag has come: `<`, `<t`, `<t …`, `<t/`. */
type TagPart = 'start' | 'name' | 'attributes' | 'slash'

/**
 * The title of one message by the CLI's rule, from text that comes in pieces and with memory for 100 bytes of it.
 *
 * The CLI removes every match of
 * `(?s)<NAME(?:\s[^>]*)?>.*?</NAME>|<NAME(?:\s[^>]*)?/>` with `NAME` = `[a-zA-Z_][a-zA-Z0-9_-]*` and folds white space.
 * Run as a regular expression on untrusted text that takes quadratic time; here each character is seen once: an open
 * tag starts a block, and while no closing tag has come, the title is followed both ways.
 */
export class MessageTitle {
  /** The title if no closing tag is to come. */
  #text = new FoldedText()
  /** The title before the open tag that waits for a closing one; `undefined` outside of a block. */
  #beforeBlock: FoldedText | undefined
  /** `#text` if the tag that has begun turns out to be none; `undefined` outside of a tag. */
  #literal: FoldedText | undefined
  #tag: TagPart = 'start'
  #lastUnit = 0
  #closing: 'none' | 'less' | 'slash' | 'name' = 'none'
  #hasText = false

  /** True when the message has any text, which makes it the one that the title comes from. */
  hasText(): boolean {
    return this.#hasText
  }

  /** True when nothing that follows changes the title. */
  isDecided(): boolean {
    return (this.#beforeBlock ?? this.#text).isOver()
  }

  /** Takes the next piece of the message's text. */
  feed(piece: string): void {
    for (let index = 0; index < piece.length && !this.isDecided(); index++) {
      const unit = piece.charCodeAt(index)
      this.#hasText ||= !isSpace(unit)
      if (this.#beforeBlock !== undefined && this.#closes(unit)) this.#endBlock(this.#beforeBlock)
      else this.#follow(unit)
    }
  }

  /** The title of the message as fed: `null` when nothing is left of it. */
  title(): string | null {
    if (this.isDecided()) return (this.#beforeBlock ?? this.#text).title()
    return (this.#literal ?? this.#text).title()
  }

  #follow(unit: number): void {
    const literal = this.#literal
    if (literal === undefined) {
      if (unit === LESS) this.#begin()
      else this.#text.add(unit)
      return
    }
    const next = this.#partAfter(unit)
    if (next === undefined) {
      this.#endTag(literal)
      this.#follow(unit)
      return
    }
    literal.add(unit)
    if (next === 'whole') this.#complete(literal)
    else this.#tag = next
  }

  #begin(): void {
    this.#literal = this.#text.copy()
    this.#literal.add(LESS)
    this.#tag = 'start'
    this.#lastUnit = 0
  }

  /** Where the tag stands after one more character; `undefined` when it is no tag. */
  #partAfter(unit: number): TagPart | 'whole' | undefined {
    const part = this.#tag
    if (unit === GREATER) return part === 'start' ? undefined : 'whole'
    if (part === 'attributes') {
      this.#lastUnit = unit
      return 'attributes'
    }
    if (part === 'slash') return undefined
    if (isNameUnit(unit, part === 'start')) return 'name'
    if (part === 'start') return undefined
    return unit === SLASH ? 'slash' : isRegexpSpace(unit) ? 'attributes' : undefined
  }

  #complete(literal: FoldedText): void {
    const before = this.#text
    const opens = this.#tag !== 'slash'
    const selfClosing = !opens || this.#lastUnit === SLASH
    this.#endTag(selfClosing ? withSpace(before) : literal)
    // `<t …/>` opens a block as well when a closing tag follows: the expression tries that first.
    if (opens && this.#beforeBlock === undefined) {
      this.#beforeBlock = before
      this.#closing = 'none'
    }
  }

  #endTag(text: FoldedText): void {
    this.#text = text
    this.#literal = undefined
  }

  #endBlock(before: FoldedText): void {
    this.#endTag(withSpace(before))
    this.#beforeBlock = undefined
    this.#closing = 'none'
  }

  /** Follows `</NAME>` and says when its `>` has come. */
  #closes(unit: number): boolean {
    const state = this.#closing
    if (state === 'name' && unit === GREATER) return true
    if (state === 'less' && unit === SLASH) this.#closing = 'slash'
    else if ((state === 'slash' || state === 'name') && isNameUnit(unit, state === 'slash')) this.#closing = 'name'
    else this.#closing = unit === LESS ? 'less' : 'none'
    return false
  }
}

function withSpace(text: FoldedText): FoldedText {
  const copy = text.copy()
  copy.space()
  return copy
}

function isNameUnit(unit: number, first: boolean): boolean {
  const letter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit === 0x5f
  return letter || (!first && ((unit >= 0x30 && unit <= 0x39) || unit === 0x2d))
}

/** `\s` in Go's expressions: ASCII, without the vertical tab. */
function isRegexpSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d
}
