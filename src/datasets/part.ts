import {createRandom} from '../random/random.ts'
import {shuffle} from '../random/shuffle.ts'
import type {Samples} from './dataset.ts'
import {pickRows} from './set-aside.ts'

/**
 * A seeded, class-balanced part: every class gives as many samples as every other, or all it has, and the samples
 * keep the order they have in the file. Taking more than there is, or `undefined`, gives everything.
 */
export function takePart(
  samples: Samples,
  wanted: number | undefined,
  seed: number,
  classes: number,
): Samples {
  if (wanted === undefined || wanted >= samples.count) return samples
  return pickRows(samples, balancedRows(samples.y, wanted, seed, classes))
}

/** Row numbers of the part, ascending. */
export function balancedRows(
  labels: ArrayLike<number>,
  wanted: number,
  seed: number,
  classes: number,
): number[] {
  const byClass: number[][] = Array.from({length: classes}, () => [])
  for (let i = 0; i < labels.length; i++) byClass[labels[i] as number]?.push(i)
  const random = createRandom(seed, 'part')
  for (const rows of byClass) shuffle<number, number[]>(rows, random)
  // One round takes one row of every class that has some left; the last round goes to classes in random order.
  const taken: number[] = []
  for (let round = 0; taken.length < wanted; round++) {
    const left = byClass.filter(rows => rows.length > round)
    if (left.length === 0) break
    if (wanted - taken.length < left.length) shuffle<number[], number[][]>(left, random)
    for (const rows of left.slice(0, wanted - taken.length)) taken.push(rows[round] as number)
  }
  return taken.sort((a, b) => a - b)
}
