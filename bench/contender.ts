/**
 * One contender trains one chapter in this process. It says when it is ready and then, for every line it is sent, times
 * a round and prints an `Outcome`, both as JSON:
 *
 *   tsx bench/contender.ts tfnotes-wasm|tfnotes-native|fit-wasm|fit-native <chapter> [--batch n] [--threads n] [--native folder]
 */
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {parseArgs} from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import {chapterById} from '../src/chapters/index.ts'
import {selectBackend} from '../src/trainers/engines/built-in/backends/index.ts'
import {openStep, randomData} from './our-step.ts'
import {stockLayers} from './stock-layers.ts'
import {type Outcome, openWorkload} from './workload.ts'

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {batch: {type: 'string'}, threads: {type: 'string'}, native: {type: 'string'}},
})
const [contender = '', id = ''] = positionals
const threads = Number(options.threads ?? 0)
const work = openWorkload(id, options.batch === undefined ? undefined : Number(options.batch))

/** Milliseconds before the clock starts, so that the compilers are done with the code that is timed. */
const warmUp = 1000

/** Trains a round and answers with the milliseconds of a step. */
type Round = () => number | Promise<number>

/** Our own loop. */
async function openOurs(backend: 'wasm' | 'native'): Promise<Round> {
  const started = await selectBackend(backend, threads, {nativeFolder: options.native})
  if (started.name !== backend) throw new Error(started.why)
  const step = openStep(work)
  const run = (count: number) => {
    const start = performance.now()
    for (let i = 0; i < count; i++) step()
    return (performance.now() - start) / count
  }
  run(3)
  for (const start = performance.now(); performance.now() - start < warmUp; ) run(1)
  return () => run(work.steps)
}

const optimizers: Record<string, (lr: number, momentum: number) => tf.Optimizer> = {
  sgd: lr => tf.train.sgd(lr),
  momentum: (lr, momentum) => tf.train.momentum(lr, momentum),
  adagrad: lr => tf.train.adagrad(lr),
  adadelta: lr => tf.train.adadelta(lr),
  rmsprop: lr => tf.train.rmsprop(lr),
  adam: lr => tf.train.adam(lr),
}

/** tfjs' own `fit` on its own layers; the first epoch warms up. */
async function openFit(backend: 'wasm' | 'tensorflow'): Promise<Round> {
  if (backend === 'wasm') await import('@tensorflow/tfjs-backend-wasm')
  else
    createRequire(options.native ? join(options.native, 'package.json') : import.meta.url)(
      '@tensorflow/tfjs-node',
    )
  if (!(await tf.setBackend(backend))) throw new Error(`${backend} does not start`)
  const {values, shape, batch} = work
  const steps = Math.max(2, Math.ceil(work.steps / 4))
  const model = (chapterById(id) as NonNullable<ReturnType<typeof chapterById>>).build(
    stockLayers(),
    values,
    shape,
  )
  model.compile({
    optimizer: (optimizers[values.optimizer as string] as NonNullable<(typeof optimizers)[string]>)(
      values.learningRate as number,
      0.9,
    ),
    loss: shape.classes === 1 ? 'meanSquaredError' : 'sparseCategoricalCrossentropy',
  })
  const {x, y} = randomData(work, batch * steps)
  const epoch = async () => {
    const start = performance.now()
    await model.fit(x, tf.cast(y, 'float32'), {batchSize: batch, epochs: 1, verbose: 0})
    return (performance.now() - start) / steps
  }
  for (const start = performance.now(); performance.now() - start < warmUp; ) await epoch()
  return epoch
}

const contenders: Record<string, () => Promise<Round>> = {
  'tfnotes-wasm': () => openOurs('wasm'),
  'tfnotes-native': () => openOurs('native'),
  'fit-wasm': () => openFit('wasm'),
  'fit-native': () => openFit('tensorflow'),
}

const say = (answer: Outcome | {readonly ready: true}) => console.log(JSON.stringify(answer))
try {
  const round = await (contenders[contender] as () => Promise<Round>)()
  say({ready: true})
  for await (const _ of createInterface({input: process.stdin})) {
    say({msPerStep: await round(), peakMB: process.resourceUsage().maxRSS / 1024})
  }
} catch (error) {
  say({failed: (error instanceof Error ? error.message : String(error)).trim().split('\n')[0] ?? ''})
}
process.exit(0)
