import type {LoadedDataset, Samples} from '../../datasets/dataset.ts'

type Parts = Pick<LoadedDataset, 'heldOut' | 'test'>

/** What every validation judges, so that the best epoch is chosen by it: what was held out, else the test set. */
export const chosenBy = ({heldOut, test}: Parts): Samples => heldOut ?? test

/** All that an engine is asked to judge, one after another: what was held out, then the test set. */
export function judgedSamples({heldOut, test}: Parts): Samples {
  if (!heldOut) return test
  return {x: joined(heldOut.x, test.x), y: joined(heldOut.y, test.y), count: heldOut.count + test.count}
}

/** Where in them is what every validation judges, and what the end of a run does: empty where that is the same. */
export function judgedRanges(parts: Parts) {
  const first = chosenBy(parts).count
  return {
    validation: {from: 0, to: first},
    test: {from: first, to: first + (parts.heldOut ? parts.test.count : 0)},
  }
}

function joined<A extends Samples['x'] | Samples['y']>(first: A, second: A): A {
  const all = new (first.constructor as new (length: number) => A)(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
