import {runOptions} from '../../../settings/run-options.ts'
import {parseForm, wrongFields} from '../../form/form.ts'
import {formKeys} from '../../form/keys.ts'
import {formOf, subjectOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import type {LabScreen} from './state.ts'

/** Computes the lab with the form's values, once all of them can be read. What was drawn stays until then. */
export function compute(state: AppState, screen: LabScreen): Step {
  const subject = subjectOf(screen)
  const form = formOf(state, screen)
  if (wrongFields(subject, form).length > 0)
    return stay(put(state, {...screen, progress: undefined}), {effect: 'give-up', owner: screen.id})
  const {csv, ...tuned} = parseForm(subject, form).values
  return stay(put(state, {...screen, progress: {done: 0, total: 0}, failure: undefined}), {
    effect: 'compute',
    owner: screen.id,
    work: {
      lab: screen.lab,
      values: tuned,
      seed: runOptions.seed.default,
      ...(typeof csv === 'string' && {csv}),
    },
  })
}

/** After a change, a walk over the old figures ends. */
export const form = formKeys<LabScreen>((state, screen) => compute(state, {...screen, stop: undefined}))
