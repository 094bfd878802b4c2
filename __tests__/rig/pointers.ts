/** The JSON pointers of all nested values, including objects and arrays, without the root. */
export function listPointers(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const below = Object.entries(value).flatMap(([name, inner]) => listPointers(inner, `${pointer}/${name}`))
  return pointer === '' ? below : [pointer, ...below]
}
