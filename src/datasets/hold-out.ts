import {TfnotesError} from '../errors.ts'
import {createRandom} from '../random/random.ts'
import type {LoadedDataset, Loader, LoadOptions} from './dataset.ts'
import {setAside} from './set-aside.ts'

/** How many of so many training samples a share sets aside: a class of one keeps it. */
const countAside = (count: number, share: number): number =>
  Math.min(Math.max(0, count - 1), Math.round(count * share))

/** @throws TfnotesError `hold-out-empty` */
function expectAside(aside: number, samples: number, share: number): void {
  if (aside === 0) throw new TfnotesError('hold-out-empty', {share, samples}, {usage: true})
}

/** The last of the samples in time. @throws TfnotesError `hold-out-empty` */
export function countHeldOut(samples: number, share: number): number {
  const aside = share === 0 ? 0 : countAside(samples, share)
  if (share > 0) expectAside(aside, samples, share)
  return aside
}

/**
 * Sets a seeded share of every class of the training samples aside, by which a run is validated instead of by the test
 * set. It depends on the seed, the share and the samples alone, and comes after `trainSamples`.
 * @throws TfnotesError `hold-out-empty`
 */
function holdOut(data: LoadedDataset, {holdOut: share = 0, seed}: LoadOptions): LoadedDataset {
  if (share === 0) return data
  const {kept, aside} = setAside(data.train, data.classes.length, {
    random: createRandom(seed, 'hold-out'),
    take: ofClass => countAside(ofClass, share),
  })
  expectAside(aside.count, data.train.count, share)
  return {...data, train: kept, heldOut: aside}
}

/** A loader of samples in classes that heeds `holdOut`. */
export const holdingOut =
  (load: Loader): Loader =>
  async options =>
    holdOut(await load(options), options)
