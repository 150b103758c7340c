import {mersenne} from 'pure-rand/generator/mersenne'

/**
 * The order that `np.random.seed(seed); np.random.shuffle(rows)` brings `count` rows into: MT19937 and the masked
 * rejection of NumPy's legacy generator, so that a split of the notes is the notes' split, row for row.
 *
 * @returns indices: the row now at place i was at place result[i]
 */
export function numpyShuffle(count: number, seed: number): Int32Array {
  const generator = mersenne(seed | 0)
  const order = Int32Array.from({length: count}, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const mask = 2 ** (32 - Math.clz32(i)) - 1
    let j: number
    do j = (generator.next() & mask) >>> 0
    while (j > i)
    const moved = order[i] as number
    order[i] = order[j] as number
    order[j] = moved
  }
  return order
}
