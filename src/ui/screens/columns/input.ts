import {moved} from '../../components/list.ts'
import {pathKeys, pickPath} from '../../components/path-field.ts'
import type {Form} from '../../form/form.ts'
import type {AppState} from '../../state.ts'
import {also, close, put, refuse, type Step, stay} from '../../step.ts'
import {fillPage} from '../chapter/fill.ts'
import {measureSoon} from '../chapter/state.ts'
import type {Handlers} from '../module.ts'
import {type ColumnsScreen, formOf, readFile} from './state.ts'
import {chosenOf, nameFor, toggled} from './table.ts'

type S = ColumnsScreen

/** The column under the cursor: at first the one that is forecast. */
export function cursorOf(state: AppState, {table, cursor, chapter}: S): number {
  if (!table) return 0
  return cursor ?? Math.max(0, chosenOf(table, formOf(state, chapter)).target)
}

function choose(state: AppState, screen: S, values: (index: number) => Form['raw']): Step {
  const index = cursorOf(state, screen)
  const {kind, empty, name} = screen.table?.columns[index] ?? {}
  if (empty) return refuse(state, text => text.columns.emptyColumn(name ?? ''))
  if (kind !== 'number' && kind !== 'index') return refuse(state, text => text.columns.notNumbers)
  return stay(put(fillPage(state, screen, values(index)), {...screen, cursor: index}))
}

export const handlers: Handlers<S, 'columns'> = {
  column: (state, screen, {name}) => {
    const cursor = moved(cursorOf(state, screen), screen.table?.columns.length ?? 1, name)
    return stay(put(state, {...screen, cursor}))
  },
  target: (state, screen) => {
    const {table} = screen
    const step = choose(state, screen, index => ({column: table ? nameFor(table, index) : ''}))
    // How the whole file is understood, and whether it can be read, hangs on the column.
    return step.state.forms === state.forms ? step : also(step, readFile(step.state, screen))
  },
  feature: (state, screen) => {
    const {target} = screen.table ? chosenOf(screen.table, formOf(state, screen.chapter)) : {target: -1}
    if (target === cursorOf(state, screen)) return refuse(state, text => text.columns.isTarget)
    return choose(state, screen, index => ({
      features: screen.table ? toggled(screen.table, formOf(state, screen.chapter), index) : '',
    }))
  },
  otherFile: (state, screen) => pickPath(state, screen, formOf(state, screen.chapter).raw.csv ?? ''),
  back: (state, screen) => also(close(state), measureSoon(screen.page)),
}

export function takeFile(state: AppState, screen: S, path: string): Step {
  const next = {...screen, picking: undefined, table: undefined, failure: undefined, cursor: undefined}
  const filled = put(fillPage(state, screen, {csv: path}), next)
  return stay(filled, readFile(filled, next))
}

export const choosing = pathKeys<S>({
  take: takeFile,
  leave: (state, screen) => stay(put(state, {...screen, picking: undefined})),
})
