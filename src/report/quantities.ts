/** `1234` → `1,234`; by hand, since `Intl` takes longer to load than a run without news takes otherwise. */
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

/** Milliseconds for a person: `85 ms`, `3.2 s`, `2 min 5 s`. */
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
