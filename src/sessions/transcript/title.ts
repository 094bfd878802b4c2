import { MessageTitle } from './message-title.ts'
import { ROLE_LINE_MAX, type Role, roleOf } from './messages.ts'

/** The CLI writes it below the role line when it is told to; it is no part of the message. */
const MESSAGE_ID_COMMENT = /^<!-- message-id: .* -->$/

/**
 * The CLI's `metadata.title` of a transcript: from the first user message that has text (docs/transcripts.md, Titles).
 * Fed with the transcript's text in pieces; a session whose head says enough needs no more of its file.
 */
export class TitleReader {
  #message: MessageTitle | undefined
  #title: string | null | undefined
  /** The start of a line that could still be a role line. */
  #line = ''
  /** The rest of the line is text, whatever it is. */
  #insideText = false
  /** A `---` that is the message's own only when no other speaker's message follows. */
  #rule = ''
  #firstLine = false

  /** `undefined`: more of the transcript is needed. `null`: the rule gives none. */
  get title(): string | null | undefined {
    return this.#title
  }

  /**
   * Takes the next piece of the transcript.
   *
   * @returns true when the title is known and the rest need not be read
   */
  feed(text: string): boolean {
    let start = 0
    while (this.#title === undefined && start < text.length) {
      const lf = text.indexOf('\n', start)
      const end = lf === -1 ? text.length : lf
      this.#takePiece(text.slice(start, end))
      if (lf !== -1) this.#endLine()
      start = end + 1
    }
    return this.#title !== undefined
  }

  /** Says that the transcript is at its end, and gives its title. */
  end(): string | null {
    if (this.#title === undefined) {
      this.#endLine()
      this.#giveRule()
      this.#endMessage()
    }
    this.#title ??= null
    return this.#title
  }

  #takePiece(piece: string): void {
    const text = this.#line + piece
    this.#insideText ||= !mayBeMarkup(text)
    this.#line = this.#insideText ? '' : text
    if (this.#insideText) this.#takeText(text)
  }

  #endLine(): void {
    const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line
    const isFirst = this.#firstLine
    const role = roleOf(line)
    this.#line = ''
    if (this.#insideText || line !== '') this.#firstLine = false
    this.#insideText = false
    if (role !== undefined) this.#startMessage(role)
    else if (line === '---') this.#holdRule()
    else if (!(isFirst && MESSAGE_ID_COMMENT.test(line))) this.#takeText(`${line}\n`)
  }

  #startMessage(role: Role): void {
    // The CLI puts a `---` between two speakers, so before a message of the same one it is text.
    if (role === 'user') this.#giveRule()
    this.#endMessage()
    this.#rule = ''
    this.#firstLine = true
    if (role === 'user') this.#message = new MessageTitle()
  }

  #holdRule(): void {
    this.#giveRule()
    this.#rule = '---\n'
  }

  #giveRule(): void {
    this.#message?.feed(this.#rule)
    this.#rule = ''
  }

  #takeText(text: string): void {
    const message = this.#message
    if (message === undefined) return
    if (this.#rule !== '' && text.trim() !== '') this.#giveRule()
    message.feed(text)
    if (message.isDecided()) this.#title = message.title()
  }

  #endMessage(): void {
    const message = this.#message
    this.#message = undefined
    if (this.#title === undefined && message?.hasText()) this.#title = message.title()
  }
}

/** True while a line's start leaves open whether it is a role line, a `---` or a comment of the CLI's. */
function mayBeMarkup(start: string): boolean {
  if (start.length > ROLE_LINE_MAX) return false
  return ['_**', '---', '<!-- message-id: '].some((mark) => mark.startsWith(start) || start.startsWith(mark))
}

/**
 * The title that a transcript's head gives away.
 *
 * @param head the start of the transcript
 * @param isWhole true when that is all of it
 * @returns `undefined` when the head does not hold enough of the first message to tell
 */
export function titleOfHead(head: string, isWhole: boolean): string | null | undefined {
  const reader = new TitleReader()
  reader.feed(head)
  return isWhole ? reader.end() : reader.title
}
