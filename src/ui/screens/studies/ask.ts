import type {StudyAnswer} from '../../../answers/studies.ts'
import {isOpen} from '../../../studies/status.ts'
import type {AppState, Sentence} from '../../state.ts'
import {also, put, type Step, say, stay} from '../../step.ts'
import type {StudyScreen} from '../study/state.ts'
import type {StudiesScreen} from './state.ts'

type S = StudiesScreen | StudyScreen

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

type Asking = (state: AppState, screen: S, study: StudyAnswer | undefined) => Step

const ifAny =
  (asking: (state: AppState, screen: S, study: StudyAnswer) => Step): Asking =>
  (state, screen, study) =>
    study ? asking(state, screen, study) : stay(state)

export const pauseStudy: Asking = ifAny((state, {id}, {study, status}) =>
  ask(state, id, status === 'paused' ? 'continue' : 'pause', study),
)

export const dropStudy: Asking = ifAny((state, screen, {study}) =>
  ask(put(state, {...screen, dropped: study}), screen.id, 'drop', study),
)

export const moveStudy = (by: -1 | 1): Asking =>
  ifAny((state, {id}, {study, place = 1}) => ask(state, id, 'move', study, Math.max(1, place + by)))

export const resumeStudy: Asking = ifAny((state, {id}, {study}) => ask(state, id, 'add', study))

/** Puts the study into the queue again that was taken out of it last. */
export const restoreStudy = (state: AppState, screen: S): Step => {
  const {dropped} = screen
  if (dropped === undefined) return stay(state)
  return ask(put(state, {...screen, dropped: undefined}), screen.id, 'add', dropped)
}

const queued: ReadonlySet<string> = new Set(['pauseStudy', 'dropStudy', 'moveStudy'])

/** Why the queue cannot be asked for something. */
export function whyNotAsked(
  {dropped}: Pick<S, 'dropped'>,
  study: StudyAnswer | undefined,
  command: string,
): Sentence | undefined {
  if (command === 'restoreStudy')
    return dropped === undefined ? text => text.studies.nothingDropped : undefined
  if (!study) return undefined
  const {status, lost} = study
  // What has no result yet is tried again.
  const isDone = status === 'done' && lost === 0
  if (queued.has(command) && !isOpen(status))
    return text => (isDone ? text.studies.allDone : text.studies.notOpen)
  if (command !== 'resumeStudy') return undefined
  if (isDone) return text => text.studies.allDone
  // One that nobody drives is in the queue and yet goes on only when somebody asks.
  return isOpen(status) && status !== 'left' ? text => text.studies.isOpen : undefined
}
