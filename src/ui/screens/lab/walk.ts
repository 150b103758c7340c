import type {LabResult} from '../../../labs/lab.ts'
import {formOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {put, refuse, renewed, type Step, stay} from '../../step.ts'
import {form} from './compute.ts'
import {type LabScreen, labOf} from './state.ts'

type S = LabScreen

/** The parameter by which a lab's window is moved, where it has one. */
const stopKey = 'stop'

/** Milliseconds from one step to the next, and at most so many steps a walk. */
const pace = {parameter: 450, figure: 110} as const
const mostFrames = 90

/** What there is to walk through: the ball's stops, the paths on a landscape, the places of a kernel. */
function walkOf(screen: S): {kind: 'parameter' | 'figure'; count: number} | undefined {
  const {result} = screen
  if (!result) return undefined
  if (stopKey in labOf(screen).settings) {
    const output = result.figures.find(figure => figure.id === 'output')
    return output?.kind === 'grid' ? {kind: 'parameter', count: output.rows * output.columns} : undefined
  }
  const count = longestWalk(result)
  return count > 0 ? {kind: 'figure', count} : undefined
}

const longestWalk = ({figures}: LabResult): number =>
  Math.max(
    0,
    ...figures.flatMap(figure => {
      if (figure.kind === 'lines') return figure.walk ? [figure.walk.x.length - 1] : []
      return figure.kind === 'surface' ? figure.paths.map(path => path.x.length - 1) : []
    }),
  )

export const canWalk = (screen: S): boolean => walkOf(screen) !== undefined

/** So many steps forward, or back. */
export function stepWalk(state: AppState, screen: S, by: number): Step {
  const walk = walkOf(screen)
  if (!walk) return refuse(state, text => text.lab.noWalk)
  if (walk.kind === 'parameter') {
    const now = Number(formOf(state, screen).raw[stopKey]) || 1
    const next = ((((now - 1 + by) % walk.count) + walk.count) % walk.count) + 1
    return form.set(state, screen, stopKey, String(next))
  }
  const from = screen.stop ?? (by > 0 ? -1 : walk.count)
  const stop = Math.max(0, Math.min(walk.count, from + by))
  return stay(put(state, {...screen, stop}))
}

const wait = (screen: S, kind: 'parameter' | 'figure') =>
  ({effect: 'wait', owner: screen.id, name: 'play', ms: pace[kind]}) as const

/** Lets it walk by itself, from the beginning where it has arrived; or holds it. */
export function play(state: AppState, screen: S): Step {
  const walk = walkOf(screen)
  if (!walk) return refuse(state, text => text.lab.noWalk)
  if (screen.playing) return stay(put(state, {...screen, playing: false}))
  const over = screen.stop === undefined || screen.stop >= walk.count
  const stop = walk.kind === 'figure' ? (over ? 0 : screen.stop) : undefined
  return stay(put(state, {...screen, playing: true, stop}), wait(screen, walk.kind))
}

/** The next step of a walk that goes by itself. */
export function playOn(state: AppState, screen: S): Step {
  const walk = walkOf(screen)
  if (!screen.playing || !walk) return stay(state)
  const by = walk.kind === 'figure' ? Math.max(1, Math.ceil(walk.count / mostFrames)) : 1
  const moved = stepWalk(state, screen, by)
  const current = renewed(moved.state, screen)
  const arrived = walk.kind === 'figure' && (current.stop ?? 0) >= walk.count
  if (arrived) return {...moved, state: put(moved.state, {...current, playing: false})}
  return {...moved, effects: [...moved.effects, wait(screen, walk.kind)]}
}
