import {numpyRandom} from '../random/numpy.ts'
import type {Dataset, LoadedDataset, LoadOptions, Samples} from './dataset.ts'
import {irisMeasurements, irisSpecies} from './iris-table.ts'
import {takePart} from './part.ts'

const rowsPerSpecies = irisMeasurements.length / irisSpecies.length

const gather = (rows: readonly number[]): Samples => ({
  x: Float32Array.from(rows.flatMap(row => irisMeasurements[row] ?? [])),
  y: Int32Array.from(rows, row => Math.floor(row / rowsPerSpecies)),
  count: rows.length,
})

/**
 * Fisher's irises, embedded. Features and labels are shuffled once together, then the last `validationSplit` of the
 * rows (default 0.2, as Keras' `validation_split` takes it) become the test set. The shuffle is NumPy's, seeded by the
 * hyperparameter `shuffleSeed` when the chapter has one (the notes' splits use 10 and 116), else by the run's seed.
 */
async function load(options: LoadOptions): Promise<LoadedDataset> {
  const {validationSplit = 0.2, shuffleSeed = options.seed} = options.hyperparameters
  const order = numpyRandom(Number(shuffleSeed)).permutation(irisMeasurements.length)
  const split = Math.floor(order.length * (1 - Number(validationSplit)))
  return {
    name: 'iris',
    source: 'embedded',
    origin: 'Fisher 1936',
    inputShape: [4],
    classes: irisSpecies,
    train: takePart(gather(order.slice(0, split)), options.trainSamples, options.seed, irisSpecies.length),
    test: takePart(gather(order.slice(split)), options.testSamples, options.seed, irisSpecies.length),
    scale: 1,
  }
}

export const iris: Dataset = {
  name: 'iris',
  title: {en: 'Iris flowers', zh: '鸢尾花'},
  kind: 'measurements',
  inputShape: [4],
  classes: irisSpecies,
  trainCount: 120,
  testCount: 30,
  licence: 'CC BY 4.0',
  homepage: 'https://archive.ics.uci.edu/dataset/53/iris',
  files: [],
  load,
}
