import type {Picture} from '../../../drawing/charts/picture.ts'

/** A row of values as a block about twice as wide as high; what is missing at its end is black. */
export function fold(row: Picture): Picture {
  if (row.height > 1) return row
  const width = Math.min(row.width, Math.max(16, 2 ** Math.ceil(Math.log2(Math.sqrt(row.width * 2)))))
  const height = Math.ceil(row.width / width)
  const data = new Uint8Array(width * height)
  data.set(row.data)
  return {width, height, channels: 1, data}
}
