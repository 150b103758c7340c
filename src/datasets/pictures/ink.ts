import type {Plane, Raster} from './raster.ts'

/** Half the side of the square that the paper is looked for in, as a share of the shorter side; strokes are narrower. */
const reach = 0.15

/** From this side on a picture has pixels enough that its noise is smoothed away first. */
const large = 100

/** Paper that is darker than this does not make ink on it count for more: there is nothing there but noise. */
const darkPaper = 80

/**
 * How much ink lies on every pixel, 0 to 255: how far it is from the paper around it towards the dark (or towards the
 * light, for light ink), as a share of the paper's own brightness, in the channel where that is greatest, so that a
 * blue pen counts as much as a black one, and one in the shadow as much as one in the light.
 *
 * The paper is the morphological closing of the picture: what is dark and narrower than a square vanishes, while the
 * edge of a shadow or of a table stays where it is, be it ever so sharp.
 */
export function inkOf(picture: Raster, lightInk: boolean): Plane {
  const {width, height, channels, data} = picture
  const ink = new Float32Array(width * height)
  const radius = Math.max(2, Math.round(reach * Math.min(width, height)))
  const isSmall = Math.min(width, height) < large
  for (let c = 0; c < channels; c++) {
    const raw = new Float32Array(ink.length)
    for (let i = 0, at = c; i < raw.length; i++, at += channels)
      raw[i] = lightInk ? 255 - (data[at] as number) : (data[at] as number)
    const value = isSmall ? raw : smoothed(raw, width, height)
    const paper = darkest(lightest(value, width, height, radius), width, height, radius)
    for (let i = 0; i < ink.length; i++) {
      const ground = paper[i] as number
      const share = (255 * (ground - (value[i] as number))) / Math.max(darkPaper, ground)
      if (share > (ink[i] as number)) ink[i] = share
    }
  }
  return {width, height, data: ink}
}

/** Every pixel with its eight neighbours, weighed 1 2 1 in both directions. */
function smoothed(values: Float32Array, width: number, height: number): Float32Array {
  const [across, out] = [new Float32Array(values.length), new Float32Array(values.length)]
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [before, after] = [
        values[x > 0 ? i - 1 : i] as number,
        values[x < width - 1 ? i + 1 : i] as number,
      ]
      across[i] = (2 * (values[i] as number) + before + after) / 4
    }
  }
  for (let i = 0; i < out.length; i++) {
    const [above, below] = [across[i - width] ?? across[i], across[i + width] ?? across[i]] as [
      number,
      number,
    ]
    out[i] = (2 * (across[i] as number) + above + below) / 4
  }
  return out
}

/** The smallest value within the square of `radius` around every pixel. */
function darkest(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const negative = (some: Float32Array) => {
    for (let i = 0; i < some.length; i++) some[i] = -(some[i] as number)
    return some
  }
  return negative(lightest(negative(values.slice()), width, height, radius))
}

/** The greatest value within the square of `radius` around every pixel. */
function lightest(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const out = values.slice()
  for (let y = 0; y < height; y++) greatestAlong(out, y * width, 1, width, radius)
  for (let x = 0; x < width; x++) greatestAlong(out, x, width, height, radius)
  return out
}

/**
 * One row (or column) of `values` becomes the greatest within `radius` along it, by van Herk's method: any window spans
 * two blocks at most, and the greatest of each block is known up to every pixel of it, from both ends.
 */
function greatestAlong(
  values: Float32Array,
  start: number,
  stride: number,
  length: number,
  radius: number,
): void {
  const size = 2 * radius + 1
  const [fromLeft, fromRight] = [new Float32Array(length), new Float32Array(length)]
  for (let i = 0; i < length; i++) {
    const value = values[start + i * stride] as number
    const before = i % size === 0 ? value : (fromLeft[i - 1] as number)
    fromLeft[i] = Math.max(value, before)
  }
  for (let i = length - 1; i >= 0; i--) {
    const value = values[start + i * stride] as number
    const after = i === length - 1 || i % size === size - 1 ? value : (fromRight[i + 1] as number)
    fromRight[i] = Math.max(value, after)
  }
  for (let i = 0; i < length; i++) {
    const [first, last] = [Math.max(0, i - radius), Math.min(length - 1, i + radius)]
    const [before, after] = [fromRight[first] as number, fromLeft[last] as number]
    const isOneBlock = Math.floor(first / size) === Math.floor(last / size)
    values[start + i * stride] = isOneBlock ? (first % size === 0 ? after : before) : Math.max(before, after)
  }
}

/**
 * From how much on ink counts as a stroke: Otsu's threshold, which separates two classes best, but never what the
 * noise of the paper reaches, nor less than `faintest`. `excluded` pixels have no say.
 */
export function strokesFrom({data}: Plane, excluded: Uint8Array, faintest: number): number {
  const counts = new Float64Array(256)
  let total = 0
  for (let i = 0; i < data.length; i++) {
    if (excluded[i]) continue
    const bin = Math.min(255, Math.max(0, Math.round(data[i] as number)))
    counts[bin] = (counts[bin] as number) + 1
    total++
  }
  return Math.max(faintest, noiseIn(counts, total), otsu(counts, total))
}

/** Six deviations above the paper's middle; both from its darker part, in which there is no ink even on a full sheet. */
function noiseIn(counts: Float64Array, total: number): number {
  const below = (share: number) => {
    let seen = 0
    for (let bin = 0; bin < 256; bin++) {
      seen += counts[bin] as number
      if (seen >= share * total) return bin
    }
    return 255
  }
  const middle = below(0.3)
  return middle + 6 * ((middle - below(0.05)) / 1.4)
}

function otsu(counts: Float64Array, total: number): number {
  const sumAll = counts.reduce((sum, count, bin) => sum + bin * count, 0)
  let [best, threshold, below, sumBelow] = [-1, 0, 0, 0]
  for (let bin = 0; bin < 255; bin++) {
    below += counts[bin] as number
    sumBelow += bin * (counts[bin] as number)
    const above = total - below
    if (below === 0 || above === 0) continue
    const between = below * above * (sumBelow / below - (sumAll - sumBelow) / above) ** 2
    if (between > best) [best, threshold] = [between, bin + 0.5]
  }
  return threshold
}
