/** One row of the benchmark: the measured value and its goal, if any. */
export type Row = { readonly what: string; readonly value: number; readonly unit: string; readonly goal?: number }

export function createRow(what: string, value: number, unit: string, goal?: number): Row {
  return { what, value: Number(value.toPrecision(4)), unit, ...(goal === undefined ? {} : { goal }) }
}
