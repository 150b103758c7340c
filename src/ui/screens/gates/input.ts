import {moved} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import {isLost} from '../helper-ended.ts'
import type {Handlers} from '../module.ts'
import {insidesOf} from './insides.ts'
import {askAbout, type GatesScreen} from './state.ts'
import {unitsHidden} from './view.tsx'

type S = GatesScreen

function toWindow(state: AppState, screen: S, at: number): Step {
  if (isLost(screen))
    return stay(put(state, {...screen, failure: undefined, waiting: true}), askAbout(screen.id, screen.at))
  if (at === screen.at) return stay(state)
  if (screen.waiting) return stay(put(state, {...screen, at}))
  return stay(put(state, {...screen, at, waiting: true}), askAbout(screen.id, at))
}

/** The window that a key of `window` or `ends` leads to. */
function neighbour(screen: S, key: string): number {
  const of = screen.answer?.of ?? 1
  return moved((screen.at ?? of) - 1, of, key) + 1
}

const layerOf = ({answer, layer}: S) => answer?.layers[layer]

export const handlers: Handlers<S, 'gates'> = {
  window: (state, screen, {name}) => toWindow(state, screen, neighbour(screen, name)),
  ends: (state, screen, {name}) => toWindow(state, screen, neighbour(screen, name)),
  gate: (state, screen, {name}) => {
    const layer = layerOf(screen)
    const count = layer ? insidesOf(layer).length : 1
    const gate = (screen.gate + (name === 'tab' ? 1 : -1) + count) % count
    return stay(put(state, {...screen, gate}))
  },
  layer: (state, screen) => {
    const count = screen.answer?.layers.length ?? 1
    return stay(put(state, {...screen, layer: (screen.layer + 1) % count, top: 0}))
  },
  units: (state, screen, {name}) => {
    const layer = layerOf(screen)
    const places = layer ? unitsHidden(state, layer) + 1 : 1
    return stay(put(state, {...screen, top: moved(Math.min(screen.top, places - 1), places, name)}))
  },
  back: close,
}
