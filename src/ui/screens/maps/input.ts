import {moved} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import {isLost} from '../helper-ended.ts'
import type {Handlers} from '../module.ts'
import {askAbout, type MapsScreen, placesOf} from './state.ts'

type S = MapsScreen

function move(state: AppState, screen: S, key: string): Step {
  const count = placesOf(screen).length
  return stay(put(state, {...screen, cursor: moved(screen.cursor, Math.max(1, count), key)}))
}

/** The validation sample before or after this one; the cursor stays in its layer. */
function neighbour(state: AppState, screen: S, key: string): Step {
  if (isLost(screen))
    return stay(
      put(state, {...screen, failure: undefined, waiting: true}),
      askAbout(screen.id, screen.picture),
    )
  const {sample, samples} = screen.subject ?? {}
  if (sample === undefined || samples === undefined || screen.waiting) return stay(state)
  const next = moved(sample, samples, key)
  if (next === sample) return stay(state)
  const picture = String(next)
  return stay(put(state, {...screen, picture, waiting: true}), askAbout(screen.id, picture))
}

export const handlers: Handlers<S, 'maps'> = {
  move: (state, screen, {name}) => move(state, screen, name),
  page: (state, screen, {name}) => move(state, screen, name),
  ends: (state, screen, {name}) => move(state, screen, name),
  nextPicture: (state, screen, {name}) => neighbour(state, screen, name),
  back: close,
}
