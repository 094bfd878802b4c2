/** A text, or its UTF-8 bytes: both keep CR and LF to themselves. */
type Searchable = { indexOf(text: string, from: number): number }

/**
 * Whether every line break is CRLF, of which there is one at least. Only such a text is compared and sent with LF: git's
 * autocrlf makes no other kind (docs/transcripts.md, Files).
 */
export function hasOnlyCrlf(text: Searchable): boolean {
  for (let start = 0; ; ) {
    const lf = text.indexOf('\n', start)
    if (lf === -1) return start > 0 && text.indexOf('\r', start) === -1
    if (lf === start || text.indexOf('\r', start) !== lf - 1) return false
    start = lf + 1
  }
}
