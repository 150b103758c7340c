import {TfnotesError} from '../errors.ts'
import {createRandom} from '../random/random.ts'
import type {LoadedDataset, Loader, LoadOptions} from './dataset.ts'
import {setAside} from './set-aside.ts'

/**
 * How many of so many training samples are held out.
 * @throws TfnotesError `hold-out-empty`
 */
export function countHeldOut(samples: number, share: number): number {
  const aside = Math.min(samples - 1, Math.round(samples * share))
  if (share > 0 && aside < 1) throw new TfnotesError('hold-out-empty', {share, samples}, {usage: true})
  return aside
}

/** The share of every class, rounded so that the sum is that of all; a class of one keeps it. */
function shareOut(counts: readonly number[], share: number): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const aside = counts.map(count => Math.floor(count * share))
  const byRest = counts
    .map((count, label) => ({label, rest: count * share - Math.floor(count * share)}))
    .filter(({label}) => (aside[label] as number) + 1 < (counts[label] as number))
    .sort((a, b) => b.rest - a.rest)
  const missing = countHeldOut(all, share) - aside.reduce((sum, count) => sum + count, 0)
  for (const {label} of byRest.slice(0, missing)) aside[label] = (aside[label] as number) + 1
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
    take: counts => shareOut(counts, share),
  })
  return {...data, train: kept, heldOut: aside}
}

/** A loader of samples in classes that heeds `holdOut`. */
export const holdingOut =
  (load: Loader): Loader =>
  async options =>
    holdOut(await load(options), options)
