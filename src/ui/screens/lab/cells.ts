import {formatSetting} from '../../../settings/format-setting.ts'
import type {Setting} from '../../../settings/setting.ts'
import {parseForm} from '../../form/form.ts'
import {currentField, formOf, subjectOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {put, refuse, renewed, type Step, stay} from '../../step.ts'
import type {Handler, Handlers} from '../module.ts'
import {form} from './compute.ts'
import type {LabScreen} from './state.ts'

type S = LabScreen
type Rows = readonly (readonly number[])[]
type GridSetting = Extract<Setting, {kind: 'grid'}>

/** The grid under the cursor, if the field under it is one. */
export function gridOf(state: AppState, screen: S): {setting: GridSetting; rows: Rows} | undefined {
  const {key, setting} = currentField(state, screen)
  if (setting.kind !== 'grid') return undefined
  return {setting, rows: parseForm(subjectOf(screen), formOf(state, screen)).values[key] as Rows}
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** Writes the grid back, and puts the cursor where it still is. */
function write(state: AppState, screen: S, rows: Rows): Step {
  const cell = screen.cell && {
    row: clamp(screen.cell.row, 0, rows.length - 1),
    column: clamp(screen.cell.column, 0, (rows[0]?.length ?? 1) - 1),
  }
  const {key} = currentField(state, screen)
  return form.set(state, {...screen, cell}, key, formatSetting(rows))
}

/** Puts what was typed into the cell; nonsense and what is out of bounds is refused. */
function commit(state: AppState, screen: S): Step {
  const grid = gridOf(state, screen)
  const {cell} = screen
  if (!grid || !cell || cell.text === undefined) return stay(state)
  const value = Number(cell.text)
  const {min, max} = grid.setting
  if (cell.text.trim() === '' || !(value >= min && value <= max))
    return refuse(put(state, {...screen, cell: {...cell, text: undefined}}), text =>
      text.lab.badCell(min, max),
    )
  const rows = grid.rows.map((row, r) =>
    row.map((old, c) => (r === cell.row && c === cell.column ? value : old)),
  )
  return write(state, screen, rows)
}

const moves: Readonly<Record<string, readonly [down: number, right: number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
}

/** The same with the screen as it is then. */
function committed(state: AppState, screen: S): {done: Step; current: S} {
  const done = commit(state, screen)
  return {done, current: renewed(done.state, screen)}
}

function move(state: AppState, screen: S, name: string): Step {
  const {done, current} = committed(state, screen)
  const grid = gridOf(done.state, current)
  const {cell} = current
  if (!grid || !cell) return done
  const columns = grid.rows[0]?.length ?? 1
  const step = moves[name]
  // Any other key goes on as one reads.
  const [row, column] = step
    ? [cell.row + step[0], cell.column + step[1]]
    : cell.column + 1 < columns
      ? [cell.row, cell.column + 1]
      : [(cell.row + 1) % grid.rows.length, 0]
  const next = {row: clamp(row, 0, grid.rows.length - 1), column: clamp(column, 0, columns - 1)}
  return {...done, state: put(done.state, {...current, cell: next})}
}

/** Adds or takes away the row or the column of the cursor. */
function resize(state: AppState, screen: S, name: string): Step {
  const grid = gridOf(state, screen)
  const {cell} = screen
  if (!grid || !cell) return stay(state)
  const {rows, setting} = grid
  const columns = rows[0]?.length ?? 0
  const full = (most: number) => refuse(state, text => text.lab.gridFull(most))
  const eachRow = (edit: (row: number[]) => void): Rows =>
    rows.map(row => {
      const copy = [...row]
      edit(copy)
      return copy
    })
  switch (name) {
    case 'a': {
      if (rows.length >= setting.maxRows) return full(setting.maxRows)
      const added = new Array<number>(columns).fill(0)
      return write(state, screen, [...rows.slice(0, cell.row + 1), added, ...rows.slice(cell.row + 1)])
    }
    case 'A':
      if (columns >= setting.maxColumns) return full(setting.maxColumns)
      return write(
        state,
        screen,
        eachRow(row => row.splice(cell.column + 1, 0, 0)),
      )
    case 'x':
      return rows.length > 1
        ? write(
            state,
            screen,
            rows.filter((_, r) => r !== cell.row),
          )
        : stay(state)
    default:
      return columns > 1
        ? write(
            state,
            screen,
            eachRow(row => row.splice(cell.column, 1)),
          )
        : stay(state)
  }
}

const resizeCommitted: Handler<S> = (state, screen, {name}) => {
  const {done, current} = committed(state, screen)
  return resize(done.state, current, name)
}

function nudge(state: AppState, screen: S, by: number): Step {
  const grid = gridOf(state, screen)
  const {cell} = screen
  if (!grid || !cell) return stay(state)
  const now = cell.text === undefined ? (grid.rows[cell.row]?.[cell.column] ?? 0) : Number(cell.text) || 0
  const value = clamp(Number((now + by).toPrecision(10)), grid.setting.min, grid.setting.max)
  return commit(state, {...screen, cell: {...cell, text: String(value)}})
}

const typed = (state: AppState, screen: S, text: string): Step =>
  stay(screen.cell ? put(state, {...screen, cell: {...screen.cell, text}}) : state)

export const cellKeys: Handlers<S, 'cells'> = {
  cell: (state, screen, {name}) => move(state, screen, name),
  nextCell: (state, screen) => move(state, screen, 'next'),
  nudge: (state, screen, {name}) => nudge(state, screen, name === ']' ? 1 : -1),
  addLine: resizeCommitted,
  removeLine: resizeCommitted,
  erase: (state, screen) => typed(state, screen, (screen.cell?.text ?? '').slice(0, -1)),
  back: (state, screen) => {
    const {done, current} = committed(state, screen)
    return {...done, state: put(done.state, {...current, cell: undefined})}
  },
}

/** A digit, a minus or a point begins a new number. */
export const typeCell = (state: AppState, screen: S, text: string): Step =>
  /^[\d.e-]+$/i.test(text)
    ? typed(state, screen, ((screen.cell?.text ?? '') + text).slice(0, 12))
    : stay(state)
