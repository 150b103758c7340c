import type {Transform} from './transform.ts'

/** One picture of `height` × `width` × `channels` values, somewhere inside a larger array. */
export interface PictureSize {
  readonly height: number
  readonly width: number
  readonly channels: number
}

/**
 * Writes the transformed picture: rotation, then shift, then zoom about the centre, bilinear, the border's own
 * values beyond the border, then the flip; the semantics and order of Keras' `apply_affine_transform` with
 * `fill_mode='nearest'` and `order=1`, checked against it.
 *
 * @param source values at `sourceOffset` onwards, row-major, channels last
 * @param target receives the values times `scale`
 */
export function resamplePicture(
  source: ArrayLike<number>,
  sourceOffset: number,
  target: Float32Array,
  targetOffset: number,
  {height, width, channels}: PictureSize,
  {angle, shiftX, shiftY, zoomX, zoomY, flip}: Transform,
  scale: number,
): void {
  const cos = Math.cos((angle * Math.PI) / 180)
  const sin = Math.sin((angle * Math.PI) / 180)
  const centreX = width / 2 - 0.5
  const centreY = height / 2 - 0.5
  // Where the target's pixel (x, y) comes from: rotation · (zoom · (p − centre) + shift) + centre.
  const xx = cos * zoomX
  const xy = -sin * zoomY
  const yx = sin * zoomX
  const yy = cos * zoomY
  const x0 = cos * shiftX - sin * shiftY + centreX - xx * centreX - xy * centreY
  const y0 = sin * shiftX + cos * shiftY + centreY - yx * centreX - yy * centreY
  const maxX = width - 1
  const maxY = height - 1
  const rowLength = width * channels

  for (let row = 0; row < height; row++) {
    const rowX = x0 + xy * row
    const rowY = y0 + yy * row
    const start = targetOffset + row * rowLength
    for (let column = 0; column < width; column++) {
      const freeX = rowX + xx * column
      const freeY = rowY + yx * column
      const x = freeX < 0 ? 0 : Math.min(freeX, maxX)
      const y = freeY < 0 ? 0 : Math.min(freeY, maxY)
      // Neither is negative, so this is the floor.
      const left = x | 0
      const top = y | 0
      const fx = x - left
      const fy = y - top
      const at = sourceOffset + top * rowLength + left * channels
      const right = left < maxX ? channels : 0
      const below = top < maxY ? rowLength : 0
      const to = start + (flip ? maxX - column : column) * channels
      for (let c = 0; c < channels; c++) {
        const from = at + c
        const a = source[from] as number
        const b = source[from + below] as number
        const upper = a + ((source[from + right] as number) - a) * fx
        const lower = b + ((source[from + below + right] as number) - b) * fx
        target[to + c] = (upper + (lower - upper) * fy) * scale
      }
    }
  }
}
