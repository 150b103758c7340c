import type {Checkpoint} from '../../../trainers/session/checkpoints/read.ts'
import {bitmapOf} from './bitmap.ts'

/** More say no more. */
const mostPictures = 64
const across = 16

export interface FirstWeights {
  readonly layer: string
  /** A `data:` address. */
  readonly picture: string
}

/** The weights that meet the picture first, as pictures; nothing where they are none. */
export function firstWeights({state, weights}: Checkpoint): FirstWeights | undefined {
  const [height = 0, width = 0, channels = 0] = state.data.inputShape
  const first = state.weights.find(({name, shape}) => shape.length > 1 && name.endsWith('kernel'))
  const values = first && weights.get(first.name)
  if (!first || !values || state.data.inputShape.length !== 3 || ![1, 3].includes(channels)) return undefined
  const {name, shape} = first
  const total = shape.at(-1) ?? 0
  const [rows, columns] =
    shape.length === 4
      ? [shape[0] ?? 0, shape[1] ?? 0]
      : shape[0] === height * width * channels
        ? [height, width]
        : [0, 0]
  if (rows < 2 || columns < 2 || (shape.length === 4 && shape[2] !== channels)) return undefined
  const picture = bitmapOf(
    {count: Math.min(total, mostPictures), height: rows, width: columns, across},
    (unit, y, x, c) => values[((y * columns + x) * channels + Math.min(c, channels - 1)) * total + unit] ?? 0,
  )
  return {layer: name.split('/')[0] ?? name, picture}
}
