import {frameOf} from '../../components/layout.ts'
import {moved} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {findingLines, findingsWidth, headRows, isTogether, suspectPlan, suspectsWidth} from './lines.ts'
import {type CheckScreen, views} from './state.ts'

type S = CheckScreen

function move(state: AppState, screen: S, key: string): Step {
  const {width, height} = frameOf(state.size)
  const room = {width, height: height - headRows - 1}
  if (screen.view === 'findings') {
    const columns = isTogether(width, screen) ? findingsWidth(width) : width
    const last = Math.max(0, findingLines(state, screen, columns).length - room.height)
    const top = Math.min(last, moved(screen.top, last + 1, key, room.height))
    return stay(put(state, {...screen, top}))
  }
  const own = isTogether(width, screen) ? {...room, width: suspectsWidth(width)} : room
  const {across, down} = suspectPlan(state, screen, own)
  const isRow = ['up', 'down', 'j', 'k'].includes(key)
  const paged = isRow ? (key === 'up' || key === 'k' ? 'pageup' : 'pagedown') : key
  const suspect = moved(screen.suspect, screen.suspects.length, paged, isRow ? across : across * down)
  return stay(put(state, {...screen, suspect}))
}

export const handlers: Handlers<S, 'check'> = {
  view: (state, screen) => {
    if (screen.suspects.length === 0) return refuse(state, text => text.check.noSuspects)
    const view = views[(views.indexOf(screen.view) + 1) % views.length] ?? 'findings'
    return stay(put(state, {...screen, view}))
  },
  move: (state, screen, {name}) => move(state, screen, name),
  page: (state, screen, {name}) => move(state, screen, name),
  ends: (state, screen, {name}) => move(state, screen, name),
  sideways: (state, screen, {name}) => (screen.view === 'suspects' ? move(state, screen, name) : stay(state)),
  back: close,
}
