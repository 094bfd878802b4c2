/**
 * One assignment of a git configuration. `name` is the whole name with section and key in lower case, such as
 * `remote.origin.url`; `value` is `null` for a key without one, which git reads as true.
 */
export type GitSetting = { readonly name: string; readonly value: string | null }

/** Git refuses the whole file for this line. */
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
 * Parses a git configuration by git's own grammar. By hand, since parsers of `.ini` files lack comments behind a
 * section, a key on the line of its section, `#` in quotes, continued lines, and any case of names. `include` and
 * `insteadOf` are settings like any other: the CLI computes a project's id from the URL as written.
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
    else throw characters.error()
  }
}

/** Reads `[section]`, `[section "Sub Section"]` or the old `[section.subsection]`, from behind the bracket. */
function readSection(characters: Characters): string {
  let section = ''
  let character = characters.next()
  for (; KEY.test(character) || character === '.'; character = characters.next()) section += character.toLowerCase()
  if (character === ']') return section
  while (character === ' ' || character === '\t' || character === '\r') character = characters.next()
  if (character !== '"') throw characters.error()
  section += '.'
  for (;;) {
    character = characters.next()
    if (character === '"') break
    if (character === '\\') character = characters.next()
    if (character === '\n' || character === END) throw characters.error()
    section += character
  }
  if (characters.next() !== ']') throw characters.error()
  return section
}

function readSetting(characters: Characters, section: string, first: string): GitSetting {
  let key = first.toLowerCase()
  let character = characters.next()
  for (; KEY.test(character); character = characters.next()) key += character.toLowerCase()
  while (character === ' ' || character === '\t') character = characters.next()
  const name = section === '' ? key : `${section}.${key}`
  if (character === '\n' || character === END) return { name, value: null }
  if (character !== '=') throw characters.error()
  return { name, value: readValue(characters) }
}

/** Reads from behind the `=` to the end of the line, without the white space around it. */
function readValue(characters: Characters): string {
  let value = ''
  /** Length without white space at the end, which counts only when something follows. */
  let trimmedLength = 0
  let isQuoted = false
  for (;;) {
    const character = characters.next()
    if (character === END || character === '\n') {
      if (isQuoted) throw characters.error()
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
      if (unescaped === undefined) throw characters.error()
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

/** Reads a text by UTF-16 units, then `END`; `\r\n` is one `\n`. */
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
  error(): GitConfigError {
    return new GitConfigError(this.#line)
  }
}
