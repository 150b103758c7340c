import type {LoadedDataset, Samples} from '../../datasets/dataset.ts'
import {joinSamples} from '../../datasets/values.ts'

type Parts = Pick<LoadedDataset, 'heldOut' | 'test'>

/** What every validation judges, so that the best epoch is chosen by it: what was held out, else the test set. */
export const chosenBy = ({heldOut, test}: Parts): Samples => heldOut ?? test

/** All that an engine is asked to judge, one after another: what was held out, then the test set. */
export function judgedSamples({heldOut, test}: Parts): Samples {
  return heldOut ? joinSamples(heldOut, test) : test
}

/** Where in them is what every validation judges, and what the end of a run does: empty where that is the same. */
export function judgedRanges(parts: Parts) {
  const first = chosenBy(parts).count
  return {
    validation: {from: 0, to: first},
    test: {from: first, to: first + (parts.heldOut ? parts.test.count : 0)},
  }
}
