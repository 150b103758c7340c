import {normal, uniform} from '../../random/distributions.ts'
import type {Random} from '../../random/random.ts'

/** A path of the pen: x, y, x, y … */
export type Path = Float64Array

interface Point {
  readonly x: number
  readonly y: number
  readonly corner: boolean
}

const parsed = new Map<string, readonly Point[]>()

/** Reads `x,y x,y! …` (see digit-shapes); `!` marks a corner. */
function readPoints(text: string): readonly Point[] {
  const known = parsed.get(text)
  if (known) return known
  const points = text.split(' ').map(word => {
    const [x = 0, y = 0] = word.replace('!', '').split(',').map(Number)
    return {x, y, corner: word.endsWith('!')}
  })
  parsed.set(text, points)
  return points
}

/** Weights that sum to 1, drawn evenly from the simplex and stretched a little beyond it. */
export function mixture(random: Random, count: number, stretch: number): number[] {
  const drawn = Array.from({length: count}, () => -Math.log(1 - random.unit()))
  const sum = drawn.reduce((total, weight) => total + weight, 0)
  return drawn.map(weight => (weight / sum) * stretch + (1 - stretch) / count)
}

/** One stroke between its extremes, every point moved a little, as a smooth path with its corners kept. */
export function drawStroke(
  random: Random,
  extremes: readonly string[],
  weights: readonly number[],
  jitter: number,
): Path[] {
  const forms = extremes.map(readPoints)
  const mixed = (forms[0] ?? []).map((point, i) => ({
    x:
      forms.reduce((sum, form, k) => sum + (form[i]?.x ?? 0) * (weights[k] ?? 0), 0) +
      normal(random, 0, jitter),
    y:
      forms.reduce((sum, form, k) => sum + (form[i]?.y ?? 0) * (weights[k] ?? 0), 0) +
      normal(random, 0, jitter),
    corner: point.corner,
  }))
  const pieces: Path[] = []
  let piece: Point[] = []
  for (const point of mixed) {
    piece.push(point)
    if (!point.corner) continue
    pieces.push(smooth(piece))
    piece = [point]
  }
  if (piece.length > 1) pieces.push(smooth(piece))
  return pieces
}

const stepsPerSpan = 6

/** Catmull and Rom's spline: a curve through every point. */
function smooth(points: readonly Point[]): Path {
  const spans = points.length - 1
  if (spans === 1) return Float64Array.from(points.flatMap(point => [point.x, point.y]))
  const path = new Float64Array(2 * (spans * stepsPerSpan + 1))
  const at = (i: number) => points[Math.min(Math.max(i, 0), spans)] as Point
  let k = 0
  for (let span = 0; span < spans; span++) {
    const [a, b, c, d] = [at(span - 1), at(span), at(span + 1), at(span + 2)]
    for (let step = 0; step < stepsPerSpan; step++) {
      const t = step / stepsPerSpan
      path[k++] = catmullRom(a.x, b.x, c.x, d.x, t)
      path[k++] = catmullRom(a.y, b.y, c.y, d.y, t)
    }
  }
  path[k++] = at(spans).x
  path[k++] = at(spans).y
  return path
}

const catmullRom = (a: number, b: number, c: number, d: number, t: number) =>
  0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)

/** A random smooth displacement: two slow waves in each direction, `strength` in units of the box's height. */
export function createWarp(random: Random, strength: number): (path: Path) => void {
  const waves = Array.from({length: 4}, () => ({
    kx: uniform(random, -0.06, 0.06),
    ky: uniform(random, -0.06, 0.06),
    phase: uniform(random, 0, 2 * Math.PI),
    size: normal(random, 0, strength),
  }))
  return path => {
    for (let i = 0; i < path.length; i += 2) {
      const x = path[i] as number
      const y = path[i + 1] as number
      for (const [k, wave] of waves.entries()) {
        const moved = wave.size * Math.sin(wave.kx * x + wave.ky * y + wave.phase)
        path[i + (k & 1)] = (path[i + (k & 1)] as number) + moved
      }
    }
  }
}

/** x' = a·x + b·y + e, y' = c·x + d·y + f, in place. */
export function transform(
  path: Path,
  [a, b, c, d, e, f]: readonly [number, number, number, number, number, number],
) {
  for (let i = 0; i < path.length; i += 2) {
    const x = path[i] as number
    const y = path[i + 1] as number
    path[i] = a * x + b * y + e
    path[i + 1] = c * x + d * y + f
  }
}

/** The pieces mirrored at x = 0 and walked backwards, so that they go on where the originals end. */
export const mirror = (paths: readonly Path[]): Path[] =>
  [...paths].reverse().map(path => {
    const mirrored = new Float64Array(path.length)
    for (let i = 0; i < path.length; i += 2) {
      mirrored[i] = -(path[path.length - 2 - i] as number)
      mirrored[i + 1] = path[path.length - 1 - i] as number
    }
    return mirrored
  })

/** Pieces one after another as one outline. */
export function join(paths: readonly Path[]): Path {
  const joined = new Float64Array(paths.reduce((sum, path) => sum + path.length, 0))
  let at = 0
  for (const path of paths) {
    joined.set(path, at)
    at += path.length
  }
  return joined
}
