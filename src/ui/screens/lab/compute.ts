import type {AppState} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import type {Form} from '../chapter/form.ts'
import {csvKey, formOf, parseLabForm} from './form.ts'
import {type LabScreen, labOf} from './state.ts'

/** Computes the lab with the form's values, once all of them can be read. What was drawn stays until then. */
export function compute(state: AppState, screen: LabScreen): Step {
  const lab = labOf(screen)
  const form = formOf(state, lab)
  const {values, failures} = parseLabForm(lab, form)
  if (Object.keys(failures).length > 0)
    return stay(put(state, {...screen, progress: undefined}), {effect: 'give-up', owner: screen.id})
  const csv = form.raw[csvKey] ?? ''
  return stay(put(state, {...screen, progress: {done: 0, total: 0}, failure: undefined}), {
    effect: 'compute',
    owner: screen.id,
    work: {lab: lab.id, values, seed: 1, ...(csv !== '' && {csv})},
  })
}

/** The form with changes; a walk over the old figures ends. */
export function changeForm(state: AppState, screen: LabScreen, change: (form: Form) => Form): Step {
  const lab = labOf(screen)
  const next: AppState = {...state, forms: {...state.forms, [lab.id]: change(formOf(state, lab))}}
  return compute(next, {...screen, stop: undefined})
}

export const setField =
  (key: string, value: string) =>
  (form: Form): Form => ({...form, raw: {...form.raw, [key]: value}})
