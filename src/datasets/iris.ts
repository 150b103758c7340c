import {numpyRandom} from '../random/numpy.ts'
import type {LoadedDataset, LoadOptions, Samples} from './dataset.ts'
import {classNames, expectedShape} from './facts/index.ts'
import {iris as facts} from './facts/iris.ts'
import {irisMeasurements, rowsPerSpecies} from './iris-table.ts'
import {takePart} from './part.ts'

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
export async function loadIris(options: LoadOptions): Promise<LoadedDataset> {
  const {validationSplit = facts.brings.validationSplit, shuffleSeed = options.seed} = options.hyperparameters
  const classes = classNames('iris')
  const order = numpyRandom(Number(shuffleSeed)).permutation(irisMeasurements.length)
  const split = Math.floor(order.length * (1 - Number(validationSplit)))
  return {
    name: 'iris',
    source: 'embedded',
    origin: 'Fisher 1936',
    inputShape: expectedShape('iris', options.hyperparameters).inputShape,
    classes,
    train: takePart(gather(order.slice(0, split)), options.trainSamples, options.seed, classes.length),
    test: takePart(gather(order.slice(split)), options.testSamples, options.seed, classes.length),
    scale: 1,
  }
}
