import type {AppState} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import type {Form} from './form.ts'
import {type ChapterScreen, formOf, putForm} from './state.ts'

type S = ChapterScreen

/** A moment after the last change, the pre-flight is measured anew. */
const settle = (screen: S) => ({effect: 'wait', owner: screen.id, name: 'preflight', ms: 700}) as const

/** The form with changes; what was measured for other values is no longer shown. */
export function changeForm(state: AppState, screen: S, change: (form: Form) => Form): Step {
  const form = change(formOf(state, screen))
  const next = putForm(state, screen, form)
  return stay(put(next, {...screen, preflight: undefined}), settle(screen))
}

export const setField =
  (key: string, value: string) =>
  (form: Form): Form => ({
    ...form,
    raw: {...form.raw, [key]: value},
  })
