import {percent} from '../../text/numbers.ts'
import type {Samples} from '../dataset.ts'
import type {Remark} from '../remark.ts'

/** Classes that differ by more make a network answer the larger ones. */
const even = 10
/** Names in a sentence. */
const most = 8

/**
 * What the number of pictures of each class gives to think of.
 *
 * @param aside what was set aside of them for validation, if anything was
 */
export function remarksOnBalance(
  classes: readonly string[],
  train: Samples,
  aside: Samples | undefined,
): Remark[] {
  const counts = countsOf(train, classes.length)
  const there = [...counts.keys()].filter(label => (counts[label] as number) > 0)
  const [least, ...others] = there.sort((a, b) => (counts[a] as number) - (counts[b] as number))
  const largest = others.at(-1)
  const remarks: Remark[] = []
  if (least !== undefined && largest !== undefined) {
    const [few, many] = [counts[least] as number, counts[largest] as number]
    if (many > even * few)
      remarks.push({
        code: 'classes-uneven',
        detail: {
          most: many,
          mostName: classes[largest],
          least: few,
          leastName: classes[least],
          share: percent(many / train.count),
        },
      })
  }
  if (aside) {
    const held = countsOf(aside, classes.length)
    const names = classes.filter((_, label) => counts[label] !== 0 && held[label] === 0)
    if (names.length > 0)
      remarks.push({code: 'classes-unchecked', detail: {count: names.length, names: names.slice(0, most)}})
  }
  return remarks
}

function countsOf({y}: Samples, classes: number): number[] {
  const counts = Array.from({length: classes}, () => 0)
  for (const label of y) counts[label] = (counts[label] ?? 0) + 1
  return counts
}
