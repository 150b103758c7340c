/** What a file from elsewhere may have in place of any value; `undefined` leaves it out. */
const odd: readonly unknown[] = [
  undefined,
  null,
  true,
  '',
  'valueOf',
  'x'.repeat(100_000),
  -1,
  0,
  0.5,
  2 ** 53 - 1,
  2 ** 53,
  1e308,
  [],
  [null],
  {},
  {toString: 1},
]

/** A value with each of its parts replaced by each odd value, one at a time: [where, what, the whole]. */
export function* mutations(whole: object): Generator<readonly [string, unknown, object]> {
  for (const path of pathsOf(whole))
    for (const value of odd) yield [path.join('.'), value, replaced(whole, path, value)]
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  // Of long lists the first item stands for all.
  const keys = Array.isArray(value) ? Object.keys(value).slice(0, 1) : Object.keys(value)
  return keys.flatMap(key => [
    [key],
    ...pathsOf(value[key as keyof typeof value]).map(rest => [key, ...rest]),
  ])
}

function replaced(value: object, [key = '', ...rest]: readonly string[], by: unknown): object {
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : {...value}
  copy[key] = rest.length === 0 ? by : replaced(copy[key] as object, rest, by)
  return copy
}
