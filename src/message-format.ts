const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS

/** Formats bytes in decimal units, as file managers and GitHub do: `950 B`, `70.3 KB`, `1.4 MB`. */
export function formatBytes(value: number): string {
  if (value < 1_000) return `${value} B`
  if (value < 999_950) return `${(value / 1_000).toFixed(1)} KB`
  if (value < 999_950_000) return `${(value / 1_000_000).toFixed(1)} MB`
  return `${(value / 1_000_000_000).toFixed(1)} GB`
}

/** Formats a limit; a whole number of mebibytes is `64 MB`, as in the documentation of SpecStory Cloud. */
export function formatLimit(bytes: number): string {
  const megabytes = bytes / 1024 / 1024
  return Number.isInteger(megabytes) ? `${megabytes} MB` : formatBytes(bytes)
}

/** As `formatBytes`, with a no-break space for narrow columns. */
export function formatUnbrokenBytes(value: number): string {
  return formatBytes(value).replace(' ', '\u00a0')
}

/** `15.6 KB → 26.0 KB`; the difference if both look the same: `26.0 KB (+12 B)`. */
export function formatByteChange(before: number, after: number, format = formatBytes): string {
  if (before === after) return format(after)
  if (formatBytes(before) !== formatBytes(after)) return `${format(before)} → ${format(after)}`
  return `${format(after)} (${after > before ? '+' : '−'}${format(Math.abs(after - before))})`
}

/** `30.1 KB of 34.0 KB`; the difference if both look the same: `12 B less than 34.0 KB`. */
export function formatPartOfBytes(value: number, total: number): string {
  if (formatBytes(value) !== formatBytes(total)) return `${formatBytes(value)} of ${formatBytes(total)}`
  return `${formatBytes(total - value)} less than ${formatBytes(total)}`
}

/**
 * Formats a future time as `14:32 UTC`, rounded up to a minute. After 24 hours, adds the date.
 * @param moment epoch milliseconds; not limited, because it can come from a server
 */
export function formatUtcTime(moment: number, now: number): string {
  if (moment - now > YEAR_MS) return 'more than a year from now'
  const text = new Date(Math.ceil(moment / MINUTE_MS) * MINUTE_MS).toISOString()
  const time = `${text.slice(11, 16)} UTC`
  return moment - now < DAY_MS ? time : `${text.slice(0, 10)} ${time}`
}

/** Adds a full stop, and a capital letter if the text starts with a plain word. */
export function toSentence(text: string): string {
  const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1))
  return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`
}

/** The same in the other direction, for a sentence that begins with an article. */
export function toFragment(sentence: string): string {
  return sentence.replace(/^The /, 'the ').replace(/\.$/, '')
}

/** `1234` → `1,234`. Loading `Intl` takes longer than the rest of a no-op run. */
export function formatCount(value: number): string {
  const digits = String(value)
  let text = digits.slice(-3)
  for (let end = digits.length - 3; end > 0; end -= 3) text = `${digits.slice(Math.max(0, end - 3), end)},${text}`
  return text
}

/** `1` → `1 session`, `1234` → `1,234 sessions`. */
export function pluralize(value: number, singular: string, several = `${singular}s`): string {
  return `${formatCount(value)} ${value === 1 ? singular : several}`
}

/** `85 ms`, `3.2 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000)
  const rest = seconds % 60
  return `${formatCount(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${rest} s`}`
}

/** `['a', 'b', 'c']` → `a, b and c`. */
export function joinWithAnd(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
