import {moved} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {close, put, renewed, type Step, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {askAbout, flowers, isNumber, type MeasureScreen, probeSoon} from './state.ts'

type S = MeasureScreen

/** No flower of the data is longer. */
const longest = 10

function setValues(state: AppState, screen: S, values: readonly string[]): Step {
  const next = {...screen, values, editing: undefined}
  return stay(put(state, {...next, probes: []}), ...askAbout(next), probeSoon(screen.id))
}

const setValue = (state: AppState, screen: S, value: string): Step =>
  setValues(
    state,
    screen,
    screen.values.map((old, index) => (index === screen.cursor ? value : old)),
  )

function toField(state: AppState, screen: S, key: string): Step {
  const cursor = moved(screen.cursor, screen.values.length, key)
  if (cursor === screen.cursor) return stay(state)
  return stay(put(state, {...screen, cursor, probes: []}), probeSoon(screen.id))
}

export const handlers: Handlers<S, 'measure'> = {
  move: (state, screen, {name}) => toField(state, screen, name),
  change: (state, screen, {name}) => {
    const size = name.startsWith('shift-') ? 1 : 0.1
    const change = name.endsWith('right') || name === 'l' ? size : -size
    const value = Number(screen.values[screen.cursor]) || 0
    return setValue(state, screen, Math.min(longest, Math.max(0, value + change)).toFixed(1))
  },
  sample: (state, screen) => {
    const at = flowers.findIndex(flower => flower.every((value, index) => value === screen.values[index]))
    return setValues(state, screen, flowers[(at + 1) % flowers.length] ?? screen.values)
  },
  back: close,
}

/** A digit begins a new value. */
export const begin = (state: AppState, screen: S, text: string): Step =>
  /^[\d.]+$/.test(text) ? stay(put(state, {...screen, editing: text})) : stay(state)

const commit = (state: AppState, screen: S): Step =>
  screen.editing !== undefined && isNumber(screen.editing)
    ? setValue(state, screen, screen.editing)
    : stay(put(state, {...screen, editing: undefined}))

const edit = (state: AppState, screen: S, text: string): Step =>
  stay(put(state, {...screen, editing: text.replaceAll(/[^\d.]/g, '').slice(0, 8)}))

function commitAndMove(state: AppState, screen: S, key: string): Step {
  const done = commit(state, screen)
  const cursor = moved(screen.cursor, screen.values.length, key)
  return {
    state: put(done.state, {...renewed(done.state, screen), cursor, probes: []}),
    effects: [...done.effects, probeSoon(screen.id)],
  }
}

export const editing: Handlers<S, 'field'> = {
  commit: (state, screen) => commitAndMove(state, screen, 'down'),
  complete: (state, screen) => commitAndMove(state, screen, 'down'),
  move: (state, screen, {name}) => commitAndMove(state, screen, name),
  cancel: (state, screen) => stay(put(state, {...screen, editing: undefined})),
  erase: (state, screen) => edit(state, screen, (screen.editing ?? '').slice(0, -1)),
  eraseAll: (state, screen) => edit(state, screen, ''),
}

export const type = (state: AppState, screen: S, text: string): Step =>
  edit(state, screen, (screen.editing ?? '') + text)
