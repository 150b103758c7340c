import type {Raster} from './raster.ts'

/** For every output place the first input place and the weights of those that follow; weights sum to 1. */
interface Taps {
  readonly first: number
  readonly weights: Float64Array
}

const lobes = 3

const lanczos = (x: number) => (x === 0 ? 1 : Math.abs(x) >= lobes ? 0 : sinc(x) * sinc(x / lobes))
const sinc = (x: number) => Math.sin(Math.PI * x) / (Math.PI * x)

/** The kernel is stretched by the factor of reduction, so that reducing averages and does not skip. */
function tapsFor(from: number, to: number): readonly Taps[] {
  const scale = from / to
  const stretch = Math.max(1, scale)
  return Array.from({length: to}, (_, place) => {
    const centre = (place + 0.5) * scale
    const first = Math.max(0, Math.floor(centre - lobes * stretch + 0.5))
    const end = Math.min(from, Math.floor(centre + lobes * stretch + 0.5))
    const weights = Float64Array.from({length: end - first}, (_, i) =>
      lanczos((first + i + 0.5 - centre) / stretch),
    )
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return {first, weights: weights.map(weight => weight / sum)}
  })
}

/**
 * Resizes with Lanczos' kernel of three lobes as PIL does (`Image.LANCZOS`, once called ANTIALIAS): first across, then
 * down, rounded to bytes after each. Width and height scale independently.
 */
export function resizeLanczos(picture: Raster, width: number, height: number): Raster {
  if (picture.width === width && picture.height === height) return picture
  const {channels} = picture
  const across = new Uint8ClampedArray(width * picture.height * channels)
  const columns = tapsFor(picture.width, width)
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < width; x++) {
      const {first, weights} = columns[x] as Taps
      for (let c = 0; c < channels; c++) {
        let from = (y * picture.width + first) * channels + c
        let sum = 0
        for (let i = 0; i < weights.length; i++, from += channels) {
          sum += (weights[i] as number) * (picture.data[from] as number)
        }
        across[(y * width + x) * channels + c] = Math.floor(sum + 0.5)
      }
    }
  }
  const stride = width * channels
  const down = new Uint8ClampedArray(stride * height)
  for (const [y, {first, weights}] of tapsFor(picture.height, height).entries()) {
    for (let x = 0; x < stride; x++) {
      let sum = 0
      for (let i = 0; i < weights.length; i++)
        sum += (weights[i] as number) * (across[(first + i) * stride + x] as number)
      down[y * stride + x] = Math.floor(sum + 0.5)
    }
  }
  return {width, height, channels, data: new Uint8Array(down.buffer)}
}

/** Reduced, with its proportions, until no side is longer than `most`. */
export function shrinkToFit(picture: Raster, most: number): Raster {
  const factor = Math.min(1, most / Math.max(picture.width, picture.height))
  const scaled = (side: number) => Math.max(1, Math.round(side * factor))
  return resizeLanczos(picture, scaled(picture.width), scaled(picture.height))
}
