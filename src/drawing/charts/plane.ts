import type {Glyphs} from '../glyphs.ts'
import type {Line} from '../lines/span.ts'
import type {Role} from '../look.ts'
import {Grid} from './grid.ts'

/** A single character at a place of the plane. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly char: string
  readonly role?: Role
  readonly bold?: boolean
}

/** Where two spots fall on one cell, the later one moves to the nearest of these that is free. */
const nearby = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [2, 0],
  [-2, 0],
  [1, 1],
  [-1, -1],
] as const

const rangeOf = (values: readonly number[]): [number, number] => {
  const finite = values.filter(Number.isFinite)
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)]
  return low === high ? [low - 1, high + 1] : [low, high]
}

/** Spots on a plane that shows its two axes; both are scaled to what there is. */
export function plane(
  spots: readonly Spot[],
  {width, height, glyphs}: {width: number; height: number; glyphs: Glyphs},
): Line[] {
  const grid = new Grid(width, height)
  const [left, right] = rangeOf(spots.map(({x}) => x))
  const [low, high] = rangeOf(spots.map(({y}) => y))
  const columnOf = (x: number) => Math.round(((x - left) / (right - left)) * (width - 1))
  const rowOf = (y: number) => Math.round(((high - y) / (high - low)) * (height - 1))
  for (let x = 0; x < width; x++) grid.put(x, rowOf(0), glyphs.rule, 'dim')
  for (let y = 0; y < height; y++) grid.put(columnOf(0), y, glyphs.bar, 'dim')
  const taken = new Set<string>()
  for (const {x, y, char, role, bold} of spots) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    const place = nearby
      .map(([dx, dy]) => [columnOf(x) + dx, rowOf(y) + dy] as const)
      .find(
        ([column, row]) =>
          !taken.has(`${column} ${row}`) && column >= 0 && column < width && row >= 0 && row < height,
      )
    if (!place) continue
    taken.add(place.join(' '))
    grid.put(...place, char, role, bold)
  }
  return grid.lines()
}
