import {labById} from '../../../labs/index.ts'
import type {AppState} from '../../state.ts'
import {open, type Step, stay} from '../../step.ts'
import {compute} from './compute.ts'
import type {LabScreen} from './state.ts'

/** Opens a lab with the values it was left with. */
export function openLab(state: AppState, id: string): Step {
  const lab = labById(id)
  if (!lab) return stay(state)
  const opened = open(state, {
    kind: 'lab',
    lab: id,
    field: Object.keys(lab.settings)[0] ?? '',
    page: 0,
    wide: false,
    top: 0,
    playing: false,
    speed: 1,
  })
  return compute(opened.state, opened.state.screens.at(-1) as LabScreen)
}
