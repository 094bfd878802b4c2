/** The JSON pointers of everything in a value, what holds something included, but for the value itself. */
export function listPointers(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const below = Object.entries(value).flatMap(([name, inner]) => listPointers(inner, `${pointer}/${name}`))
  return pointer === '' ? below : [pointer, ...below]
}
