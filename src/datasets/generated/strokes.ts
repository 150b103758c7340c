import {normal, uniform} from '../../random/distributions.ts'
import type {Random} from '../../random/random.ts'

/** A path of the pen: x, y, x, y … */
export type Path = Float64Array

/** The paths of one drawing, by length: lent to it, and to the next one again. */
const kept = new Map<number, {readonly paths: Path[]; lent: number}>()

/** Begins a drawing: paths of the one before may be overwritten from here on. */
export function startDrawing(): void {
  for (const shelf of kept.values()) shelf.lent = 0
}

/** A path of `length` numbers, whatever they are. */
function takePath(length: number): Path {
  let shelf = kept.get(length)
  if (!shelf) {
    shelf = {paths: [], lent: 0}
    kept.set(length, shelf)
  }
  const path = shelf.paths[shelf.lent] ?? new Float64Array(length)
  shelf.paths[shelf.lent++] = path
  return path
}

interface Forms {
  readonly count: number
  /** x, y of every point of the first form, then of the second … */
  readonly places: Float64Array
  /** Of the mixed points, as they are drawn. */
  readonly mixed: Float64Array
  /** First and last point of every piece between corners. */
  readonly pieces: readonly (readonly [number, number])[]
}

const parsed = new Map<readonly string[], Forms>()

/** Reads the extremes of a stroke, `x,y x,y! …` each (see digit-shapes); `!` marks a corner. */
function readForms(extremes: readonly string[]): Forms {
  const known = parsed.get(extremes)
  if (known) return known
  const count = extremes[0]?.split(' ').length ?? 0
  // The first form says how many points there are; one that has fewer lies at 0 with the rest.
  const words = extremes.map(text => {
    const written = text.split(' ')
    return Array.from({length: count}, (_, i) => written[i] ?? '0,0')
  })
  const corners = (words[0] ?? []).flatMap((word, i) => (word.endsWith('!') ? [i] : []))
  const last = count - 1
  const pieces = corners.map((corner, i) => [corners[i - 1] ?? 0, corner] as const)
  const from = corners.at(-1) ?? 0
  if (from < last) pieces.push([from, last])
  const forms = {
    count: extremes.length,
    places: Float64Array.from(words.flat().flatMap(word => word.replace('!', '').split(',').map(Number))),
    mixed: new Float64Array(2 * (last + 1)),
    pieces,
  }
  parsed.set(extremes, forms)
  return forms
}

/** Weights that sum to 1, drawn evenly from the simplex and stretched a little beyond it. */
export function mixture(random: Random, count: number, stretch: number): number[] {
  const weights: number[] = []
  let sum = 0
  for (let i = 0; i < count; i++) {
    const drawn = -Math.log(1 - random.unit())
    weights.push(drawn)
    sum += drawn
  }
  for (let i = 0; i < count; i++)
    weights[i] = ((weights[i] as number) / sum) * stretch + (1 - stretch) / count
  return weights
}

/**
 * One stroke between its extremes, every point moved a little, as a smooth path with its corners kept. The paths are
 * this drawing's alone (`startDrawing`).
 */
export function drawStroke(
  random: Random,
  extremes: readonly string[],
  weights: readonly number[],
  jitter: number,
): Path[] {
  const {count, places, mixed, pieces} = readForms(extremes)
  for (let i = 0; i < mixed.length; i++) {
    let sum = 0
    for (let k = 0, at = i; k < count; k++, at += mixed.length)
      sum += (places[at] as number) * (weights[k] as number)
    mixed[i] = sum + normal(random, 0, jitter)
  }
  const paths: Path[] = []
  for (const [first, last] of pieces) paths.push(smooth(mixed, first, last))
  return paths
}

const stepsPerSpan = 6

/** Catmull and Rom's spline: a curve through every point from the first to the last. */
function smooth(points: Float64Array, first: number, last: number): Path {
  const spans = last - first
  if (spans < 2) {
    const line = takePath(2 * (spans + 1))
    for (let i = 0; i < line.length; i++) line[i] = points[2 * first + i] as number
    return line
  }
  const path = takePath(2 * (spans * stepsPerSpan + 1))
  for (let span = first; span < last; span++) {
    for (let axis = 0; axis < 2; axis++) {
      const a = points[2 * Math.max(span - 1, first) + axis] as number
      const b = points[2 * span + axis] as number
      const c = points[2 * (span + 1) + axis] as number
      const d = points[2 * Math.min(span + 2, last) + axis] as number
      const one = c - a
      const two = 2 * a - 5 * b + 4 * c - d
      const three = 3 * b - a - 3 * c + d
      const start = 2 * (span - first) * stepsPerSpan + axis
      for (let step = 0; step < stepsPerSpan; step++) {
        const t = step / stepsPerSpan
        path[start + 2 * step] = 0.5 * (2 * b + one * t + two * t * t + three * t * t * t)
      }
    }
  }
  path[path.length - 2] = points[2 * last] as number
  path[path.length - 1] = points[2 * last + 1] as number
  return path
}

/** A random smooth displacement: two slow waves in each direction, `strength` in units of the box's height. */
export function createWarp(random: Random, strength: number): (path: Path) => void {
  const wave = () => ({
    kx: uniform(random, -0.06, 0.06),
    ky: uniform(random, -0.06, 0.06),
    phase: uniform(random, 0, 2 * Math.PI),
    size: normal(random, 0, strength),
  })
  const [a, b, c, d] = [wave(), wave(), wave(), wave()]
  return path => {
    for (let i = 0; i < path.length; i += 2) {
      const x = path[i] as number
      const y = path[i + 1] as number
      path[i] =
        x +
        a.size * Math.sin(a.kx * x + a.ky * y + a.phase) +
        c.size * Math.sin(c.kx * x + c.ky * y + c.phase)
      path[i + 1] =
        y +
        b.size * Math.sin(b.kx * x + b.ky * y + b.phase) +
        d.size * Math.sin(d.kx * x + d.ky * y + d.phase)
    }
  }
}

/** x' = a·x + b·y + e, y' = c·x + d·y + f, in place. */
export function transform(
  path: Path,
  [a, b, c, d, e, f]: readonly [number, number, number, number, number, number],
): void {
  for (let i = 0; i < path.length; i += 2) {
    const x = path[i] as number
    const y = path[i + 1] as number
    path[i] = a * x + b * y + e
    path[i + 1] = c * x + d * y + f
  }
}

/** The pieces mirrored at x = 0 and walked backwards, so that they go on where the originals end. */
export function mirror(paths: readonly Path[]): Path[] {
  const all: Path[] = []
  for (let k = paths.length - 1; k >= 0; k--) {
    const path = paths[k] as Path
    const mirrored = takePath(path.length)
    for (let i = 0; i < path.length; i += 2) {
      mirrored[i] = -(path[path.length - 2 - i] as number)
      mirrored[i + 1] = path[path.length - 1 - i] as number
    }
    all.push(mirrored)
  }
  return all
}

/** Pieces one after another as one outline. */
export function join(paths: readonly Path[]): Path {
  let length = 0
  for (const path of paths) length += path.length
  const joined = takePath(length)
  let at = 0
  for (const path of paths) {
    joined.set(path, at)
    at += path.length
  }
  return joined
}
