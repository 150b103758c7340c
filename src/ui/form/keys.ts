import {isDeepStrictEqual} from 'node:util'
import type {Setting} from '../../settings/setting.ts'
import {walkSetting} from '../../settings/walk-setting.ts'
import {moved} from '../components/list.ts'
import {afterCompletion, withTyped} from '../components/path.ts'
import type {Handler, Handlers} from '../screens/module.ts'
import type {AppState} from '../state.ts'
import {also, andThen, put, renewed, type Step, stay} from '../step.ts'
import {type Form, nextPreset, parseForm, setField, startForm} from './form.ts'
import {toggleMore} from './more.ts'
import {ownStarts} from './own.ts'
import {currentField, type Editing, type FormScreen, fieldsOf, formOf, subjectOf} from './state.ts'

/** Characters that begin a number or a list when they are typed on a field; a letter is a key before it is a text. */
const beginsValue = /^[\d.+\-/~[]/

const join = ({kind}: Setting, old: string, text: string): string =>
  kind === 'path' ? withTyped(old, text) : old + text

/** The keys of a form. `changed` is what follows a change of its values: they are measured or computed anew. */
export function formKeys<S extends FormScreen>(changed: (state: AppState, screen: S) => Step) {
  const withEditing = (screen: S, editing: Editing | undefined): S => ({...screen, editing})

  const change = (state: AppState, screen: S, edit: (form: Form) => Form): Step => {
    const before = formOf(state, screen)
    const form = edit(before)
    if (isDeepStrictEqual(form, before)) return stay(state)
    return changed({...state, forms: {...state.forms, [subjectOf(screen).id]: form}}, screen)
  }

  /** Nothing is measured anew: no value has changed. */
  const toggle = (state: AppState, screen: S, row: string): Step => {
    const forms = {...state.forms, [subjectOf(screen).id]: toggleMore(formOf(state, screen), row)}
    return stay(put({...state, forms}, screen))
  }

  const set = (state: AppState, screen: S, key: string, text: string): Step =>
    change(state, screen, form => setField(form, key, text))

  /** To the field that a key of the commands `move` and `ends` means. */
  const moveTo: Handler<S> = (state, screen, {name}) => {
    const fields = fieldsOf(state, screen)
    const current = currentField(state, screen)
    const at = fields.findIndex(({key}) => key === current.key)
    const next = fields[moved(at, fields.length, name)]
    return stay(next ? put(state, {...screen, field: next.key}) : state)
  }

  /** Typing on a field replaces a number and goes on with a text; without a typed character, the old one is gone on with. */
  const begin = (state: AppState, screen: S, typed?: string): Step => {
    const {key, setting} = currentField(state, screen)
    const isText = setting.kind === 'text' || setting.kind === 'path'
    const old = formOf(state, screen).raw[key] ?? ''
    if (setting.kind === 'choice' || setting.kind === 'flag') return stay(state)
    if (typed !== undefined && !isText && !beginsValue.test(typed)) return stay(state)
    const text = typed === undefined ? old : isText ? join(setting, old, typed) : typed
    return stay(put(state, withEditing(screen, {text, entries: []})))
  }

  const finish = (state: AppState, screen: S, text: string | undefined): Step => {
    const done = withEditing(screen, undefined)
    const next = put(state, done)
    if (text === undefined) return stay(next)
    const {key, setting} = currentField(state, screen)
    const typed = text.trim()
    const step = set(next, done, key, typed)
    return setting.kind === 'path' && typed !== ''
      ? also(step, {effect: 'read-path', owner: screen.id, typed, purpose: key})
      : step
  }

  const edit = (state: AppState, screen: S, typed: (text: string) => string): Step =>
    stay(put(state, withEditing(screen, {text: typed(screen.editing?.text ?? ''), entries: []})))

  const editing: Handlers<S, 'field'> = {
    commit: (state, screen) => finish(state, screen, screen.editing?.text),
    cancel: (state, screen) => finish(state, screen, undefined),
    erase: (state, screen) => edit(state, screen, text => [...text].slice(0, -1).join('')),
    eraseAll: (state, screen) => edit(state, screen, () => ''),
    complete: (state, screen) =>
      currentField(state, screen).setting.kind === 'path'
        ? stay(state, {effect: 'complete', owner: screen.id, typed: screen.editing?.text ?? ''})
        : finish(state, screen, screen.editing?.text),
    move: (state, screen, key) =>
      andThen(finish(state, screen, screen.editing?.text), done => moveTo(done, renewed(done, screen), key)),
  }

  return {
    change,
    set,
    moveTo,
    begin,
    /** Keys while a field's text is typed. */
    editing,
    typed: (state: AppState, screen: S, text: string): Step =>
      edit(state, screen, old => join(currentField(state, screen).setting, old, text)),
    /** What Tab found: the common beginning goes into the field, the candidates beside it. */
    completed: (
      state: AppState,
      screen: S,
      {typed, entries}: {typed: string} & Pick<Editing, 'entries'>,
    ): Step =>
      stay(
        screen.editing?.text === typed
          ? put(state, withEditing(screen, afterCompletion(typed, entries)))
          : state,
      ),
    /** What is meant by a path that was typed; a field that has gone on since is left as it is. */
    pathRead: (
      state: AppState,
      screen: S,
      {typed, path, purpose}: {typed: string; path: string; purpose: string},
    ): Step =>
      path !== typed && formOf(state, screen).raw[purpose] === typed
        ? set(state, screen, purpose, path)
        : stay(state),
    /** A smaller or a larger value, the choice before or after; what is behind a row is opened or closed. */
    walk: (state: AppState, screen: S, direction: 1 | -1): Step => {
      const {key, setting, behind} = currentField(state, screen)
      if (behind) return toggle(state, {...screen, field: key}, key)
      const text = formOf(state, screen).raw[key] ?? ''
      // The arrows have no way to go from several values.
      if (key in parseForm(subjectOf(screen), formOf(state, screen)).space) return stay(state)
      const next = walkSetting(setting, text, direction)
      return next === text ? stay(state) : set(state, screen, key, next)
    },
    preset: (state: AppState, screen: S): Step =>
      change(state, screen, form => nextPreset(subjectOf(screen), form, ownStarts(state, screen))),
    reset: (state: AppState, screen: S): Step =>
      change(state, screen, form => ({...startForm(subjectOf(screen), form), opened: form.opened ?? []})),
    resetField: (state: AppState, screen: S): Step => {
      const {key, behind} = currentField(state, screen)
      if (behind) return stay(state)
      return set(state, screen, key, startForm(subjectOf(screen), formOf(state, screen)).raw[key] ?? '')
    },
  }
}

/** Which way an arrow key walks. */
export const directionOf = (key: string): 1 | -1 => (key === 'right' || key === 'l' ? 1 : -1)
