import {shrinkToFit} from '../../../datasets/pictures/resize.ts'

/** Pictures of one size, one after another, as bytes; what a layer holds, made visible. */
export interface Maps {
  readonly count: number
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  readonly data: Uint8Array
}

/** Larger maps are reduced to this side: no terminal shows more. */
const largest = 64

/** Black is the map's least value, white its greatest; a map that is the same everywhere is black. */
function toBytes(values: ArrayLike<number>): Uint8Array {
  const [least, most] = rangeOf(values)
  const scale = most > least ? 255 / (most - least) : 0
  return Uint8Array.from(values, value => (value - least) * scale)
}

function rangeOf(values: ArrayLike<number>): [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i] as number)
    most = Math.max(most, values[i] as number)
  }
  return [least, most]
}

/**
 * One sample's values in a layer as pictures, the first `limit` of them: [height, width, maps] gives one a map, anything
 * flat a single row. `silent` counts the maps (or the values of a row) that stayed 0 or the same everywhere.
 */
export function featureMaps(
  values: Float32Array,
  shape: readonly number[],
  limit: number,
): {maps: Maps; total: number; silent: number} {
  const [height = 1, width = 1, total = 1] = shape.length === 3 ? shape : [1, values.length, 1]
  if (shape.length !== 3)
    return {
      maps: {count: 1, width, height, channels: 1, data: toBytes(values)},
      total: width,
      silent: values.filter(value => value === 0).length,
    }
  const all = Array.from({length: total}, (_, map) =>
    Float32Array.from({length: height * width}, (_, at) => values[at * total + map] as number),
  )
  const silent = all.filter(map => {
    const [least, most] = rangeOf(map)
    return least === most
  }).length
  const shown = all
    .slice(0, limit)
    .map(map => shrinkToFit({width, height, channels: 1, data: toBytes(map)}, largest))
  const [first] = shown
  const size = (first?.width ?? 0) * (first?.height ?? 0)
  const data = new Uint8Array(shown.length * size)
  shown.forEach((map, i) => {
    data.set(map.data, i * size)
  })
  return {
    maps: {count: shown.length, width: first?.width ?? 0, height: first?.height ?? 0, channels: 1, data},
    total,
    silent,
  }
}

/**
 * The weights of the layer that meets the picture, one picture a filter: a convolution's [k, k, channels, filters], or a
 * dense layer's [height · width · channels, units]. Middle grey is 0, lighter is positive, each filter to its own scale.
 */
export function filterPictures(
  kernel: Float32Array,
  shape: readonly number[],
  inputShape: readonly number[],
  limit: number,
): {maps: Maps; total: number} | undefined {
  const [height = 0, width = 0, channels = 0] = shape.length === 4 ? shape : inputShape
  const total = shape.at(-1) ?? 0
  const size = height * width * channels
  if ((channels !== 1 && channels !== 3) || size * total !== kernel.length) return undefined
  const count = Math.min(total, limit)
  const data = new Uint8Array(count * size)
  for (let filter = 0; filter < count; filter++) {
    let most = 0
    for (let at = 0; at < size; at++) most = Math.max(most, Math.abs(kernel[at * total + filter] as number))
    for (let at = 0; at < size; at++)
      data[filter * size + at] = 128 + (127 * (kernel[at * total + filter] as number)) / (most || 1)
  }
  return {maps: {count, width, height, channels, data}, total}
}
