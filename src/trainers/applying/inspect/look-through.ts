import {type LayerSummary, summarise} from '../../../chapters/summary.ts'
import type {LayerLook} from '../../engines/built-in/open-network.ts'
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
  const seen = network.look(sample)
  return {
    filters: firstFilters(seen, data.inputShape, limit),
    layers: seen.flatMap(({layer, values, shape}) => {
      const summary = summaries.get(layer)
      return summary ? [{...summary, ...featureMaps(values, shape, limit)}] : []
    }),
  }
}

function firstFilters(
  seen: readonly LayerLook[],
  inputShape: readonly number[],
  limit: number,
): FilterView | undefined {
  const {layer, kernel} = seen.find(one => one.kernel) ?? {}
  if (layer === undefined || !kernel) return undefined
  const {values, shape} = kernel()
  const pictures = filterPictures(values, shape, inputShape, limit)
  return pictures && {layer, ...pictures}
}
