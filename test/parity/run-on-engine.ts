import {join} from 'node:path'
import {chapterById} from '../../src/chapters/index.ts'
import type {LoadedDataset, Samples} from '../../src/datasets/dataset.ts'
import {facts} from '../../src/datasets/facts/index.ts'
import type {BackendChoice} from '../../src/settings/run-options.ts'
import {defaults} from '../../src/settings/tunable.ts'
import {type EpochTask, noSums, type Task, type Training} from '../../src/trainers/engines/engine.ts'
import {engines} from '../../src/trainers/engines/index.ts'
import {checkSpec} from '../../src/trainers/spec/check-spec.ts'
import {integers, sizeOf, uniform, weight} from './deterministic.ts'
import type {ChapterFixture, KerasRun, OptionsRun} from './fixtures.ts'

const steps = 20

export interface OnEngine extends Pick<Task, 'environment' | 'scratch'> {
  readonly backend: BackendChoice
  /** All steps are asked for at once, as many as the engine's loop takes: only their mean is told. @default false */
  readonly together?: boolean
  /** What the learning rate is multiplied with at each step. @default 1 */
  readonly factor?: (step: number) => number
}

/** What of a run of Keras is done again. */
type Course = Pick<KerasRun, 'optimizer' | 'learningRate' | 'batches'> &
  Partial<Pick<OptionsRun, 'values' | 'uneven'>>

/**
 * Runs a chapter's network through the contract of engines as Keras ran its own: same weights, same batches. The
 * batches are the data set, in its order; the last of them is the test set.
 */
export async function runOnEngine(
  id: string,
  fixture: Omit<ChapterFixture, 'runs'>,
  {optimizer, learningRate, batches, values = {}, uneven = false}: Course,
  {backend, environment, scratch, together = false, factor = () => 1}: OnEngine,
) {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(`no chapter ${id}`)
  const {batch: batchSize, inputShape} = fixture
  const checked = checkSpec({
    chapter: id,
    hyperparameters: {
      ...defaults(chapter, 'notes'),
      ...('dropout' in chapter.settings && {dropout: 0}),
      ...('augment' in chapter.settings && {augment: false}),
      batchSize,
      optimizer,
      learningRate,
      ...values,
      // So many that it pays for an engine to compile many steps together.
      epochs: together ? 100_000 : 1,
    },
    preset: 'notes',
    seed: 1,
    dataset: {name: chapter.dataset, from: 'auto'},
  })
  const size = batchSize * sizeOf(inputShape)
  const samples = (numbers: readonly number[]): Samples => ({
    x: concatenated(numbers.map(n => inputOf(chapter.dataset, `x${n}`, size, fixture.classes))),
    y: concatenated(
      numbers.map(n =>
        fixture.classes === 1
          ? uniform(`y${n}`, batchSize, 0, 1)
          : labelsOf(n, batchSize, fixture.classes, uneven),
      ),
    ),
    count: numbers.length * batchSize,
  })
  const numbers = Array.from({length: steps}, (_, step) => (batches === 'new' ? step : 0))
  const data: LoadedDataset = {
    name: chapter.dataset,
    source: 'generated',
    origin: '',
    inputShape,
    classes: fixture.classes === 1 ? [] : Array.from({length: fixture.classes}, (_, i) => String(i)),
    train: samples(numbers),
    test: samples(numbers.slice(-1)),
    scale: 1,
  }
  // By a clock that hurries an engine finds every step slow, and asks for one at a time.
  let hurried = 0
  const now = together ? () => performance.now() : () => (hurried += 10_000)
  const training = await engines[backend].prepare({
    checked,
    data,
    seed: 1,
    backend,
    threads: 1,
    places: {kerasCache: '/nowhere', cache: '/nowhere'},
    environment,
    scratch: join(scratch, 'engine'),
    now,
  })
  try {
    await fill(training)
    const seen: number[] = []
    let before = 0
    const epoch: EpochTask = {
      epoch: 0,
      step: 0,
      sums: noSums,
      order: Int32Array.from({length: data.train.count}, (_, i) => i),
      rate: step => learningRate * factor(step),
      due: () => !together,
      lookUp: async ({sums}) => {
        seen.push((sums.loss - before) / batchSize)
        before = sums.loss
        return true
      },
    }
    const sums = await training.trainEpoch(epoch)
    const judged = await training.validate({due: () => false, lookUp: async () => true})
    return {
      losses: seen,
      mean: (sums?.loss ?? Number.NaN) / data.train.count,
      evaluation: (judged?.loss ?? Number.NaN) / data.test.count,
      parameters: training.parameters,
      below: /\((\w+) /.exec(training.backend.version)?.[1],
    }
  } finally {
    await training.close()
  }
}

/** Uneven ones are small more often than large. */
function labelsOf(n: number, size: number, classes: number, uneven: boolean): Int32Array {
  const labels = integers(`y${n}`, size, classes)
  if (!uneven) return labels
  const others = integers(`z${n}`, size, classes)
  return labels.map((label, i) => Math.floor((label * (others[i] as number)) / classes))
}

const inputOf = (dataset: LoadedDataset['name'], label: string, size: number, classes: number) =>
  facts[dataset].letters?.encoding === 'ids' ? integers(label, size, classes) : uniform(label, size, 0, 1)

/** One array after another. */
function concatenated<T extends Float32Array | Int32Array>(arrays: readonly T[]): T {
  const [first] = arrays
  if (!first) throw new Error('no batches')
  const all = new (first.constructor as new (length: number) => T)(arrays.length * first.length)
  for (const [i, array] of arrays.entries()) all.set(array, i * first.length)
  return all
}

/** Gives every weight its deterministic values; the optimizer stays at its start. */
async function fill(training: Training): Promise<void> {
  const {weights} = await training.state({weightsOnly: true})
  await training.restore({
    weights: weights.map(one => {
      const [layer, name] = one.name.split('/') as [string, string]
      return {...one, values: weight(layer, name, one.shape)}
    }),
  })
}
