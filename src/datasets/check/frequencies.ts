import type {OpenValues} from '../values.ts'

/** Waves across and down that a picture is described by; the even ground, which only brightness changes, is no one of them. */
const waves = 8
export const frequencies = waves * waves - 1

/** Pictures whose pixels differ less from their mean, on average, have nothing in them to be recognised by. */
const leastContrast = 2

/**
 * What a picture looks like from afar: its lowest frequencies (a discrete cosine transform of its grey values), so
 * scaled that the whole picture without its ground has the length 1. Brighter, flatter or compressed again, a picture
 * hardly moves; the distance of two is never more than that of the pictures themselves. 0 everywhere for one with
 * nothing in it.
 *
 * @param values of height × width × channels each
 * @returns count × 63 values, those of the slowest waves first
 */
export function describePictures(
  {x, find}: Pick<OpenValues, 'x' | 'find'>,
  count: number,
  [height = 1, width = 1, channels = 1]: readonly number[],
): Float32Array {
  const [across, down] = [cosines(width), cosines(height)]
  const order = bySpeed()
  const described = new Float32Array(count * frequencies)
  const grey = new Float32Array(height * width)
  const rows = new Float32Array(height * waves)
  for (let picture = 0; picture < count; picture++) {
    const contrast = readGrey(x, find(picture), channels, grey)
    if (contrast < leastContrast * Math.sqrt(grey.length)) continue
    for (let row = 0; row < height; row++)
      for (let wave = 0; wave < waves; wave++)
        rows[row * waves + wave] = product(grey, row * width, 1, across, wave * width, width)
    for (const [at, [fy, fx]] of order.entries())
      described[picture * frequencies + at] = product(rows, fx, waves, down, fy * height, height) / contrast
  }
  return described
}

/** Fills in the grey values without their mean; returns their length. */
function readGrey(x: ArrayLike<number>, from: number, channels: number, grey: Float32Array): number {
  let sum = 0
  for (let i = 0; i < grey.length; i++) {
    let value = 0
    for (let channel = 0; channel < channels; channel++) value += x[from + i * channels + channel] as number
    grey[i] = value / channels
    sum += grey[i] as number
  }
  const mean = sum / grey.length
  let squares = 0
  for (let i = 0; i < grey.length; i++) {
    const value = (grey[i] as number) - mean
    grey[i] = value
    squares += value * value
  }
  return Math.sqrt(squares)
}

function product(
  a: Float32Array,
  from: number,
  step: number,
  b: Float32Array,
  start: number,
  count: number,
): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += (a[from + i * step] as number) * (b[start + i] as number)
  return sum
}

/** The orthonormal cosines of a side, wave by wave; a side has no more waves than pixels. */
function cosines(side: number): Float32Array {
  const found = new Float32Array(waves * side)
  for (let wave = 0; wave < Math.min(waves, side); wave++) {
    const scale = Math.sqrt((wave === 0 ? 1 : 2) / side)
    for (let i = 0; i < side; i++)
      found[wave * side + i] = scale * Math.cos((Math.PI * (i + 0.5) * wave) / side)
  }
  return found
}

const bySpeed = (): (readonly [fy: number, fx: number])[] =>
  Array.from({length: waves * waves}, (_, i) => [Math.floor(i / waves), i % waves] as const)
    .slice(1)
    .sort(([ay, ax], [by, bx]) => ay + ax - by - bx)
