import {Curve, mostPoints, type Points, pointsOf} from './curve.ts'
import type {LogFile} from './log-file.ts'

/**
 * The curves of a folder whose files were written one after another: from its first step on, the later file counts, as it
 * does from where it says that its session begins.
 */
export function mergeFiles(files: readonly LogFile[]): Map<string, Points> {
  const tags = new Set(files.flatMap(({curves}) => [...curves.keys()]))
  return new Map([...tags].map(tag => [tag, mergeTag(files, tag)]))
}

function mergeTag(files: readonly LogFile[], tag: string): Points {
  const parts: Points[] = []
  for (const {curves, beginsAt} of files) {
    const points = curves.get(tag)?.points()
    const from = Math.min(beginsAt ?? Number.POSITIVE_INFINITY, points?.steps[0] ?? Number.POSITIVE_INFINITY)
    for (const [index, part] of parts.entries()) parts[index] = before(part, from)
    if (points) parts.push(points)
  }
  const [only, ...others] = parts.filter(({steps}) => steps.length > 0)
  if (only === undefined) return new Curve().points()
  if (others.length === 0) return only
  const all = parts.flatMap(pointsOf)
  if (all.length <= mostPoints && parts.every(({thinned}) => thinned === 1))
    return {
      steps: Float64Array.from(all, ({step}) => step),
      values: Float64Array.from(all, ({value}) => value),
      times: Float64Array.from(all, ({t}) => t),
      thinned: 1,
    }
  const merged = new Curve()
  for (const point of all) merged.add(point)
  const points = merged.points()
  return {...points, thinned: Math.max(points.thinned, ...parts.map(({thinned}) => thinned))}
}

/** The points below a step. */
function before(points: Points, step: number): Points {
  const found = points.steps.findIndex(one => one >= step)
  if (found < 0) return points
  return {
    ...points,
    steps: points.steps.subarray(0, found),
    values: points.values.subarray(0, found),
    times: points.times.subarray(0, found),
  }
}
