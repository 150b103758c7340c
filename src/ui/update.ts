import type {Action} from './actions.ts'
import {keepLog} from './command-log/keep-log.ts'
import {press} from './press.ts'
import {remember, resumeReading} from './reader.ts'
import {hasRung} from './runs/bells.ts'
import {readCurve} from './runs/last-curve.ts'
import {withKnown} from './runs/with-known.ts'
import {moduleOf} from './screens/index.ts'
import {openRun} from './screens/run/state.ts'
import {openWatched} from './screens/watched/state.ts'
import type {AppState} from './state.ts'
import {also, andThen, renewed, type Step, say, stay} from './step.ts'
import {failureWords} from './text/failure.ts'

/** Lets every screen on the stack follow a change of the runs. */
function refreshAll(state: AppState): Step {
  return state.screens.reduce<Step>(
    (step, one) =>
      andThen(step, now => {
        const screen = renewed(now, one)
        return moduleOf(screen).refresh?.(now, screen) ?? stay(now)
      }),
    stay(state),
  )
}

/** The only way from one state to the next. Pure: what is to be done in the world comes back as effects. */
export const update = (state: AppState, action: Action): Step =>
  readCurve(remember(state, keepLog(state, action, nextStep(state, action))))

function nextStep(state: AppState, action: Action): Step {
  const done = after(state, action)
  const run = action.type === 'followed' || action.type === 'unfollowed' ? action.run : undefined
  const step = run !== undefined && hasRung(state, done.state, run) ? also(done, {effect: 'ring'}) : done
  const {notice} = step.state
  if (notice?.holds === undefined || notice.holds(step.state)) return step
  return {...step, state: {...step.state, notice: undefined}}
}

function after(state: AppState, action: Action): Step {
  switch (action.type) {
    case 'key':
      return press(state, action.key)
    case 'resize':
      return stay({...state, size: action.size})
    case 'runs':
      return refreshAll({...state, runs: action.runs, runsLeft: action.left, runsAt: action.at})
    case 'followed':
      return refreshAll({
        ...state,
        followed: withKnown(state.followed, action.run, action.known),
      })
    case 'unfollowed': {
      const others = (runs: readonly string[]) => runs.filter(run => run !== action.run)
      const gone = [...others(state.gone), ...(action.isGone ? [action.run] : [])]
      return stay({...state, live: others(state.live), gone}, {effect: 'list-runs'})
    }
    case 'message': {
      const screen = state.screens.find(({id}) => id === action.owner)
      if (screen === undefined) return stay(state)
      if (action.message.message === 'failed' && !moduleOf(screen).receive)
        return stay(say(state, failureWords(action.message.failure), 'bad'))
      return moduleOf(screen).receive?.(state, screen, action.message) ?? stay(state)
    }
    case 'failure':
      return stay(say(state, failureWords(action.failure), 'bad'))
    case 'attach':
      return openRun(state, action.run)
    case 'watch':
      return openWatched(state, action.request)
    case 'progress':
      return resumeReading(state, action.progress)
    case 'copied':
      return stay(say(state, text => text.notices.copied, 'good'))
  }
}
