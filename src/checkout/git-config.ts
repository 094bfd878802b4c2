/**
 * One assignment in a configuration of git. `name` is the whole name with section and key in lower case, such as
 * `remote.origin.url`; `value` is `null` for a key alone, which git takes for true.
 */
export type GitSetting = { readonly name: string; readonly value: string | null }

/** The text is no configuration that git would read: it refuses all of such a file, from this line on. */
export class GitConfigError extends Error {
  override readonly name = 'GitConfigError'
  readonly line: number

  constructor(line: number) {
    super(`line ${line} is nothing that git reads`)
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
 * Reads a configuration of git by git's own grammar, one character at a time: comments behind a section, a key on the
 * line of its section, `#` inside of quotes, continued lines, any case of sections and keys. The usual readers of `.ini`
 * files know none of these. What `include` names is not read, and `url.<base>.insteadOf` is a setting like any other:
 * the id of a project is made of the URL as it stands.
 *
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

/** `[section]`, `[section "Sub Section"]`, or the old `[section.subsection]`, from behind the bracket. */
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

/** From behind the `=` to the end of the line, without the white space around it. */
function readValue(characters: Characters): string {
  let value = ''
  /** How much of the value is sure: white space behind it counts only when something follows. */
  let sure = 0
  let isQuoted = false
  for (;;) {
    const character = characters.next()
    if (character === END || character === '\n') {
      if (isQuoted) throw characters.error()
      return value.slice(0, sure)
    }
    if (!isQuoted && isSpace(character)) {
      if (sure > 0) value += character
      continue
    }
    if (!isQuoted && (character === '#' || character === ';')) {
      characters.skipLine()
      return value.slice(0, sure)
    }
    if (character === '"') {
      isQuoted = !isQuoted
      continue
    }
    if (character === '\\') {
      const meant = ESCAPED.get(characters.next())
      if (meant === undefined) throw characters.error()
      value += meant
    } else {
      value += character
    }
    sure = value.length
  }
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r'
}

/** A text one UTF-16 unit after the other, `END` behind the last; `\r\n` is one `\n`. */
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

  /** What was read last is what git would complain of. */
  error(): GitConfigError {
    return new GitConfigError(this.#line)
  }
}
