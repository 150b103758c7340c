import type {StudyAnswer} from '../../../answers/studies.ts'
import {isOpen} from '../../../studies/status.ts'
import type {AppState} from '../../state.ts'
import {also, refuse, type Step, say, stay} from '../../step.ts'

const actions = ['pause', 'continue', 'drop', 'move', 'add'] as const
type Action = (typeof actions)[number]

const argsOf = (action: Action, study: string, place: number): readonly string[] =>
  action === 'add'
    ? ['sweep', '--resume', study, '--detach', '--json']
    : ['queue', action, study, ...(action === 'move' ? [String(place)] : []), '--json']

/** Asks the queue for something, as the command line does; what comes of it the list tells. */
function ask(state: AppState, owner: number, action: Action, study: string, place = 1): Step {
  const said = say(state, text => text.studies.requested[action])
  return also(stay(said), {effect: 'ask', owner, topic: 'act', args: argsOf(action, study, place)})
}

type Asking = (state: AppState, screen: {readonly id: number}, study: StudyAnswer | undefined) => Step

const ifQueued =
  (asking: (state: AppState, owner: number, study: StudyAnswer) => Step): Asking =>
  (state, {id}, study) => {
    if (!study) return stay(state)
    return isOpen(study.status) ? asking(state, id, study) : refuse(state, text => text.studies.notOpen)
  }

export const pauseStudy: Asking = ifQueued((state, owner, {study, status}) =>
  ask(state, owner, status === 'paused' ? 'continue' : 'pause', study),
)

export const dropStudy: Asking = ifQueued((state, owner, {study}) => ask(state, owner, 'drop', study))

export const moveStudy = (by: -1 | 1): Asking =>
  ifQueued((state, owner, {study, place = 1}) => ask(state, owner, 'move', study, Math.max(1, place + by)))

export const resumeStudy: Asking = (state, {id}, study) => {
  if (!study) return stay(state)
  // One that nobody drives is in the queue and yet goes on only when somebody asks.
  if (isOpen(study.status) && study.status !== 'left') return refuse(state, text => text.studies.isOpen)
  return ask(state, id, 'add', study.study)
}
