import type {Label} from '../../../labs/figure.ts'
import type {LabResult} from '../../../labs/lab.ts'
import {formOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {put, refuse, renewed, type Step, say, stay} from '../../step.ts'
import {form} from './compute.ts'
import {type LabScreen, labOf, type Speed, speeds} from './state.ts'

type S = LabScreen

/** The parameter by which a lab's window is moved, where it has one. */
const stopKey = 'stop'

/** Milliseconds that a walk takes at the usual speed, whatever its steps are; none is shorter or longer than these. */
const whole = 7000
const [shortest, longest] = [110, 700]

/** Steps that are taken at once, and milliseconds until the next ones. */
export function paceOf({count}: {count: number}, speed: number): {by: number; ms: number} {
  const time = whole / speed
  const by = Math.max(1, Math.ceil((count * shortest) / time))
  return {by, ms: Math.max(shortest, Math.min(longest / speed, (time * by) / count))}
}

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

/** Where a walk stands and how fast it goes; undefined where none has begun. */
export function walking(
  state: AppState,
  screen: S,
): {step: number; of: number; speed: Speed; at: readonly {label: Label; value: number}[]} | undefined {
  const walk = walkOf(screen)
  if (!walk || (screen.stop === undefined && !screen.playing && walk.kind === 'figure')) return undefined
  const {speed} = screen
  if (walk.kind === 'parameter')
    return {step: Number(formOf(state, screen).raw[stopKey]) || 1, of: walk.count, speed, at: []}
  const step = Math.min(walk.count, screen.stop ?? walk.count)
  return {step, of: walk.count, speed, at: screen.result ? placesAt(screen.result, step) : []}
}

/** What the axes say of the place that a walk has come to. */
function placesAt({figures}: LabResult, step: number): {label: Label; value: number}[] {
  for (const figure of figures) {
    if (figure.kind !== 'lines' || !figure.walk) continue
    const {x, y} = figure.walk
    return [
      {label: figure.x.label, value: x[step] ?? Number.NaN},
      {label: figure.y.label, value: y[step] ?? Number.NaN},
    ]
  }
  const surface = figures.find(figure => figure.kind === 'surface')
  return (surface?.paths ?? []).map(({name, z}) => ({
    label: name,
    value: z[Math.min(step, z.length - 1)] ?? Number.NaN,
  }))
}

/** Faster or slower; a walk that goes by itself goes on so from its next step. */
export function changeSpeed(state: AppState, screen: S, by: number): Step {
  const at = speeds.indexOf(screen.speed) + by
  const speed = speeds[Math.max(0, Math.min(speeds.length - 1, at))] ?? 1
  return stay(say(put(state, {...screen, speed}), text => text.lab.speed(speed)))
}

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

const wait = (screen: S, walk: {count: number}) =>
  ({effect: 'wait', owner: screen.id, name: 'play', ms: paceOf(walk, screen.speed).ms}) as const

/** Lets it walk by itself, from the beginning where it has arrived; or holds it. */
export function play(state: AppState, screen: S): Step {
  const walk = walkOf(screen)
  if (!walk) return refuse(state, text => text.lab.noWalk)
  if (screen.playing) return stay(put(state, {...screen, playing: false}))
  const over = screen.stop === undefined || screen.stop >= walk.count
  const stop = walk.kind === 'figure' ? (over ? 0 : screen.stop) : undefined
  return stay(put(state, {...screen, playing: true, stop}), wait(screen, walk))
}

/** The next step of a walk that goes by itself. */
export function playOn(state: AppState, screen: S): Step {
  const walk = walkOf(screen)
  if (!screen.playing || !walk) return stay(state)
  const by = walk.kind === 'figure' ? paceOf(walk, screen.speed).by : 1
  const moved = stepWalk(state, screen, by)
  const current = renewed(moved.state, screen)
  const arrived = walk.kind === 'figure' && (current.stop ?? 0) >= walk.count
  if (arrived) return {...moved, state: put(moved.state, {...current, playing: false})}
  return {...moved, effects: [...moved.effects, wait(screen, walk)]}
}
