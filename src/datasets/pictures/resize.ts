import type {Raster} from './raster.ts'

/** For every output place the first input place and, one after the other, the weights of those that follow. */
interface Taps {
  readonly first: Int32Array
  /** Where a place's weights begin; one more entry says where the last ones end. */
  readonly start: Int32Array
  /** In units of 2⁻²², as PIL keeps them: sums of bytes stay exact 32-bit integers, which also is quick. */
  readonly weights: Int32Array
}

const lobes = 3
const precision = 22
const half = 1 << (precision - 1)

const lanczos = (x: number) => (x === 0 ? 1 : Math.abs(x) >= lobes ? 0 : sinc(x) * sinc(x / lobes))
const sinc = (x: number) => Math.sin(Math.PI * x) / (Math.PI * x)

/** The kernel is stretched by the factor of reduction, so that reducing averages and does not skip. */
function tapsFor(from: number, to: number): Taps {
  const scale = from / to
  const stretch = Math.max(1, scale)
  const [first, start] = [new Int32Array(to), new Int32Array(to + 1)]
  const weights: number[] = []
  for (let place = 0; place < to; place++) {
    const centre = (place + 0.5) * scale
    const begin = Math.max(0, Math.floor(centre - lobes * stretch + 0.5))
    const end = Math.min(from, Math.floor(centre + lobes * stretch + 0.5))
    const raw = Array.from({length: end - begin}, (_, i) => lanczos((begin + i + 0.5 - centre) / stretch))
    const sum = raw.reduce((total, weight) => total + weight, 0)
    first[place] = begin
    // Halves are rounded away from zero, as PIL rounds them.
    for (const weight of raw)
      weights.push(Math.sign(weight) * Math.floor(Math.abs(weight / sum) * (1 << precision) + 0.5))
    start[place + 1] = weights.length
  }
  return {first, start, weights: Int32Array.from(weights)}
}

/** Data sets are full of pictures of one size, and the sines cost more than using them. */
const remembered = new Map<string, Taps>()
const mostRemembered = 64

function taps(from: number, to: number): Taps {
  const key = `${from} ${to}`
  let found = remembered.get(key)
  if (!found) {
    if (remembered.size >= mostRemembered) remembered.clear()
    found = tapsFor(from, to)
    remembered.set(key, found)
  }
  return found
}

/**
 * Resizes with Lanczos' kernel of three lobes to the very bytes of PIL (`Image.LANCZOS`, once called ANTIALIAS): first
 * across, then down, rounded to bytes after each. Width and height scale independently.
 */
export function resizeLanczos(picture: Raster, width: number, height: number): Raster {
  if (picture.width === width && picture.height === height) return picture
  const {channels} = picture
  const across = picture.width === width ? picture.data : resizeAcross(picture, width)
  const data =
    picture.height === height ? across : resizeDown(across, width * channels, picture.height, height)
  return {width, height, channels, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength)}
}

type Bytes = Uint8Array | Uint8ClampedArray

function resizeAcross({width: from, height, channels, data}: Raster, width: number): Bytes {
  const {first, start, weights} = taps(from, width)
  const across = new Uint8ClampedArray(width * height * channels)
  const rows = channels === 1 ? rowsOfGrey : rowsOfColour
  rows(data, across, {from, width, height, first, start, weights})
  return across
}

interface Across extends Taps {
  readonly from: number
  readonly width: number
  readonly height: number
}

function rowsOfGrey(data: Bytes, across: Bytes, {from, width, height, first, start, weights}: Across): void {
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const end = start[x + 1] as number
      let at = y * from + (first[x] as number)
      let sum = half
      for (let i = start[x] as number; i < end; i++)
        sum = (sum + Math.imul(data[at++] as number, weights[i] as number)) | 0
      across[to++] = sum >> precision
    }
  }
}

/** Three sums at once, so that every weight is fetched once for a pixel. */
function rowsOfColour(
  data: Bytes,
  across: Bytes,
  {from, width, height, first, start, weights}: Across,
): void {
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const end = start[x + 1] as number
      let at = 3 * (y * from + (first[x] as number))
      let [red, green, blue] = [half, half, half]
      for (let i = start[x] as number; i < end; i++, at += 3) {
        const weight = weights[i] as number
        red = (red + Math.imul(data[at] as number, weight)) | 0
        green = (green + Math.imul(data[at + 1] as number, weight)) | 0
        blue = (blue + Math.imul(data[at + 2] as number, weight)) | 0
      }
      across[to++] = red >> precision
      across[to++] = green >> precision
      across[to++] = blue >> precision
    }
  }
}

/** Rows of `stride` bytes are added up whole, which follows the order of memory. */
function resizeDown(data: Bytes, stride: number, from: number, height: number): Bytes {
  const {first, start, weights} = taps(from, height)
  const down = new Uint8ClampedArray(stride * height)
  const sums = new Int32Array(stride)
  for (let y = 0; y < height; y++) {
    const [begin, end] = [start[y] as number, start[y + 1] as number]
    sums.fill(half)
    for (let i = begin; i < end; i++) {
      const weight = weights[i] as number
      const at = ((first[y] as number) + i - begin) * stride
      for (let x = 0; x < stride; x++)
        sums[x] = ((sums[x] as number) + Math.imul(data[at + x] as number, weight)) | 0
    }
    for (let x = 0; x < stride; x++) down[y * stride + x] = (sums[x] as number) >> precision
  }
  return down
}

/** Reduced, with its proportions, until no side is longer than `most`. */
export function shrinkToFit(picture: Raster, most: number): Raster {
  const factor = Math.min(1, most / Math.max(picture.width, picture.height))
  const scaled = (side: number) => Math.max(1, Math.round(side * factor))
  return resizeLanczos(picture, scaled(picture.width), scaled(picture.height))
}
