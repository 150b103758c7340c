import {step} from '../../components/list.ts'
import {afterCompletion} from '../../components/path.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {changeForm, setField} from './change.ts'
import {type ChapterScreen, currentField, formOf, shownFields} from './state.ts'

type S = ChapterScreen

/** Characters that begin a number or a path when they are typed on a field. */
const beginsValue = /^[\d.+\-/~]/

/** Typing on a field replaces a number, and goes on with a text. */
export function beginEditing(state: AppState, screen: S, typed: string): Step {
  const field = currentField(state, screen)
  const old = formOf(state, screen).raw[field.key] ?? ''
  const isText =
    field.kind === 'path' || (field.kind === 'hyperparameter' && field.hyperparameter.kind === 'text')
  const isChoice =
    field.kind === 'choice' ||
    (field.kind === 'hyperparameter' && ['choice', 'flag'].includes(field.hyperparameter.kind))
  if (isChoice || (!isText && !beginsValue.test(typed))) return stay(state)
  return stay(put(state, {...screen, editing: {text: isText ? old + typed : typed, entries: []}}))
}

function finish(state: AppState, screen: S, value: string | undefined): Step {
  const {key} = currentField(state, screen)
  const done = {...screen, editing: undefined}
  const next = put(state, done)
  return value === undefined ? stay(next) : changeForm(next, done, setField(key, value.trim()))
}

const edit = (state: AppState, screen: S, change: (text: string) => string): Step =>
  stay(put(state, {...screen, editing: {text: change(screen.editing?.text ?? ''), entries: []}}))

/** Keys while a field's text is typed. */
export const editing: Handlers<S, 'field'> = {
  commit: (state, screen) => finish(state, screen, screen.editing?.text),
  cancel: (state, screen) => finish(state, screen, undefined),
  erase: (state, screen) => edit(state, screen, text => [...text].slice(0, -1).join('')),
  eraseAll: (state, screen) => edit(state, screen, () => ''),
  complete: (state, screen) =>
    currentField(state, screen).kind === 'path'
      ? stay(state, {effect: 'complete', owner: screen.id, typed: screen.editing?.text ?? ''})
      : finish(state, screen, screen.editing?.text),
  move: (state, screen, {name}) => {
    const committed = finish(state, screen, screen.editing?.text)
    const fields = shownFields(committed.state, screen)
    const at = fields.findIndex(({key}) => key === currentField(committed.state, screen).key)
    const next = fields[step(at, fields.length, name)]
    const current = committed.state.screens.find(({id}) => id === screen.id) as S
    return {...committed, state: put(committed.state, {...current, field: next?.key ?? screen.field})}
  },
}

export const typeInto = (state: AppState, screen: S, text: string): Step =>
  edit(state, screen, old => old + text)

/** What Tab found: the common beginning goes into the field, the candidates beside it. */
export function completed(
  state: AppState,
  screen: S,
  message: {readonly typed: string; readonly entries: NonNullable<S['editing']>['entries']},
): Step {
  if (screen.editing?.text !== message.typed) return stay(state)
  return stay(put(state, {...screen, editing: afterCompletion(message.typed, message.entries)}))
}
