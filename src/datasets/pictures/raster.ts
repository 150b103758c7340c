/** A picture in memory: rows from the top, channels last, 8 bits a channel. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  readonly data: Uint8Array
}

/** A grey picture with fractional values. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Luminance by ITU-R 601, to the bit as PIL's `convert('L')`: shares of red, green and blue in units of 2⁻¹⁶. */
export function toGrey({width, height, channels, data}: Raster): Raster {
  if (channels === 1) return {width, height, channels, data}
  const grey = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    const sum =
      19_595 * (data[at] as number) + 38_470 * (data[at + 1] as number) + 7471 * (data[at + 2] as number)
    grey[i] = (sum + 32_768) >> 16
  }
  return {width, height, channels: 1, data: grey}
}

export function toColour({width, height, channels, data}: Raster): Raster {
  if (channels === 3) return {width, height, channels, data}
  const colour = new Uint8Array(3 * data.length)
  for (let i = 0, to = 0; i < data.length; i++) {
    const value = data[i] as number
    colour[to++] = value
    colour[to++] = value
    colour[to++] = value
  }
  return {width, height, channels: 3, data: colour}
}

/** 255 − value everywhere. */
export const invertRaster = (picture: Raster): Raster => ({
  ...picture,
  data: picture.data.map(value => 255 - value),
})

/** The part of a picture within a box. */
export function cropRaster(
  picture: Raster,
  {left, top, right, bottom}: {left: number; top: number; right: number; bottom: number},
): Raster {
  const {channels} = picture
  const stride = (right - left) * channels
  const data = new Uint8Array(stride * (bottom - top))
  for (let y = top; y < bottom; y++) {
    const from = (y * picture.width + left) * channels
    data.set(picture.data.subarray(from, from + stride), (y - top) * stride)
  }
  return {width: right - left, height: bottom - top, channels, data}
}
