import {chapterById} from '../../../chapters/index.ts'
import {initialRunState, type RunState, takenUp} from '../../../runs/state.ts'
import {titlePath} from '../../components/title.ts'
import {ringsFor} from '../../runs/bells.ts'
import {chapterIdOf, phaseOf} from '../../runs/phase.ts'
import {withKnown} from '../../runs/with-known.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, say, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {openBranch} from '../chapter/state.ts'
import type {ScreenModule} from '../module.ts'
import {ancestorsOf} from './ancestors.ts'
import {unavailable} from './available.ts'
import {handlers} from './input.ts'
import {follow, type RunScreen, sayResuming, withSeen} from './state.ts'
import {RunView} from './view.tsx'

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
    if (message.message === 'observed') return stay(put(state, withSeen(screen, message.seen)))
    if (message.message === 'launched')
      return sayResuming(follow(begun(state, screen.run), screen.run), screen.run)
    return stay(state)
  },
  label: (state, {run}, command, text) => {
    if (command === 'pause' && phaseOf(state, run) === 'paused') return text.runPage.goOn
    return command === 'bell' && ringsFor(state, run) ? text.runPage.bell.noBell : undefined
  },
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
