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
    for (let column = 0; column < width; column++) {
      const x = Math.min(maxX, Math.max(0, x0 + xx * column + xy * row))
      const y = Math.min(maxY, Math.max(0, y0 + yx * column + yy * row))
      const left = Math.floor(x)
      const top = Math.floor(y)
      const fx = x - left
      const fy = y - top
      const at = sourceOffset + top * rowLength + left * channels
      const right = left < maxX ? channels : 0
      const below = top < maxY ? rowLength : 0
      const to = targetOffset + row * rowLength + (flip ? maxX - column : column) * channels
      for (let c = 0; c < channels; c++) {
        const upper = (source[at + c] as number) * (1 - fx) + (source[at + right + c] as number) * fx
        const lower =
          (source[at + below + c] as number) * (1 - fx) + (source[at + below + right + c] as number) * fx
        target[to + c] = (upper * (1 - fy) + lower * fy) * scale
      }
    }
  }
}
