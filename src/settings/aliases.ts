import {flagOf} from '../text/flag-name.ts'

/** Short and other spellings of flags that people type out of habit, beside the full ones. */
export const aliases: ReadonlyMap<string, string> = new Map([
  ['lr', 'learning-rate'],
  ['optimiser', 'optimizer'],
])

const shorter = new Map(
  [...aliases].filter(([other, flag]) => other.length < flag.length).map(([short, flag]) => [flag, short]),
)

/** A setting as people type it who want to type little: `lr`, `batch-size`. */
export function shortFlagOf(key: string): string {
  const flag = flagOf(key)
  return shorter.get(flag) ?? flag
}
