import type {Plane, Raster} from './raster.ts'

/** Blocks that the shorter side is divided into when the paper is looked for, in small pictures and in large ones. */
const [fewBlocks, manyBlocks] = [5, 8]
const large = 100

/** A block is taken to be full of ink when the blocks around it are this much brighter; a shadow makes less of it. */
const inkBlock = 0.6

/**
 * How much ink lies on every pixel: the distance from the paper around it towards the dark (or towards the light, for
 * light ink), in the channel where it is greatest, so that a blue pen counts as much as a black one. The paper is
 * estimated block by block, which takes grey paper and soft shadows away.
 */
export function inkOf(picture: Raster, lightInk: boolean): Plane {
  const {width, height, channels} = picture
  const ink = new Float32Array(width * height)
  for (let c = 0; c < channels; c++) {
    const value = (i: number) => {
      const found = picture.data[i * channels + c] as number
      return lightInk ? 255 - found : found
    }
    const paper = paperOf(width, height, value)
    for (let i = 0; i < ink.length; i++) {
      ink[i] = Math.max(ink[i] as number, (paper[i] as number) - value(i))
    }
  }
  return {width, height, data: ink}
}

/** The paper's brightness at every pixel: what is bright in each block, smoothed over blocks. */
function paperOf(width: number, height: number, value: (i: number) => number): Float32Array {
  const size = Math.max(
    1,
    Math.min(width, height) / (Math.min(width, height) < large ? fewBlocks : manyBlocks),
  )
  const columns = Math.max(1, Math.round(width / size))
  const rows = Math.max(1, Math.round(height / size))
  const blocks = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      blocks[row * columns + column] = brightIn(
        [Math.floor((column * width) / columns), Math.floor(((column + 1) * width) / columns)],
        [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)],
        width,
        value,
      )
    }
  }
  // The paper under a block full of ink is what the neighbours say.
  const lifted = blocks.map((block, i) => {
    const around = medianAround(blocks, columns, rows, i)
    return block < inkBlock * around ? around : block
  })
  return spread(lifted, columns, rows, width, height)
}

type Range = readonly [from: number, to: number]

/** The brightness that four of five pixels do not exceed. */
function brightIn(
  [left, right]: Range,
  [top, bottom]: Range,
  width: number,
  value: (i: number) => number,
): number {
  const counts = new Uint32Array(256)
  let total = 0
  for (let y = top; y < Math.max(bottom, top + 1); y++) {
    for (let x = left; x < Math.max(right, left + 1); x++) {
      const bin = value(y * width + x)
      counts[bin] = (counts[bin] as number) + 1
      total++
    }
  }
  let seen = 0
  for (let bin = 0; bin < 256; bin++) {
    seen += counts[bin] as number
    if (seen >= 0.8 * total) return bin
  }
  return 255
}

function medianAround(blocks: Float32Array, columns: number, rows: number, at: number): number {
  const found: number[] = []
  const [column, row] = [at % columns, Math.floor(at / columns)]
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      found.push(blocks[y * columns + x] as number)
    }
  }
  found.sort((a, b) => a - b)
  return found[Math.floor(found.length / 2)] as number
}

/** Block values spread over all pixels, linearly between the blocks' middles. */
function spread(
  blocks: Float32Array,
  columns: number,
  rows: number,
  width: number,
  height: number,
): Float32Array {
  const all = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const v = Math.min(rows - 1, Math.max(0, ((y + 0.5) * rows) / height - 0.5))
    const row = Math.min(Math.floor(v), Math.max(0, rows - 2))
    const nextRow = Math.min(row + 1, rows - 1)
    for (let x = 0; x < width; x++) {
      const u = Math.min(columns - 1, Math.max(0, ((x + 0.5) * columns) / width - 0.5))
      const column = Math.min(Math.floor(u), Math.max(0, columns - 2))
      const next = Math.min(column + 1, columns - 1)
      const upper = lerp(
        blocks[row * columns + column] as number,
        blocks[row * columns + next] as number,
        u - column,
      )
      const lower = lerp(
        blocks[nextRow * columns + column] as number,
        blocks[nextRow * columns + next] as number,
        u - column,
      )
      all[y * width + x] = lerp(upper, lower, v - row)
    }
  }
  return all
}

const lerp = (a: number, b: number, t: number) => a + (b - a) * t

/** Otsu's threshold: the value that separates the two classes best. */
export function otsu(values: Float32Array): number {
  const counts = new Float64Array(256)
  for (const value of values) {
    const bin = Math.min(255, Math.max(0, Math.round(value)))
    counts[bin] = (counts[bin] as number) + 1
  }
  let sumAll = 0
  for (let bin = 0; bin < 256; bin++) sumAll += bin * (counts[bin] as number)
  let [best, threshold, below, sumBelow] = [-1, 0, 0, 0]
  for (let bin = 0; bin < 255; bin++) {
    below += counts[bin] as number
    sumBelow += bin * (counts[bin] as number)
    const above = values.length - below
    if (below === 0 || above === 0) continue
    const between = below * above * (sumBelow / below - (sumAll - sumBelow) / above) ** 2
    if (between > best) [best, threshold] = [between, bin + 0.5]
  }
  return threshold
}
