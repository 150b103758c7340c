import type {Board} from './board.ts'
import {mean} from './statistics.ts'
import type {Overrides} from './study.ts'

/** How much of what is between the runs goes with one hyperparameter. */
export interface Influence {
  readonly key: string
  /** Share of the variance, 0 to 1: main effect alone. */
  readonly share: number
}

/** The values that settings differ in, in the order of the first one that has them. */
export const keysOf = (rows: readonly {readonly values: Overrides}[]): string[] => [
  ...new Set(rows.flatMap(({values}) => Object.keys(values))),
]

/** The share of the variance that goes with none of them by itself. */
export const restOf = (all: readonly Pick<Influence, 'share'>[]): number =>
  Math.max(0, 1 - all.reduce((sum, {share}) => sum + share, 0))

/** Groups that the values of a hyperparameter are put into where each run has its own. */
const groups = 4

/** Runs below which shares are nothing but chance. */
const fewest = 8

/**
 * What mattered: the analysis of variance of the figures by one hyperparameter at a time. Each share is lessened by what
 * chance alone would have given (ω²); what goes with several at once, and the luck of the seeds, is in none of them.
 * @returns undefined of too few runs, or where all figures are the same
 */
export function influences({rows}: Board): readonly Influence[] | undefined {
  const points = rows.flatMap(({values, readings}) =>
    readings.filter(({value}) => Number.isFinite(value)).map(({value}) => ({values, value})),
  )
  if (points.length < fewest || rows.length < 3) return undefined
  const all = points.map(({value}) => value)
  const total = squares(all)
  if (!(total > 0)) return undefined
  return keysOf(rows)
    .map(key => ({key, share: shareOf(key, points, total)}))
    .sort((a, b) => b.share - a.share)
}

const squares = (values: readonly number[]): number => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
}

interface Point {
  readonly values: Overrides
  readonly value: number
}

function shareOf(key: string, points: readonly Point[], total: number): number {
  const parts = partsBy(key, points)
  const within = parts.reduce((sum, part) => sum + squares(part.map(({value}) => value)), 0)
  const [between, free] = [parts.length - 1, points.length - parts.length]
  if (between < 1 || free < 1) return 0
  const noise = within / free
  return Math.max(0, (total - within - between * noise) / (total + noise))
}

/** Runs with the same value together; of numbers that nearly all differ, neighbours together. */
function partsBy(key: string, points: readonly Point[]): Point[][] {
  const byValue = new Map<unknown, Point[]>()
  for (const point of points) {
    const value = point.values[key]
    byValue.set(value, [...(byValue.get(value) ?? []), point])
  }
  const parts = [...byValue.entries()]
  if (parts.length <= 2 * groups || parts.some(([value]) => typeof value !== 'number'))
    return parts.map(([, part]) => part)
  const ordered = parts.sort(([a], [b]) => Number(a) - Number(b)).flatMap(([, part]) => part)
  return Array.from({length: groups}, (_, i) =>
    ordered.slice(Math.round((i * ordered.length) / groups), Math.round(((i + 1) * ordered.length) / groups)),
  )
}
