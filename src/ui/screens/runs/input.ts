import {isLive} from '../../../runs/status.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {openApply} from '../../apply/open.ts'
import {moved, next} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {openCompare} from '../compare/state.ts'
import {openMenu} from '../menu/state.ts'
import type {Handlers} from '../module.ts'
import {judgeRun, openInside} from '../open-inspection.ts'
import {openRun} from '../run/state.ts'
import {openWatched} from '../watched/state.ts'
import {columns} from './columns.ts'
import {currentRun, type RunsScreen, shownRuns} from './state.ts'

type S = RunsScreen

function moveTo(state: AppState, screen: S, key: string): Step {
  const shown = shownRuns(state, screen)
  const at = shown.findIndex(({id}) => id === currentRun(state, screen)?.id)
  const run = shown[moved(at, shown.length, key)]
  return stay(run ? put(state, {...screen, run: run.id}) : state)
}

/** Does something with the run under the cursor. */
const withRun =
  (act: (state: AppState, run: RunSummary, screen: S) => Step) =>
  (state: AppState, screen: S): Step => {
    const run = currentRun(state, screen)
    const isFiltered = (state.runs?.length ?? 0) > 0
    return run
      ? act(state, run, screen)
      : refuse(state, text => (isFiltered ? text.runs.noMatch : text.runs.none))
  }

/** Does something with the run under the cursor, unless that is another program's. */
const withOwn = (act: (state: AppState, run: RunSummary, screen: S) => Step) =>
  withRun((state, run, screen) =>
    run.logs
      ? refuse(state, failureWords({code: 'only-watched', detail: {run: run.id}}))
      : act(state, run, screen),
  )

const keys = columns.map(({key}) => key)

export const handlers: Handlers<S, 'runs'> = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  page: (state, screen, {name}) => moveTo(state, screen, name),
  ends: (state, screen, {name}) => moveTo(state, screen, name),
  open: withRun((state, run) =>
    run.logs ? openWatched(state, {path: run.dir, said: {}}) : openRun(state, run.id),
  ),
  resume: withOwn((state, run, screen) => {
    if (isLive(run.status)) return refuse(state, text => text.refused.stillLive)
    if (run.trouble) return refuse(state, failureWords(run.trouble))
    if (!run.resumable) return refuse(state, text => text.refused.complete)
    return stay(state, {effect: 'resume', owner: screen.id, run: run.id})
  }),
  apply: withOwn((state, run) =>
    run.trained ? openApply(state, {run: run.id}) : refuse(state, text => text.refused.noCheckpoint),
  ),
  judge: withOwn((state, run) =>
    run.trained ? judgeRun(state, run.id) : refuse(state, text => text.refused.noCheckpoint),
  ),
  maps: withOwn((state, run) =>
    run.trained ? openInside(state, run.id) : refuse(state, text => text.refused.noCheckpoint),
  ),
  mark: withOwn((state, run, screen) => {
    const marked = screen.marked.includes(run.id)
      ? screen.marked.filter(id => id !== run.id)
      : [...screen.marked, run.id]
    const current = {...screen, run: run.id, marked}
    return moveTo(put(state, current), current, 'down')
  }),
  compare: (state, screen) => {
    const known = screen.marked.filter(id => state.runs?.some(run => run.id === id))
    return known.length < 2 ? refuse(state, text => text.refused.markTwo) : openCompare(state, known)
  },
  sort: (state, screen) => stay(put(state, {...screen, sort: next(keys, screen.sort)})),
  filter: (state, screen) => stay(put(state, {...screen, typing: true})),
  remove: withOwn((state, run) =>
    isLive(run.status) ? refuse(state, text => text.refused.stillLive) : openMenu(state, 'remove', run.id),
  ),
  copy: withRun((state, run) => stay(state, {effect: 'copy', text: run.id})),
  back: (state, screen) => (screen.filter === '' ? close(state) : stay(put(state, {...screen, filter: ''}))),
}

const filterBy = (state: AppState, screen: S, filter: string): Step => stay(put(state, {...screen, filter}))

export const filtering: Handlers<S, 'filter'> = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  keepFilter: (state, screen) => stay(put(state, {...screen, typing: false})),
  cancel: (state, screen) => stay(put(state, {...screen, typing: false, filter: ''})),
  erase: (state, screen) => filterBy(state, screen, [...screen.filter].slice(0, -1).join('')),
  eraseAll: (state, screen) => filterBy(state, screen, ''),
}

export const typed = (state: AppState, screen: S, text: string): Step =>
  filterBy(state, screen, screen.filter + text)
