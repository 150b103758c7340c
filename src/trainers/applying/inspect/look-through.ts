import * as tf from '@tensorflow/tfjs-core'
import {type LayerSummary, summarise} from '../../../chapters/summary.ts'
import {forward, type LayerOutput} from '../../engines/built-in/forward.ts'
import {dataShape} from '../../loading/data-facts.ts'
import type {Predictor} from '../predict.ts'
import {featureMaps, filterPictures, type Maps} from './maps.ts'

/** A layer, and what one sample is in it. */
export interface LayerView extends LayerSummary {
  readonly maps: Maps
  /** How many maps there are (values, where the layer is flat), and how many of them say nothing about this sample. */
  readonly total: number
  readonly silent: number
}

export interface FilterView {
  readonly layer: string
  readonly maps: Maps
  readonly total: number
}

export interface NetworkView {
  /** Of the first layer that has weights; undefined where they are no pictures. */
  readonly filters: FilterView | undefined
  readonly layers: readonly LayerView[]
}

/**
 * Lets one sample through the network and looks at it in every layer.
 * @param sample scaled as in training
 * @param limit maps and filters of a layer that are kept
 */
export function lookThrough(
  {network, chapter, values, data}: Predictor,
  sample: Float32Array,
  limit: number,
): NetworkView {
  const {layers: described} = summarise(chapter, values, dataShape(data))
  const summaries = new Map(described.map(layer => [layer.name, layer]))
  let filters: FilterView | undefined
  let layers: LayerView[] = []
  tf.tidy(() => {
    const input = tf.tensor(sample, [1, ...data.inputShape])
    const steps = forward(network, input, {training: false, logits: false})
    filters = firstFilters(steps, data.inputShape, limit)
    layers = steps.flatMap(({place, memory: {output}}) => {
      const summary = summaries.get(place.layer.name)
      if (!summary) return []
      const seen = Float32Array.from(output.dataSync())
      return [{...summary, ...featureMaps(seen, output.shape.slice(1), limit)}]
    })
  })
  return {filters, layers}
}

function firstFilters(
  steps: readonly LayerOutput[],
  inputShape: readonly number[],
  limit: number,
): FilterView | undefined {
  const step = steps.find(({computation}) => (computation?.weights.length ?? 0) > 0)
  const kernel = step?.computation?.weights[0]?.read()
  if (!step || !kernel) return undefined
  const pictures = filterPictures(
    Float32Array.from(kernel.dataSync()),
    kernel.shape as number[],
    inputShape,
    limit,
  )
  return pictures && {layer: step.place.layer.name, ...pictures}
}
