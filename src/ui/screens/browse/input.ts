import {frameOf} from '../../components/layout.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import {isLost} from '../helper-ended.ts'
import type {Handlers} from '../module.ts'
import {askFor, type BrowseScreen, pageOf} from './state.ts'

type S = BrowseScreen

const perPage = (state: AppState, screen: S): number => {
  const {across, down} = pageOf(screen, state, frameOf(state.size))
  return across * down
}

/** Goes to a picture; asks for those that have not come yet. */
function goTo(state: AppState, screen: S, to: number): Step {
  if (isLost(screen)) return stay(put(state, {...screen, failure: undefined}), askFor(screen.id, screen))
  const page = perPage(state, screen)
  if (!screen.set || screen.samples.length === 0) return stay(state)
  const {total} = screen.set
  const last = Math.max(0, Math.ceil(total / page) - 1) * page
  const top = Math.max(0, Math.min(last, to))
  const moved = {...screen, top}
  const {at} = screen.set
  const there = top >= at && Math.min(total, top + page) <= at + screen.samples.length
  return stay(put(state, moved), ...(there ? [] : [askFor(screen.id, moved)]))
}

/** Something else is looked at, from its beginning. */
const anew = (state: AppState, screen: S): Step => {
  const next = {...screen, top: 0, samples: [], failure: undefined}
  return stay(put(state, next), askFor(screen.id, next))
}

export const handlers: Handlers<S, 'browse'> = {
  turn: (state, screen, {name}) => {
    const page = perPage(state, screen)
    const back = name === 'up' || name === 'k' || name === 'pageup'
    return goTo(state, screen, screen.top + (back ? -page : page))
  },
  ends: (state, screen, {name}) =>
    goTo(state, screen, name === 'home' || name === 'g' ? 0 : Number.MAX_SAFE_INTEGER),
  // All classes, then the first, the second …
  classes: (state, screen, {name}) => {
    const count = screen.set?.classes.length
    if (count === undefined) return stay(state)
    const places = count + 1
    const at = (screen.class ?? -1) + 1 + (name === 'left' || name === 'h' ? -1 : 1)
    const next = ((at + places) % places) - 1
    return anew(state, {...screen, class: next < 0 ? undefined : next})
  },
  part: (state, screen) =>
    anew(state, {...screen, part: screen.part === 'train' ? 'test' : 'train', class: screen.class}),
  pictureSize: (state, screen) => {
    const size = screen.size === 0 ? -1 : screen.size === -1 ? 1 : 0
    return goTo(state, {...screen, size}, screen.top)
  },
  back: close,
}
