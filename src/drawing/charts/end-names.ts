import {pad, widthOf} from '../lines/width.ts'
import type {Role} from '../look.ts'
import type {Grid} from './grid.ts'

/** What is written where a curve ends. */
export interface EndName {
  readonly mark: string
  readonly name: string
  /** What is read of the curve, if anything. */
  readonly value: string
  readonly role: Role
  /** Where it ends: column of the drawing, and row from the top, with fractions. */
  readonly column: number
  readonly y: number
}

/** No name takes more of a chart than this share of its width. */
const mostShare = 0.4

const gap = 1

/** Columns of the names, and of the values at their right ends; nothing where a chart has no names. */
export interface Room {
  readonly name: number
  readonly value: number
  /** Of all, with the gap before it. */
  readonly width: number
}

/** Columns that names and values take beside a drawing of `width` columns. */
export function roomFor(names: readonly Pick<EndName, 'name' | 'value'>[], width: number): Room {
  if (names.length === 0) return {name: 0, value: 0, width: 0}
  const value = Math.max(...names.map(one => widthOf(one.value)))
  const beside = gap + 2 + (value > 0 ? value + 1 : 0)
  const most = Math.max(4, Math.floor(width * mostShare) - beside)
  const name = Math.min(most, Math.max(...names.map(one => widthOf(one.name))))
  return {name, value, width: beside + name}
}

/**
 * Rows, from the top, for labels that want to stand at `wanted`: each its own, in the order in which they are given,
 * which rises. For no more labels than there are rows.
 */
export function spreadRows(wanted: readonly number[], rows: number): number[] {
  const places: number[] = []
  for (const row of wanted) places.push(Math.max(row, (places.at(-1) ?? -1) + 1))
  for (let index = places.length - 1, free = rows - 1; index >= 0; index--, free--) {
    free = Math.min(free, places[index] as number)
    places[index] = free
  }
  return places
}

/**
 * Writes names where their curves end: beside the end where nothing is drawn there, else at the right of the drawing.
 * Where they are more than its rows, the last row counts the others.
 */
export function drawEndNames(
  grid: Grid,
  names: readonly EndName[],
  {
    left,
    columns,
    rows,
    room,
    ellipsis,
  }: {left: number; columns: number; rows: number; room: Room; ellipsis: string},
): void {
  const write = ({name, value, role}: EndName, x: number, y: number) => {
    grid.write(x, y, pad(name, room.name, 'left', ellipsis), role)
    if (room.value > 0) grid.write(x + room.name + 1, y, pad(value, room.value, 'right'), role)
  }
  const atRight: EndName[] = []
  for (const one of names) {
    const [from, y] = [one.column + 1, Math.round(one.y)]
    const to = from + room.width - 2
    const isFree =
      to < columns &&
      Array.from({length: to - from}, (_, x) => grid.isEmpty(left + from + x, y)).every(Boolean)
    if (isFree) write(one, left + from + gap, y)
    else atRight.push(one)
  }
  const sorted = atRight.toSorted((a, b) => a.y - b.y)
  const shown = sorted.length > rows ? sorted.slice(0, rows - 1) : sorted
  const right = left + columns + gap
  spreadRows(
    shown.map(({y}) => Math.round(y)),
    sorted.length > rows ? rows - 1 : rows,
  ).forEach((y, index) => {
    const one = shown[index] as EndName
    grid.put(right, y, one.mark, one.role, true)
    write(one, right + 2, y)
  })
  if (shown.length < sorted.length) grid.write(right, rows - 1, `+${sorted.length - shown.length}`, 'dim')
}
