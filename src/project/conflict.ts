const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/

/** A text with Git's conflict markers. */
type Conflict = {
  /** Line of the first marker. */
  readonly line: number
  /** The text of either side; `undefined` when the markers are incomplete. */
  readonly sides: readonly [string, string] | undefined
}

export function findConflict(text: string): Conflict | undefined {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => MARKER.test(line))
  return first === -1 ? undefined : { line: first + 1, sides: splitSides(lines) }
}

function splitSides(lines: readonly string[]): [string, string] | undefined {
  const ours: string[] = []
  const theirs: string[] = []
  let part: 'both' | 'ours' | 'base' | 'theirs' = 'both'
  for (const line of lines) {
    const marker = MARKER.test(line) ? line[0] : undefined
    if (marker === undefined) {
      if (part === 'both' || part === 'ours') ours.push(line)
      if (part === 'both' || part === 'theirs') theirs.push(line)
    } else if (marker === '<' && part === 'both') part = 'ours'
    else if (marker === '|' && part === 'ours') part = 'base'
    else if (marker === '=' && (part === 'ours' || part === 'base')) part = 'theirs'
    else if (marker === '>' && part === 'theirs') part = 'both'
    else return undefined
  }
  return part === 'both' ? [ours.join('\n'), theirs.join('\n')] : undefined
}
