import type {CommandOf, Context} from './keys/table.ts'
import {openDoctor} from './screens/doctor/state.ts'
import {openHelp} from './screens/help/state.ts'
import {openRuns} from './screens/runs/state.ts'
import {openStudies} from './screens/studies/state.ts'
import type {AppState} from './state.ts'
import {type Step, stay} from './step.ts'

type CommonKeys = Readonly<Record<CommandOf<'common'>, (state: AppState, context: Context) => Step>>

const handlers: CommonKeys = {
  help: openHelp,
  runs: openRuns,
  studies: openStudies,
  doctor: openDoctor,
  language: state => stay({...state, language: state.language === 'en' ? 'zh' : 'en'}),
  quit: state => stay(state, {effect: 'quit', code: 0}),
  leave: state => stay(state, {effect: 'quit', code: 130}),
  suspend: state => stay(state, {effect: 'suspend'}),
  redraw: state => stay(state, {effect: 'redraw'}),
}

/** What the keys do that every screen has. */
export const commonKeys: Readonly<Record<string, CommonKeys['help']>> = handlers
