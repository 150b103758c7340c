import type {Points} from './curve.ts'
import {type Chosen, type CurveName, curveNames} from './curves.ts'

/** What the curves say at one step, as far as it is new. */
export interface StepRow {
  readonly step: number
  /** When the newest of it was written, milliseconds since 1970; 0 where nobody says. */
  readonly t: number
  readonly values: Partial<Readonly<Record<CurveName, number>>>
}

/** What has come since the last look. */
export interface News {
  /** From which step on what was told of a curve is taken back: the program went on from an earlier state. */
  readonly takenBack: readonly {readonly curve: CurveName; readonly step: number}[]
  /** By ascending step. */
  readonly rows: readonly StepRow[]
}

interface Told {
  readonly tag: string
  readonly points: Points
}

/** Tells curves that grow line by line: each point once, and what was told wrongly. */
export function openTelling(): (chosen: Chosen) => News {
  const told = new Map<CurveName, Told>()
  return chosen => {
    const rows = new Map<number, {step: number; t: number; values: Partial<Record<CurveName, number>>}>()
    const takenBack: {curve: CurveName; step: number}[] = []
    for (const curve of curveNames) {
      const {tag = '', curve: now = nothing} = chosen[curve] ?? {}
      const before = told.get(curve)
      const from = before?.tag === tag ? firstNew(before.points, now) : before?.points.steps[0]
      const last = before?.points.steps.at(-1) ?? Number.NEGATIVE_INFINITY
      if (from !== undefined && from <= last) takenBack.push({curve, step: from})
      const isKnown = (step: number) =>
        before?.tag === tag && (from === undefined ? step <= last : step < from)
      for (let at = 0; at < now.steps.length; at++) {
        const step = now.steps[at] as number
        if (isKnown(step)) continue
        const row = rows.get(step) ?? {step, t: 0, values: {}}
        rows.set(step, row)
        row.values[curve] = now.values[at] as number
        row.t = Math.max(row.t, now.times[at] as number)
      }
      told.set(curve, {tag, points: now})
    }
    return {takenBack, rows: [...rows.values()].sort((a, b) => a.step - b.step)}
  }
}

const nothing: Points = {
  steps: new Float64Array(0),
  values: new Float64Array(0),
  times: new Float64Array(0),
  thinned: 1,
}

/** The first step from which on it is not as it was told; undefined where it has only grown. */
function firstNew(before: Points, now: Points): number | undefined {
  const last = before.steps.at(-1)
  if (last === undefined) return undefined
  const end = now.steps.at(-1) ?? Number.NEGATIVE_INFINITY
  // What is shorter than it was.
  const missing = end < last ? before.steps.find(step => step > end) : undefined
  let at = 0
  for (let index = 0; index < now.steps.length; index++) {
    const step = now.steps[index] as number
    if (step > last) break
    while (at < before.steps.length && (before.steps[at] as number) < step) {
      // Of a curve that is thinned out points may go without a word.
      if (now.thinned === 1 && before.thinned === 1) return before.steps[at]
      at++
    }
    if (before.steps[at] !== step || !Object.is(before.values[at], now.values[index]))
      return Math.min(step, missing ?? step)
    at++
  }
  const isWhole = now.thinned === 1 && before.thinned === 1
  return missing ?? (isWhole ? before.steps[at] : undefined)
}
