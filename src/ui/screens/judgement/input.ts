import {className} from '../../../datasets/facts/index.ts'
import {frameOf} from '../../components/layout.ts'
import {moved} from '../../components/list.ts'
import type {AppState, Sentence} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import {openMaps} from '../maps/state.ts'
import type {Handlers} from '../module.ts'
import {layoutOf} from './layout.ts'
import {mistakePlan} from './mistakes.ts'
import {type JudgementScreen, listed, mistakesAmong, underCursor, views} from './state.ts'

type S = JudgementScreen

/** The mistake that is meant: the one under the cursor, or the surest one of the cell or the class under it. */
const meant = (screen: S) =>
  screen.view === 'mistakes' ? listed(screen)[screen.mistake] : mistakesAmong(screen, underCursor(screen))[0]

/** Why no mistake is meant. */
export function whyNoMistake(screen: S): Sentence | undefined {
  if (meant(screen)) return undefined
  const {judgement, mistakes} = screen
  return (text, language) => {
    const words = text.inspection.judgement
    if (!judgement || (mistakes.length === 0 && judgement.accuracy < 1)) return words.loading
    if (screen.view === 'mistakes' || judgement.accuracy === 1) return words.none
    const {truth, guess = truth} = underCursor(screen)
    const name = (at: number) => className(judgement.dataset, judgement.classes[at]?.label ?? '', language)
    return guess === truth ? words.noneOf(name(truth)) : words.noneSo(name(truth), name(guess))
  }
}

const roomOf = (state: AppState, screen: S) => {
  const places = layoutOf(screen, frameOf(state.size), state)
  const {width, height} = places.find(({view}) => view === screen.view) ?? {width: 0, height: 0}
  return {width, height: height - 1}
}

/** Mistakes stand in rows: up and down go a row, a page goes all that is in sight. */
function moveMistake(state: AppState, screen: S, key: string): Step {
  const {across, down} = mistakePlan(state, screen, roomOf(state, screen))
  const count = listed(screen).length
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

function look(state: AppState, screen: S): Step {
  const mistake = meant(screen)
  return mistake ? openMaps(state, screen.run, String(mistake.sample)) : stay(state)
}

export const handlers: Handlers<S, 'judgement'> = {
  view: (state, screen, {name}) => {
    const at = views.indexOf(screen.view) + (name === 'tab' ? 1 : views.length - 1)
    const view = views[at % views.length] ?? 'matrix'
    return stay(put(state, {...screen, view, among: undefined, mistake: 0}))
  },
  move: (state, screen, {name}) => move(state, screen, name),
  page: (state, screen, {name}) => move(state, screen, name),
  ends: (state, screen, {name}) => move(state, screen, name),
  sideways: (state, screen, {name}) => {
    if (screen.view === 'mistakes') return moveMistake(state, screen, name)
    // A class has no columns.
    if (screen.view === 'classes') return stay(state)
    const column = moved(screen.column, screen.judgement?.classes.length ?? 1, name)
    return stay(put(state, {...screen, column}))
  },
  // Of a cell its mistakes, and of those one after another.
  listMistakes: (state, screen) =>
    screen.view === 'mistakes'
      ? look(state, screen)
      : stay(put(state, {...screen, view: 'mistakes', among: underCursor(screen), mistake: 0})),
  maps: look,
  // From the mistakes of a cell back to it.
  back: (state, screen) =>
    screen.view === 'mistakes' && screen.among
      ? stay(
          put(state, {
            ...screen,
            view: screen.among.guess === undefined ? 'classes' : 'matrix',
            among: undefined,
            mistake: 0,
          }),
        )
      : close(state),
}
