/**
 * Prints what watching.py runs in real Keras, as one JSON object: the irises as a run has them, the weights that it begins
 * with and the order of its samples in each epoch, the network as its program makes it, and of each case below the values
 * and the callbacks that its program prints.
 *
 *   npx tsx scripts/keras/watching-runs.ts
 */
import {printCode} from '../../src/chapters/code/print-code.ts'
import type {HyperparameterValues} from '../../src/chapters/hyperparameters/hyperparameter.ts'
import {iris} from '../../src/chapters/pages/iris.ts'
import {createRandom} from '../../src/random/random.ts'
import {permutation} from '../../src/random/shuffle.ts'
import {defaults} from '../../src/settings/tunable.ts'
import {engines} from '../../src/trainers/engines/index.ts'
import {loadData} from '../../src/trainers/loading/load-data.ts'
import {checkSpec} from '../../src/trainers/spec/check-spec.ts'

const seed = 1
const places = {kerasCache: '/nowhere', cache: '/nowhere'}

/** A learning rate so large that the validation jumps. */
const jumping = {optimizer: 'adam', learningRate: 1, batchSize: 40, epochs: 14, validationFreq: 1}
const calm = {optimizer: 'adam', learningRate: 0.1, batchSize: 32, epochs: 6, validationFreq: 1}

const cases: Readonly<Record<string, HyperparameterValues>> = {
  'early stopping': {...jumping, earlyStopping: 2},
  'early stopping by accuracy': {...jumping, monitor: 'accuracy', earlyStopping: 3},
  // The best of all is no progress here, and comes back all the same.
  'early stopping by a share': {...jumping, earlyStopping: 5, minDelta: 0.5},
  'early stopping that counts validations': {...jumping, validationFreq: 2, earlyStopping: 1},
  'early stopping without the best': {...jumping, earlyStopping: 2, restoreBest: false},
  plateau: {...jumping, reduceOnPlateau: 2, plateauFactor: 0.5, minLearningRate: 0.3},
  'plateau of an exponential schedule': {
    ...jumping,
    reduceOnPlateau: 2,
    plateauFactor: 0.5,
    schedule: 'exponential',
    decayRate: 0.9,
  },
  cosine: {...calm, schedule: 'cosine', cosineFloor: 0.1},
  'cosine after a warm-up': {...calm, schedule: 'cosine', warmupEpochs: 1.5},
  'warm-up': {...calm, warmupEpochs: 2},
  'exponential after a warm-up': {...calm, warmupEpochs: 0.5, schedule: 'exponential', decayRate: 0.8},
  'all of it': {
    ...jumping,
    epochs: 20,
    warmupEpochs: 0.5,
    schedule: 'cosine',
    reduceOnPlateau: 2,
    plateauFactor: 0.5,
    earlyStopping: 4,
  },
}

/** The lines of a part of a program, by the number of its step. */
function parts(h: HyperparameterValues) {
  const code = printCode(iris, {lang: 'python', style: 'sequential', h})
  const part = (step: number) => code.findIndex(line => line.startsWith(`# ${step} `))
  const fit = code.slice(part(5), part(6))
  const at = fit.indexOf('callbacks = [')
  return {
    network: code.slice(part(3), part(4)).join('\n'),
    callbacks: fit.slice(0, fit.indexOf(']', at) + 1).join('\n'),
  }
}

const spec = {
  chapter: 'iris',
  hyperparameters: {...defaults(iris), ...jumping},
  seed,
  dataset: {name: 'iris', from: 'auto'},
} as const
const checked = checkSpec(spec)
const data = await loadData(spec, checked.values, {places})
const training = await engines.cpu.prepare({
  checked,
  data,
  seed,
  backend: 'cpu',
  threads: 1,
  places,
  environment: {},
  scratch: '/nowhere',
  now: () => performance.now(),
})
const {weights} = await training.state({weightsOnly: true})
await training.close()

console.log(
  JSON.stringify({
    train: {x: [...data.train.x], y: [...data.train.y]},
    test: {x: [...data.test.x], y: [...data.test.y]},
    weights: weights.map(({shape, values}) => ({shape, values: [...values]})),
    orders: Array.from({length: 20}, (_, epoch) => [
      ...permutation(data.train.count, createRandom(seed, `shuffle/${epoch}`)),
    ]),
    network: parts(checked.values).network,
    cases: Object.entries(cases).map(([name, values]) => ({
      name,
      values,
      callbacks: parts({...defaults(iris), ...values}).callbacks,
    })),
  }),
)
