import {frameOf} from '../../components/layout.ts'
import {moved} from '../../components/list.ts'
import {directionOf} from '../../form/keys.ts'
import {currentField, formOf, subjectOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, say, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {openNotes} from '../notes/state.ts'
import {turn as turnPage} from '../pages.ts'
import {labCommand} from './command.ts'
import {form} from './compute.ts'
import {figuresWidth, placePages} from './layout.ts'
import {groupOf, pagesOf} from './pages.ts'
import type {LabScreen} from './state.ts'
import {changeSpeed, play, stepWalk} from './walk.ts'

type S = LabScreen

/** A grid is edited cell by cell, everything else as a text; a choice goes on to its next. */
function openEditor(state: AppState, screen: S): Step {
  const {kind} = currentField(state, screen).setting
  if (kind === 'grid') return stay(put(state, {...screen, cell: {row: 0, column: 0}}))
  return kind === 'choice' || kind === 'flag' ? form.walk(state, screen, 1) : form.begin(state, screen)
}

/** To the next page that is not in sight already: of figures that stand side by side, past the last of them. */
function turn(state: AppState, screen: S, by: 1 | -1): Step {
  const pages = screen.result ? pagesOf(screen.result) : []
  const count = pages.length
  if (count === 0) return stay(state)
  const at = Math.min(screen.page, count - 1)
  const group = groupOf(pages[at])
  const {width, height} = frameOf(state.size)
  const shown = placePages(pages, at, figuresWidth(width, screen.wide), height)
  const isTogether = shown.length > 1 && shown.every(({page}) => groupOf(page) === group)
  let page = (at + by + count) % count
  while (isTogether && page !== at && groupOf(pages[page]) === group) page = (page + by + count) % count
  return stay(put(state, {...screen, page, top: 0}))
}

export const handlers: Handlers<S, 'lab'> = {
  move: form.moveTo,
  page: (state, screen, {name}) => stay(put(state, {...screen, top: moved(screen.top, 10_000, name)})),
  ends: form.moveTo,
  change: (state, screen, {name}) => {
    const {kind} = currentField(state, screen).setting
    return kind === 'grid' || kind === 'list'
      ? openEditor(state, screen)
      : form.walk(state, screen, directionOf(name))
  },
  figure: (state, screen, {name}) => turn(state, screen, name === 'tab' ? 1 : -1),
  play,
  stepWalk: (state, screen, {name}) =>
    stepWalk(state, {...screen, playing: false}, name === '.' || name === '>' ? 1 : -1),
  speed: (state, screen, {name}) => changeSpeed(state, screen, name === ']' ? 1 : -1),
  edit: openEditor,
  typeText: (state, screen) => form.begin(state, screen),
  labPreset: form.preset,
  reset: form.reset,
  resetField: form.resetField,
  wide: (state, screen) => stay(put(state, {...screen, wide: !screen.wide})),
  notes: (state, screen) => openNotes(state, screen.lab),
  copy: (state, screen) =>
    stay(state, {effect: 'copy', text: labCommand(subjectOf(screen), formOf(state, screen))}),
  nextChapter: (state, {lab}) => turnPage(state, lab, 1),
  back: (state, screen) => {
    if (!screen.progress) return close(state)
    const stopped = say(put(state, {...screen, progress: undefined}), text => text.lab.givenUp)
    return stay(stopped, {effect: 'give-up', owner: screen.id})
  },
}
