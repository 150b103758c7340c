import {walkSetting} from '../../../settings/walk-setting.ts'
import {frameOf} from '../../components/layout.ts'
import {step} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, say, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {openNotes} from '../notes/state.ts'
import {gridOf} from './cells.ts'
import {changeForm, setField} from './compute.ts'
import {beginEditing} from './edit.ts'
import {fillLabForm, formOf, labCommand} from './form.ts'
import {figuresWidth, placePages} from './layout.ts'
import {groupOf, pagesOf} from './pages.ts'
import {currentField, type LabScreen, labOf, shownFields} from './state.ts'
import {play, stepWalk} from './walk.ts'

type S = LabScreen

function moveTo(state: AppState, screen: S, key: string): Step {
  const fields = shownFields(state, screen)
  const at = fields.findIndex(one => one.key === currentField(state, screen).key)
  const next = fields[step(at, fields.length, key)]
  return stay(next ? put(state, {...screen, field: next.key}) : state)
}

/** A smaller or a larger value, the choice before or after. */
function change(state: AppState, screen: S, direction: 1 | -1): Step {
  const field = currentField(state, screen)
  if (field.kind === 'path') return stay(state)
  const {key, parameter, choices} = field
  if (parameter.kind === 'grid' || parameter.kind === 'list') return openEditor(state, screen)
  const text = formOf(state, labOf(screen)).raw[key] ?? ''
  const next = walkSetting(choices ? {kind: 'choice', choices} : parameter, text, direction)
  return next === text ? stay(state) : changeForm(state, screen, setField(key, next))
}

/** A grid is edited cell by cell, everything else as a text; a choice goes on to its next. */
function openEditor(state: AppState, screen: S): Step {
  const field = currentField(state, screen)
  if (gridOf(state, screen)) return stay(put(state, {...screen, cell: {row: 0, column: 0}}))
  return field.kind === 'parameter' && ['choice', 'flag'].includes(field.parameter.kind)
    ? change(state, screen, 1)
    : beginEditing(state, screen)
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
  move: (state, screen, {name}) => moveTo(state, screen, name),
  page: (state, screen, {name}) => stay(put(state, {...screen, top: step(screen.top, 10_000, name)})),
  ends: (state, screen, {name}) => moveTo(state, screen, name),
  change: (state, screen, {name}) => change(state, screen, name === 'right' || name === 'l' ? 1 : -1),
  figure: (state, screen, {name}) => turn(state, screen, name === 'tab' ? 1 : -1),
  play,
  stepWalk: (state, screen, {name}) =>
    stepWalk(state, {...screen, playing: false}, name === '.' || name === '>' ? 1 : -1),
  edit: openEditor,
  typeText: (state, screen) => beginEditing(state, screen),
  labPreset: (state, screen) => {
    const lab = labOf(screen)
    const names = Object.keys(lab.presets)
    return changeForm(state, screen, form =>
      fillLabForm(lab, names[(names.indexOf(form.preset) + 1) % names.length], form),
    )
  },
  reset: (state, screen) => changeForm(state, screen, form => fillLabForm(labOf(screen), form.preset)),
  resetField: (state, screen) => {
    const {key} = currentField(state, screen)
    return changeForm(state, screen, form =>
      setField(key, fillLabForm(labOf(screen), form.preset).raw[key] ?? '')(form),
    )
  },
  wide: (state, screen) => stay(put(state, {...screen, wide: !screen.wide})),
  notes: (state, screen) => openNotes(state, screen.lab),
  copy: (state, screen) => {
    const lab = labOf(screen)
    return stay(state, {effect: 'copy', text: labCommand(lab, formOf(state, lab))})
  },
  back: (state, screen) => {
    if (!screen.progress) return close(state)
    const stopped = say(put(state, {...screen, progress: undefined}), text => text.lab.givenUp)
    return stay(stopped, {effect: 'give-up', owner: screen.id})
  },
}
