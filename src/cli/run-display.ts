import { toCommandLineWords } from '../inputs/command-line-words.ts'

/** Maximum lines without `--verbose`, with the verdict. */
const MAX_LINES = 60
/** Reserved for the lines after the messages: the number of omitted messages, blank lines, the verdict. */
const RESERVED_LINES = 6
const WIDTH = 80
/** Maximum characters of a log line: a list of excluded files can have thousands. */
const MAX_LENGTH = 500

export type RunDisplay = {
  /** @param line one line of the log, without its line break */
  handleLine(line: string): void
  /** Prints the messages, the blocks and the verdict. */
  finish(blocks: readonly string[]): void
}

type DisplayOptions = {
  readonly write: (text: string) => void
  readonly isVerbose: boolean
  /** Shows progress in one changing line. */
  readonly isTerminal: boolean
  /** Monotonic, ms. */
  readonly now?: () => number
}

/** Some CI systems stop a job without output for 10 minutes. */
const MAX_SILENCE_MS = 5 * 60_000
const FIRST_SILENCE_MS = 30_000

/** Creates the display of a run: a line for each phase, then the messages, and the verdict last. */
export function createRunDisplay(options: DisplayOptions): RunDisplay {
  const { write, isVerbose, isTerminal, now = () => performance.now() } = options
  const read = createLogReader()
  const messages: string[] = []
  let printed = 0
  let hasProgress = false
  let printedAt = now()
  let silenceMs = FIRST_SILENCE_MS
  /** The last line so far, which is possibly the verdict. */
  let pendingLine: string | undefined
  const clearProgress = (): void => {
    if (hasProgress) write('\r\u001b[K')
    hasProgress = false
  }
  const print = (text: string): void => {
    clearProgress()
    write(`${text}\n`)
    printed += text.split('\n').length
    printedAt = now()
  }
  const printPendingLine = (): void => {
    if (pendingLine !== undefined) print(pendingLine)
    pendingLine = undefined
  }
  const showProgress = (text: string): void => {
    clearProgress()
    write(`  ${text}`.slice(0, WIDTH - 1))
    hasProgress = true
  }
  const show = ({ kind, text }: LogLine): void => {
    switch (kind) {
      case 'detail':
        if (isVerbose) print(`  ${text}`)
        else if (isTerminal) showProgress(text)
        else if (now() - printedAt >= silenceMs) {
          silenceMs = Math.min(MAX_SILENCE_MS, 2 * silenceMs)
          print(`  ${text}`)
        }
        break
      case 'annotation':
        if (isVerbose) print(text)
        else messages.push(wrapText(text))
        break
      case 'title':
        printPendingLine()
        print(text)
        break
      case 'line':
        printPendingLine()
        pendingLine = text
    }
  }
  return {
    handleLine(line) {
      const shown = read(line)
      if (shown === undefined) return
      const text = toCommandLineWords(shown.text)
      const isLong = !isVerbose && shown.kind !== 'annotation' && text.length > MAX_LENGTH
      show({ kind: shown.kind, text: isLong ? `${text.slice(0, MAX_LENGTH)}…` : text })
    },
    finish(blocks) {
      const verdict = pendingLine ?? ''
      pendingLine = undefined
      const bodies = blocks.filter((block) => block !== '')
      const rest = [...bodies, wrapText(verdict)].reduce(
        (lines, block) => lines + block.split('\n').length + 1,
        RESERVED_LINES,
      )
      if (messages.length > 0) print('')
      printMessages(messages, print, () => MAX_LINES - printed - rest)
      for (const block of bodies) print(`\n${block}`)
      print(`\n${isVerbose ? verdict : wrapText(verdict)}`)
    },
  }
}

function printMessages(messages: readonly string[], print: (text: string) => void, linesLeft: () => number): void {
  for (const [index, message] of messages.entries()) {
    if (index > 0 && message.split('\n').length > linesLeft()) {
      print(`… and ${messages.length - index} more: --verbose shows them.`)
      return
    }
    print(message)
  }
}

/** Wraps at 80 columns with indented continuation lines. Does not split long words, such as a URL. */
export function wrapText(text: string): string {
  return text
    .split('\n')
    .flatMap((paragraph) => {
      const rows: string[] = []
      for (const word of paragraph.split(' ')) {
        const row = rows.at(-1)
        if (row !== undefined && `${row} ${word}`.length <= WIDTH) rows[rows.length - 1] = `${row} ${word}`
        else rows.push(row === undefined ? word : `  ${word}`)
      }
      return rows
    })
    .join('\n')
}

/** A parsed line of the log. */
type LogLine = {
  /** A phase, its detail, a message with a level, or any other line. */
  readonly kind: 'title' | 'detail' | 'annotation' | 'line'
  readonly text: string
}

type Command = { readonly name: string; readonly properties: string; readonly message: string }

/**
 * Creates a parser of log lines that handles `::add-mask::` as a runner does: it masks the secret in later lines.
 * @returns takes one line without its line break; returns `undefined` for a line without text
 */
function createLogReader(): (line: string) => LogLine | undefined {
  const secrets: string[] = []
  let isInGroup = false
  return (line) => {
    const command = parseCommand(line)
    switch (command?.name) {
      case 'add-mask':
        secrets.push(command.message)
        return undefined
      case 'endgroup':
        isInGroup = false
        return undefined
      case 'group':
        isInGroup = true
        return { kind: 'title', text: maskSecrets(command.message, secrets) }
      case 'error':
      case 'warning':
      case 'notice':
        return { kind: 'annotation', text: maskSecrets(formatAnnotation(command), secrets) }
      case 'debug':
        return { kind: 'line', text: maskSecrets(formatAnnotation(command), secrets) }
      default:
        return { kind: isInGroup ? 'detail' : 'line', text: maskSecrets(line, secrets) }
    }
  }
}

/** Parses `::name key=value,key=value::message`. */
function parseCommand(line: string): Command | undefined {
  const parts = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/s.exec(line)
  if (parts === null) return undefined
  return { name: parts[1] ?? '', properties: parts[2] ?? '', message: unescapeCommand(parts[3] ?? '') }
}

function formatAnnotation({ name, properties, message }: Command): string {
  const labels = ['title', 'file']
    .map((key) => properties.split(',').find((property) => property.startsWith(`${key}=`)))
    .filter((property) => property !== undefined)
    .map((property) => `${unescapeCommand(property.slice(property.indexOf('=') + 1))}: `)
  return `${name}: ${labels.join('')}${message}`
}

/** Decodes the toolkit's escapes; the percent sign last, because it starts the escapes. */
function unescapeCommand(text: string): string {
  return text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%')
}

function maskSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '***')), text)
}
