import {tmpdir} from 'node:os'
import type {Samples} from '../src/datasets/dataset.ts'
import {loadMnist} from '../src/datasets/mnist.ts'
import {places} from '../src/datasets/places.ts'

/** The first training pictures of MNIST, or of what is drawn where it is not at hand. */
export async function loadDigits(count: number): Promise<Samples> {
  const {train} = await loadMnist({
    places: places(process.env, tmpdir()),
    from: 'auto',
    seed: 1,
    trainSamples: count,
    hyperparameters: {},
  })
  return train
}
