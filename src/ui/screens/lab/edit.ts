import {step} from '../../components/list.ts'
import {afterCompletion} from '../../components/path.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {changeForm, setField} from './compute.ts'
import {formOf} from './form.ts'
import {currentField, type LabScreen, labOf, shownFields} from './state.ts'

type S = LabScreen

/** Typing on a field begins a new value; without a typed character the old one is gone on with. */
export function beginEditing(state: AppState, screen: S, typed?: string): Step {
  const field = currentField(state, screen)
  if (field.kind === 'parameter' && ['choice', 'flag'].includes(field.parameter.kind)) return stay(state)
  const isWords = field.kind === 'path' || field.parameter.kind === 'text'
  // A letter is a key before it is a text; only what can begin a number or a path begins to type.
  if (typed !== undefined && !/^[\d.+\-/~[]/.test(typed)) return stay(state)
  const old = formOf(state, labOf(screen)).raw[field.key] ?? ''
  const text = typed === undefined ? old : isWords ? old + typed : typed
  return stay(put(state, {...screen, editing: {text, entries: []}}))
}

function finish(state: AppState, screen: S, value: string | undefined): Step {
  const {key} = currentField(state, screen)
  const done = {...screen, editing: undefined}
  return value === undefined ? stay(put(state, done)) : changeForm(state, done, setField(key, value.trim()))
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
    const done = finish(state, screen, screen.editing?.text)
    const current = done.state.screens.find(({id}) => id === screen.id) as S
    const fields = shownFields(done.state, current)
    const at = fields.findIndex(({key}) => key === currentField(done.state, current).key)
    const next = fields[step(at, fields.length, name)]
    return {...done, state: put(done.state, {...current, field: next?.key ?? screen.field})}
  },
}

export const typeInto = (state: AppState, screen: S, text: string): Step =>
  edit(state, screen, old => old + text)

/** What Tab found. */
export function completed(
  state: AppState,
  screen: S,
  message: {readonly typed: string; readonly entries: NonNullable<S['editing']>['entries']},
): Step {
  if (screen.editing?.text !== message.typed) return stay(state)
  return stay(put(state, {...screen, editing: afterCompletion(message.typed, message.entries)}))
}
