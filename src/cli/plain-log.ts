/** A line of the log, as what it is to a reader. */
export type LogLine = {
  /** A phase, a detail of it, a message with a level, or any other line. */
  readonly kind: 'title' | 'detail' | 'annotation' | 'line'
  readonly text: string
}

type Command = { readonly name: string; readonly properties: string; readonly message: string }

/**
 * Reads lines that only GitHub's runner understands. A runner takes `::add-mask::` out of the log and the secret out of
 * every later line; elsewhere this does.
 *
 * @returns a function that takes one line of the log, without its end; `undefined` for one that shows nothing
 */
export function createLogReader(): (line: string) => LogLine | undefined {
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
        return { kind: 'title', text: masked(command.message, secrets) }
      case 'error':
      case 'warning':
      case 'notice':
        return { kind: 'annotation', text: masked(formatAnnotation(command), secrets) }
      case 'debug':
        return { kind: 'line', text: masked(formatAnnotation(command), secrets) }
      default:
        return { kind: isInGroup ? 'detail' : 'line', text: masked(line, secrets) }
    }
  }
}

/** `::name key=value,key=value::message`, as the toolkit writes it. */
function parseCommand(line: string): Command | undefined {
  const parts = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/s.exec(line)
  if (parts === null) return undefined
  return { name: parts[1] ?? '', properties: parts[2] ?? '', message: unescaped(parts[3] ?? '') }
}

function formatAnnotation({ name, properties, message }: Command): string {
  const labels = ['title', 'file']
    .map((key) => properties.split(',').find((property) => property.startsWith(`${key}=`)))
    .filter((property) => property !== undefined)
    .map((property) => `${unescaped(property.slice(property.indexOf('=') + 1))}: `)
  return `${name}: ${labels.join('')}${message}`
}

/** The toolkit's escapes; the percent sign last, since it is the escape itself. */
function unescaped(text: string): string {
  return text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%')
}

function masked(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '***')), text)
}
