import * as tf from '@tensorflow/tfjs-core'
import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest'
import {openWorkload} from '../../../../bench/workload.ts'
import {chapterById} from '../../../../src/chapters/index.ts'
import type {WasmBackend} from '../../../../src/trainers/engines/built-in/backends/wasm/backend.ts'
import {registerWasmBackend} from '../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {Recording} from '../../../../src/trainers/engines/built-in/backends/wasm/recording.ts'
import {openBatches} from '../../../../src/trainers/engines/built-in/batches.ts'
import {kerasLayers} from '../../../../src/trainers/engines/built-in/layers/index.ts'
import {type LossName, losses, lossOf} from '../../../../src/trainers/engines/built-in/losses/index.ts'
import {layOut} from '../../../../src/trainers/engines/built-in/network.ts'
import {
  createOptimizer,
  type OptimizerName,
} from '../../../../src/trainers/engines/built-in/optimizers/index.ts'
import {readState, restoreState} from '../../../../src/trainers/engines/built-in/state.ts'
import {train} from '../../../../src/trainers/engines/built-in/step.ts'
import {openSteps} from '../../../../src/trainers/engines/built-in/steps.ts'
import {noSums, type Sums} from '../../../../src/trainers/engines/engine.ts'
import {numbers, registerEngines} from './backends/wasm/engines.ts'

beforeAll(async () => {
  await registerEngines()
  tf.setBackend('wasm-relaxed-2')
}, 120_000)
afterEach(() => void vi.restoreAllMocks())

interface Options {
  readonly optimizer?: OptimizerName
  readonly clipNorm?: number
  readonly classWeights?: boolean
  readonly labelSmoothing?: number
  /** Shown the norm at every step. */
  readonly norms?: boolean
  /** Before this step the state goes back to the first. */
  readonly restoreAt?: number
}

/** Ten steps over batches of 4 samples and, as at an epoch's end, of 2: every sum, norm and weight that they leave. */
function run(id: string, recorded: boolean, options: Options = {}) {
  const {values, shape} = openWorkload(id)
  const clock = {step: 0}
  const chapter = chapterById(id) as NonNullable<ReturnType<typeof chapterById>>
  const network = layOut(chapter.build(kerasLayers({seed: 1, clock}), values, shape))
  const optimizer = createOptimizer(options.optimizer ?? (values.optimizer as OptimizerName), {
    weights: network.weights,
  })
  const width = shape.inputShape.reduce((a, b) => a * b, 1)
  const ids = id.startsWith('letters-embedding')
  const count = 10
  const x = numbers(count * width, 3)
  const y = numbers(count, 5)
  const classes = Int32Array.from({length: count}, (_, i) => i % shape.classes)
  const loss = options.labelSmoothing
    ? lossOf({loss: values.loss as LossName, labelSmoothing: options.labelSmoothing})
    : losses[values.loss as LossName]
  const batches = openBatches(
    {x: ids ? Int32Array.from(x, (_, i) => i % shape.classes) : x, y: shape.classes > 1 ? classes : y, count},
    {inputShape: shape.inputShape, scale: 1},
    {outputs: Math.max(1, shape.classes), targets: loss.targets},
  )
  const stepping = {
    network,
    loss,
    optimizer,
    clipNorm: options.clipNorm ?? 0,
    ...(options.classWeights && {
      classWeights: Float32Array.from({length: shape.classes}, (_, i) => 0.5 + i / 3),
    }),
  }
  const steps = recorded
    ? openSteps(stepping)
    : {
        train: (...args: Parameters<typeof train> extends [unknown, ...infer R] ? R : never) =>
          train(stepping, ...args),
        dispose() {},
      }
  const first = readState({network, optimizer}, false)
  const seen: (Sums | number)[] = []
  const order = [3, 1, 4, 0, 5, 9, 2, 6, 8, 7]
  for (let step = 0; step < 12; step++) {
    clock.step = step
    const from = step % 6 === 5 ? 8 : (step * 4) % 8
    if (step === options.restoreAt) restoreState({network, optimizer}, first)
    const batch = batches.gather(order, from, Math.min(from + 4, count))
    const rate = (values.learningRate as number) / (1 + step)
    seen.push(steps.train(batch, rate, noSums, options.norms ? norm => seen.push(norm) : undefined))
  }
  const state = readState({network, optimizer}, false)
  steps.dispose()
  batches.dispose()
  optimizer.dispose()
  network.model.dispose()
  return {seen, state}
}

const replays = () => vi.spyOn(Recording.prototype, 'replay')

describe('recorded steps', () => {
  const networks = [
    'iris',
    'mnist',
    'cifar10',
    'letters-onehot-1',
    'letters-embedding-4',
    'stock-lstm',
    'stock-gru',
  ]
  it.each(networks)('of %s leave the same bytes', id => {
    const expected = run(id, false)
    const repeated = replays()
    expect(run(id, true)).toEqual(expected)
    // Recorded at the third of the first four, and the last of an epoch goes the long way; a step is two recordings.
    expect(repeated.mock.calls.length).toBeGreaterThanOrEqual(2 * 7)
  })

  it.each<[string, Options]>([
    ['clipped', {clipNorm: 0.1}],
    ['clipped and measured', {clipNorm: 0.1, norms: true}],
    ['measured', {norms: true}],
    ['with weights of classes', {classWeights: true}],
    ['with smoothed labels', {labelSmoothing: 0.1}],
    ['set back in the middle', {restoreAt: 8}],
    ...(['sgd', 'momentum', 'adagrad', 'adadelta', 'rmsprop', 'adam', 'adamw'] as const).map(
      (optimizer): [string, Options] => [`by ${optimizer}`, {optimizer}],
    ),
  ])('%s leave the same bytes', (_, options) => {
    for (const id of ['iris', 'letters-embedding-4']) {
      const expected = run(id, false, options)
      const repeated = replays()
      expect(run(id, true, options)).toEqual(expected)
      // What an embedding table's clipping replaces is another tensor every time.
      if (id === 'iris' || !options.clipNorm) expect(repeated).toHaveBeenCalled()
      vi.restoreAllMocks()
    }
  })

  it('are not recorded where there is no room for one more, and go on', async () => {
    const expected = run('cifar10', false)
    const bytes = (tf.backend() as WasmBackend).bytesOf(() => run('cifar10', false))
    const [name, limit] = ['wasm-recorded-small', 32 << 20]
    await registerWasmBackend({name, simd: 'relaxed', threads: 2, memoryLimit: limit})
    tf.setBackend(name)
    // All but what the long way takes, and a little, is somebody else's.
    const backend = tf.backend() as WasmBackend
    const room = backend.borrow(limit - backend.heap.blocks.used - Math.ceil(bytes * 1.3) - (1 << 18))
    const repeated = replays()
    expect(run('cifar10', true)).toEqual(expected)
    expect(repeated).not.toHaveBeenCalled()
    backend.release(room)
    expect(run('cifar10', true)).toEqual(expected)
    expect(repeated).toHaveBeenCalled()
    tf.setBackend('wasm-relaxed-2')
  })

  it('give all their memory back', () => {
    run('cifar10', true)
    const before = [tf.memory().numTensors, (tf.memory() as unknown as {wasmBytes: number}).wasmBytes]
    run('cifar10', true)
    run('cifar10', true, {restoreAt: 6, clipNorm: 1})
    expect([tf.memory().numTensors, (tf.memory() as unknown as {wasmBytes: number}).wasmBytes]).toEqual(
      before,
    )
  })
})
