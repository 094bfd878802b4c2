/**
 * Parses a command file (`GITHUB_OUTPUT`) as the runner does: `name=value` lines, and `name<<delimiter` blocks.
 *
 * @throws Error for content that the runner rejects, which fails the step
 */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const block = /^(.+?)<<(.+)$/.exec(line)
    if (block === null) {
      const equals = line.indexOf('=')
      if (equals < 1) throw new Error(`Invalid line in the command file: ${line}`)
      values[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    const end = lines.indexOf(block[2] ?? '', index + 1)
    if (end < 0) throw new Error(`Unterminated block ${block[1]} in the command file`)
    values[block[1] ?? ''] = lines.slice(index + 1, end).join('\n')
    index = end
  }
  return values
}
