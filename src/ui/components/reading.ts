import type {Handlers} from '../screens/module.ts'
import type {Screen} from '../screens/screen.ts'
import type {AppState} from '../state.ts'
import {close, put, type Step, stay} from '../step.ts'
import {frameOf} from './layout.ts'
import {moved} from './list.ts'

type Scrolled = Extract<Screen, {top: number}>

/** The keys of a page that is only read; `count` tells how many rows it has. */
export function readingKeys<S extends Scrolled>(
  count: (state: AppState, screen: S) => number,
): Handlers<S, 'reading'> {
  const scroll = (state: AppState, screen: S, key: {name: string}): Step => {
    const room = frameOf(state.size).height - 1
    const places = Math.max(1, count(state, screen) - room + 1)
    return stay(
      put(state, {...screen, top: moved(Math.min(screen.top, places - 1), places, key.name, room - 1)}),
    )
  }
  return {scroll, page: scroll, ends: scroll, back: close}
}
