import {frameOf} from '../../components/layout.ts'
import {moved} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {openMaps} from '../maps/state.ts'
import type {Handlers} from '../module.ts'
import {matrixColumns, namesOf} from './matrix.ts'
import {mistakePlan} from './mistakes.ts'
import {type JudgementScreen, views} from './state.ts'
import {layoutOf} from './view.tsx'

type S = JudgementScreen

const roomOf = (state: AppState, screen: S) => {
  const places = layoutOf(screen, frameOf(state.size))
  const {width, height} = places.find(({view}) => view === screen.view) ?? {width: 0, height: 0}
  return {width, height: height - 1}
}

/** Mistakes stand in rows: up and down go a row, a page goes all that is in sight. */
function moveMistake(state: AppState, screen: S, key: string): Step {
  const {across, down} = mistakePlan(state, screen, roomOf(state, screen))
  const count = screen.mistakes.length
  const isMove = ['up', 'down', 'j', 'k'].includes(key)
  const paged = isMove ? (key === 'up' || key === 'k' ? 'pageup' : 'pagedown') : key
  const mistake = moved(screen.mistake, count, paged, isMove ? across : across * down)
  return stay(put(state, {...screen, mistake}))
}

function move(state: AppState, screen: S, key: string): Step {
  if (screen.view === 'mistakes') return moveMistake(state, screen, key)
  const row = moved(screen.row, screen.judgement?.classes.length ?? 1, key)
  return stay(put(state, {...screen, row}))
}

export const handlers: Handlers<S, 'judgement'> = {
  view: (state, screen, {name}) => {
    const at = views.indexOf(screen.view) + (name === 'tab' ? 1 : views.length - 1)
    return stay(put(state, {...screen, view: views[at % views.length] ?? 'matrix'}))
  },
  move: (state, screen, {name}) => move(state, screen, name),
  page: (state, screen, {name}) => move(state, screen, name),
  ends: (state, screen, {name}) => move(state, screen, name),
  sideways: (state, screen, {name}) => {
    if (screen.view === 'mistakes') return moveMistake(state, screen, name)
    const {judgement} = screen
    if (!judgement) return stay(state)
    const names = namesOf(judgement, state)
    const {fitting} = matrixColumns(judgement, names, roomOf(state, screen).width)
    const column = moved(screen.column, names.length - fitting + 1, name)
    return stay(put(state, {...screen, column}))
  },
  maps: (state, screen) => {
    const mistake = screen.mistakes[screen.mistake]
    if (!mistake) return refuse(state, text => text.inspection.judgement.none)
    return openMaps(state, screen.run, String(mistake.sample))
  },
  back: close,
}
