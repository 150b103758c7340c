import {chapterById} from '../../../chapters/index.ts'
import {initialRunState, type RunState, takenUp} from '../../../runs/state.ts'
import {titlePath} from '../../components/title.ts'
import {chapterIdOf, isActive, phaseOf} from '../../runs/phase.ts'
import {withKnown} from '../../runs/with-known.ts'
import type {AppState, Sentence} from '../../state.ts'
import {put, type Step, say, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {openBranch} from '../chapter/state.ts'
import type {ScreenModule} from '../module.ts'
import {ancestorsOf} from './ancestors.ts'
import {handlers} from './input.ts'
import {follow, type RunScreen, sayResuming} from './state.ts'
import {goneWords} from './status.ts'
import {RunView} from './view.tsx'

const needsLive = new Set(['pause', 'stop', 'learningRate'])
const needsCurve = new Set(['crosshair', 'crosshairEnds'])
const needsCheckpoint = new Set(['apply', 'weights', 'judge', 'maps', 'resume'])

function unavailable(state: AppState, screen: RunScreen, command: string): Sentence | undefined {
  const run = state.followed[screen.run] ?? initialRunState
  const phase = phaseOf(state, screen.run)
  const active = isActive(phase)
  if (needsLive.has(command) && !active) return text => text.refused.notLive
  if (needsCheckpoint.has(command) && phase === 'gone') return goneWords(screen.run)
  if (command === 'resume' && active) return text => text.refused.stillLive
  if (needsCurve.has(command) && run.history.length === 0) return text => text.refused.noCurve
  const saved = run.checkpoints.last ?? run.checkpoints.best
  if (needsCheckpoint.has(command) && !saved) return text => text.refused.noCheckpoint
  return undefined
}

/** Reads the next run that a branch goes on from, where that is still there. */
function readAncestor(state: AppState, {id, ancestors = []}: RunScreen, run: RunState): Step {
  const missing = ancestorsOf(state, run).find(({known}) => known === undefined)?.parent.run
  const isThere = state.runs?.some(one => one.id === missing)
  const screen = state.screens.find(one => one.id === id)
  if (missing === undefined || !isThere || ancestors.includes(missing) || screen?.kind !== 'run')
    return stay(state)
  return follow(put(state, {...screen, ancestors: [...ancestors, missing]}), missing)
}

/** A new session is at work on a run, of which nothing was heard yet. */
function begun(state: AppState, run: string): AppState {
  const known = state.followed[run]
  return known && !state.live.includes(run)
    ? {...state, followed: withKnown(state.followed, run, takenUp(known))}
    : state
}

export const run: ScreenModule<RunScreen> = {
  context: () => 'run',
  parts: {run: {handlers}},
  unavailable,
  receive: (state, screen, message) => {
    if (message.message === 'failed') return stay(say(state, failureWords(message.failure), 'bad'))
    // Resumed: its events go on.
    if (message.message === 'parent') return openBranch(state, message.start)
    if (message.message === 'launched')
      return sayResuming(follow(begun(state, screen.run), screen.run), screen.run)
    return stay(state)
  },
  label: (state, screen, command, text) =>
    command === 'pause' && phaseOf(state, screen.run) === 'paused' ? text.runPage.goOn : undefined,
  // What was asked for has happened.
  refresh: (state, screen) => {
    const {asked} = screen
    const run = state.followed[screen.run] ?? initialRunState
    const isDone = asked !== undefined && run.rateChanges.length !== asked.changes
    return readAncestor(isDone ? put(state, {...screen, asked: undefined}) : state, screen, run)
  },
  title: (state, screen) => {
    const chapter = chapterById(chapterIdOf(state, screen.run) ?? '')
    const name = chapter?.title[state.language] ?? texts[state.language].run.title
    return titlePath(state, name, screen.run)
  },
  view: RunView,
}
