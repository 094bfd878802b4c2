/**
 * One setting. `name` has the section and the key in lowercase, such as `remote.origin.url`. `value` is `null` for a
 * key without a value, which Git reads as true.
 */
export type GitSetting = { readonly name: string; readonly value: string | null }

/** A line that makes Git reject the whole file. */
export class GitConfigError extends Error {
  override readonly name = 'GitConfigError'
  readonly line: number

  constructor(line: number) {
    super(`line ${line} is not valid`)
    this.line = line
  }
}

const END = ''
const KEY = /^[A-Za-z0-9-]$/
const LETTER = /^[A-Za-z]$/
const ESCAPED = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['b', '\b'],
  ['\\', '\\'],
  ['"', '"'],
  ['\n', ''],
])

/**
 * Parses a Git configuration. `.ini` parsers do not support its grammar: comments after a section, quoted `#`,
 * continued lines. Does not apply `include` and `insteadOf`: the CLI computes a project's ID from the URL as written.
 * @throws GitConfigError
 */
export function parseGitConfig(text: string): GitSetting[] {
  const characters = new Characters(text.replace(/^\uFEFF/, ''))
  const settings: GitSetting[] = []
  let section = ''
  for (;;) {
    const first = characters.next()
    if (first === END) return settings
    if (isSpace(first)) continue
    if (first === '#' || first === ';') characters.skipLine()
    else if (first === '[') section = readSection(characters)
    else if (LETTER.test(first)) settings.push(readSetting(characters, section, first))
    else throw characters.createError()
  }
}

/** Reads `[section]`, `[section "Sub Section"]` or the old `[section.subsection]`, after the bracket. */
function readSection(characters: Characters): string {
  let section = ''
  let character = characters.next()
  for (; KEY.test(character) || character === '.'; character = characters.next()) section += character.toLowerCase()
  if (character === ']') return section
  while (character === ' ' || character === '\t' || character === '\r') character = characters.next()
  if (character !== '"') throw characters.createError()
  section += '.'
  for (;;) {
    character = characters.next()
    if (character === '"') break
    if (character === '\\') character = characters.next()
    if (character === '\n' || character === END) throw characters.createError()
    section += character
  }
  if (characters.next() !== ']') throw characters.createError()
  return section
}

function readSetting(characters: Characters, section: string, first: string): GitSetting {
  let key = first.toLowerCase()
  let character = characters.next()
  for (; KEY.test(character); character = characters.next()) key += character.toLowerCase()
  while (character === ' ' || character === '\t') character = characters.next()
  const name = section === '' ? key : `${section}.${key}`
  if (character === '\n' || character === END) return { name, value: null }
  if (character !== '=') throw characters.createError()
  return { name, value: readValue(characters) }
}

/** Reads from after the `=` to the end of the line, trimmed. */
function readValue(characters: Characters): string {
  let value = ''
  /** Length without trailing white space. */
  let trimmedLength = 0
  let isQuoted = false
  for (;;) {
    const character = characters.next()
    if (character === END || character === '\n') {
      if (isQuoted) throw characters.createError()
      return value.slice(0, trimmedLength)
    }
    if (!isQuoted && isSpace(character)) {
      if (trimmedLength > 0) value += character
      continue
    }
    if (!isQuoted && (character === '#' || character === ';')) {
      characters.skipLine()
      return value.slice(0, trimmedLength)
    }
    if (character === '"') {
      isQuoted = !isQuoted
      continue
    }
    if (character === '\\') {
      const unescaped = ESCAPED.get(characters.next())
      if (unescaped === undefined) throw characters.createError()
      value += unescaped
    } else {
      value += character
    }
    trimmedLength = value.length
  }
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r'
}

/** Reader of UTF-16 units, with `END` after the last; `\r\n` is one `\n`. */
class Characters {
  readonly #text: string
  #position = 0
  #line = 1
  #last = END

  constructor(text: string) {
    this.#text = text
  }

  next(): string {
    if (this.#last === '\n') this.#line++
    if (this.#text[this.#position] === '\r' && this.#text[this.#position + 1] === '\n') this.#position++
    this.#last = this.#text[this.#position] ?? END
    if (this.#last !== END) this.#position++
    return this.#last
  }

  skipLine(): void {
    const end = this.#text.indexOf('\n', this.#position)
    this.#position = end === -1 ? this.#text.length : end
  }

  /** Git reports the line of the last character. */
  createError(): GitConfigError {
    return new GitConfigError(this.#line)
  }
}
