/** Values for `--json`, short of the digits that float32 has not. */
export const rounded = (values: ArrayLike<number>, digits = 5): number[] =>
  Array.from(values, value => Number(value.toPrecision(digits)))
