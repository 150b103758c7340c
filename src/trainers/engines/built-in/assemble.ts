import type {LayersModel, Shape} from '@tensorflow/tfjs-layers'
import type {Chapter, DataShape} from '../../../chapters/chapter.ts'
import {frozenNames, record} from '../../../chapters/graph.ts'
import type {HyperparameterValues} from '../../../chapters/hyperparameters/hyperparameter.ts'
import {summarise} from '../../../chapters/summary.ts'
import {TfnotesError} from '../../../errors.ts'
import {settingsOf} from '../../spec/settings.ts'
import {judgedAtOnce} from '../memory.ts'
import {type Clock, kerasLayers} from './layers/index.ts'
import {type Loss, type LossName, losses, lossOf} from './losses/index.ts'
import {layOut, type Network} from './network.ts'

/** A chapter's network, ready to be trained or applied, on the active backend. */
export interface Assembly {
  readonly network: Network
  readonly clock: Clock
  readonly loss: Loss
  /** Width of the output: classes, or values of a regression. */
  readonly outputs: number
}

/** What a network that names no classes can be trained with. */
const lossesOfValues = Object.keys(losses).filter(name => losses[name as LossName].targets === 'values')

/**
 * Builds a chapter's network with the run's initial weights.
 * @throws TfnotesError `loss-needs-classes`, `network-too-deep`
 */
export function assemble(
  chapter: Chapter,
  values: HyperparameterValues,
  shape: DataShape,
  seed: number,
): Assembly {
  const settings = settingsOf(values)
  const loss = lossOf(settings)
  if (loss.targets === 'labels' && shape.classes < 2)
    throw new TfnotesError(
      'loss-needs-classes',
      {loss: settings.loss, accepted: lossesOfValues},
      {usage: true},
    )
  // Refuses, with the layer's name, what would fail deep inside a layer.
  summarise(chapter, values, shape)
  const clock: Clock = {step: 0}
  const frozen = frozenNames(record(chapter, values, shape))
  const network = layOut(chapter.build(kerasLayers({seed, clock}), values, shape) as LayersModel, frozen)
  const [output] = network.model.outputs
  return {network, clock, loss, outputs: output?.shape.at(-1) as number}
}

/** Bytes that one sample's values take on their way through the network. */
export const bytesPerSample = ({model}: Network): number =>
  4 * model.layers.reduce((total, layer) => total + sizeOf(layer.outputShape as Shape), 0)

const sizeOf = (shape: Shape): number => shape.slice(1).reduce<number>((size, d) => size * (d as number), 1)

/** How many samples are judged at once. */
export const validationBatchSize = (network: Network): number => judgedAtOnce(bytesPerSample(network))
