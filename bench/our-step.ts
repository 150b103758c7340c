import * as tf from '@tensorflow/tfjs-core'
import {chapterById} from '../src/chapters/index.ts'
import {facts} from '../src/datasets/facts/index.ts'
import type {Batch} from '../src/trainers/engines/built-in/batches.ts'
import {kerasLayers} from '../src/trainers/engines/built-in/layers/index.ts'
import {type LossName, losses} from '../src/trainers/engines/built-in/losses/index.ts'
import {layOut} from '../src/trainers/engines/built-in/network.ts'
import {createOptimizer, type OptimizerName} from '../src/trainers/engines/built-in/optimizers/index.ts'
import {train} from '../src/trainers/engines/built-in/step.ts'
import {openSteps} from '../src/trainers/engines/built-in/steps.ts'
import {noSums, type Sums} from '../src/trainers/engines/engine.ts'
import type {Workload} from './workload.ts'

const takesIds = (id: string) => facts[chapterById(id)?.dataset ?? 'iris'].letters?.encoding === 'ids'

/** Random inputs and targets of a chapter's shape. */
export function randomData({shape: {inputShape, classes}, id}: Workload, count: number) {
  const shape = [count, ...inputShape]
  const x = takesIds(id)
    ? tf.randomUniform(shape, 0, classes, 'int32', 1)
    : tf.randomUniform(shape, 0, 1, 'float32', 1)
  const y =
    classes === 1
      ? tf.randomUniform([count, 1], 0, 1, 'float32', 2)
      : tf.tensor1d(
          Int32Array.from({length: count}, (_, i) => i % classes),
          'int32',
        )
  return {x, y}
}

/**
 * tfnotes' own training step on one batch of random data, on the current backend.
 * @param recorded false: every step goes through layers and kernels, as the first ones do
 */
export function openStep(work: Workload, recorded = true): () => void {
  const {id, values, shape} = work
  const clock = {step: 0}
  const chapter = chapterById(id) as NonNullable<ReturnType<typeof chapterById>>
  const network = layOut(chapter.build(kerasLayers({seed: 1, clock}), values, shape))
  const optimizer = createOptimizer(values.optimizer as OptimizerName, {weights: network.weights})
  const loss = losses[values.loss as LossName]
  const {x: input, y: target} = randomData(work, work.batch)
  const labels = target.dataSync() as Int32Array | Float32Array
  const stepping = {network, loss, optimizer}
  const steps = recorded
    ? openSteps(stepping)
    : {train: (batch: Batch, lr: number, sums: Sums) => train(stepping, batch, lr, sums)}
  const batch = {input, target, labels}
  return () => {
    clock.step++
    steps.train(batch, values.learningRate as number, noSums)
  }
}
