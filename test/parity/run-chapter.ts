import * as tf from '@tensorflow/tfjs-core'
import type {Chapter} from '../../src/chapters/chapter.ts'
import {frozenNames, record} from '../../src/chapters/graph.ts'
import type {HyperparameterValues} from '../../src/chapters/hyperparameters/hyperparameter.ts'
import {chapterById} from '../../src/chapters/index.ts'
import {facts} from '../../src/datasets/facts/index.ts'
import {defaults} from '../../src/settings/tunable.ts'
import type {Batch} from '../../src/trainers/engines/built-in/batches.ts'
import {kerasLayers} from '../../src/trainers/engines/built-in/layers/index.ts'
import {type LossName, losses} from '../../src/trainers/engines/built-in/losses/index.ts'
import {layOut} from '../../src/trainers/engines/built-in/network.ts'
import {createOptimizer} from '../../src/trainers/engines/built-in/optimizers/index.ts'
import {penaltyOf} from '../../src/trainers/engines/built-in/penalties.ts'
import {evaluate, train} from '../../src/trainers/engines/built-in/step.ts'
import {noSums} from '../../src/trainers/engines/engine.ts'
import {fill, integers, sizeOf, uniform} from './deterministic.ts'
import type {ChapterFixture, KerasRun} from './fixtures.ts'

function batchOf({dataset}: Chapter, {inputShape, classes, batch}: ChapterFixture, step: number): Batch {
  const size = batch * sizeOf(inputShape)
  const shape = [batch, ...inputShape]
  const input =
    facts[dataset].letters?.encoding === 'ids'
      ? tf.tensor(integers(`x${step}`, size, classes), shape, 'int32')
      : tf.tensor(uniform(`x${step}`, size, 0, 1), shape)
  if (classes === 1) {
    const labels = uniform(`y${step}`, batch, 0, 1)
    return {input, labels, target: tf.tensor2d(labels, [batch, 1])}
  }
  const labels = integers(`y${step}`, batch, classes)
  return {input, labels, target: tf.tensor1d(labels, 'int32')}
}

/** Runs a chapter's network as Keras ran its own: same weights, same batches, through the trainer's own step. */
export function runChapter(
  id: string,
  fixture: ChapterFixture,
  {optimizer: name, learningRate, batches}: KerasRun,
  {steps = 20, values = {}}: {readonly steps?: number; readonly values?: HyperparameterValues} = {},
) {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(`no chapter ${id}`)
  const h: HyperparameterValues = {...defaults(chapter, 'notes'), dropout: 0, ...values}
  const model = chapter.build(kerasLayers({seed: 0, clock: {step: 0}}), h, fixture)
  fill(model)
  const network = layOut(model, frozenNames(record(chapter, h, fixture)))
  const optimizer = createOptimizer(name, {weights: network.weights})
  const loss = losses[h.loss as LossName]
  const seen: number[] = []
  let evaluation: number | undefined
  for (let step = 0; step < steps; step++) {
    const batch = batchOf(chapter, fixture, batches === 'new' ? step : 0)
    seen.push(train({network, loss, optimizer}, batch, learningRate, noSums).loss / fixture.batch)
    if (step === 19)
      evaluation = evaluate({network, loss}, batch, penaltyOf(network), noSums).loss / fixture.batch
    tf.dispose([batch.input, batch.target])
  }
  const parameters = model.countParams()
  optimizer.dispose()
  model.dispose()
  return {losses: seen, evaluation, parameters}
}
