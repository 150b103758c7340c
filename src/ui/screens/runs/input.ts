import {chapterById} from '../../../chapters/index.ts'
import {isLive} from '../../../runs/status.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {openApply} from '../../apply/open.ts'
import {frameOf} from '../../components/layout.ts'
import {moved, next} from '../../components/list.ts'
import {readQuery} from '../../runs/asking.ts'
import type {AppState, Sentence} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {openCompare} from '../compare/state.ts'
import {openLabel} from '../label/state.ts'
import {openMenu} from '../menu/state.ts'
import type {Handlers} from '../module.ts'
import {judgeRun, openInside} from '../open-inspection.ts'
import {openRun} from '../run/state.ts'
import {openWatched} from '../watched/state.ts'
import {arrangementOf, nextDetails, pageOf, showsDetails} from './arrangement.ts'
import {currentRun, markedRuns, noneWords, shownRuns} from './shown.ts'
import {type RunsScreen, readSoon} from './state.ts'
import {sortKeys, tableOf} from './table.ts'

type S = RunsScreen
type H = Handlers<S, 'runs'>

/** The runs that a key means: the marked ones, else the one under the cursor. */
export function meantRuns(state: AppState, screen: S): RunSummary[] {
  const marked = markedRuns(state, screen)
  if (marked.length > 0) return marked
  const run = currentRun(state, screen)
  return run ? [run] : []
}

/** Puts the cursor on a run, and has it read once the cursor stays there, where its details are in sight. */
export function onRun(state: AppState, screen: S, run: RunSummary | undefined): Step {
  if (!run) return stay(put(state, screen))
  const place = shownRuns(state, screen).places.get(run.id)?.run ?? 0
  const isNews = showsDetails(state, screen) && screen.reading !== run.id
  const there = {...screen, run: run.id, place, ...(isNews && {reading: run.id})}
  return isNews ? stay(put(state, there), readSoon(screen.id)) : stay(put(state, there))
}

/** The screen as it is now, with what it shows of the run under the cursor. */
const renewed = (state: AppState, screen: S): Step => onRun(state, screen, currentRun(state, screen))

function moveTo(state: AppState, screen: S, key: string): Step {
  const {runs, places} = shownRuns(state, screen)
  const at = places.get(currentRun(state, screen)?.id ?? '')?.run ?? 0
  return onRun(state, screen, runs[moved(at, runs.length, key, pageOf(state, screen))])
}

const withRun =
  (act: (state: AppState, run: RunSummary, screen: S) => Step) =>
  (state: AppState, screen: S): Step => {
    const run = currentRun(state, screen)
    return run ? act(state, run, screen) : stay(state)
  }

type Why = Sentence | undefined

const onlyWatched = ({id}: RunSummary): Sentence => failureWords({code: 'only-watched', detail: {run: id}})

/** Why nothing can be done with a run, be it another program's, or one without weights. */
const untrained = (run: RunSummary): Why =>
  run.logs ? onlyWatched(run) : run.trained ? undefined : text => text.refused.noCheckpoint

const notOfPictures = (run: RunSummary): Why =>
  untrained(run) ??
  (chapterById(run.chapter ?? '')?.task === 'classify-image'
    ? undefined
    : text => text.inspection.notPictures)

/** Why a key cannot do its work on the run under the cursor. */
const reasons: Partial<Record<keyof H, (run: RunSummary) => Why>> = {
  resume: run => {
    if (run.logs) return onlyWatched(run)
    if (isLive(run.status)) return text => text.refused.stillLive
    if (run.trouble) return failureWords(run.trouble)
    return run.resumable ? undefined : untrained(run)
  },
  apply: untrained,
  judge: notOfPictures,
  maps: notOfPictures,
  mark: run => (run.logs ? onlyWatched(run) : undefined),
}

/** What needs a run, or several. */
const ofRuns: ReadonlySet<string> = new Set([
  'move',
  'page',
  'ends',
  'open',
  'resume',
  'apply',
  'judge',
  'maps',
  'mark',
  'markAll',
  'compare',
  'remove',
  'copy',
  'sort',
  'reverse',
])

/** Why a key does nothing here and now. */
export function unavailable(state: AppState, screen: S, command: string): Why {
  if (screen.typing !== undefined) return undefined
  const run = currentRun(state, screen)
  const marked = markedRuns(state, screen)
  switch (command) {
    case 'compare':
      return marked.length < 2 ? text => text.refused.markTwo : undefined
    case 'remove': {
      const meant = meantRuns(state, screen)
      const [first] = meant
      if (!first) return noneWords(state)
      if (first.logs) return onlyWatched(first)
      return meant.every(({status}) => isLive(status)) ? text => text.refused.stillLive : undefined
    }
    case 'label': {
      const [first] = meantRuns(state, screen)
      return first ? (first.logs ? onlyWatched(first) : undefined) : noneWords(state)
    }
    case 'query':
      return (state.runs?.length ?? 0) === 0 ? noneWords(state) : undefined
    default:
      if (!run) return ofRuns.has(command) ? noneWords(state) : undefined
      return reasons[command as keyof H]?.(run)
  }
}

/** The keys that are needed most now: with runs that are marked, what is done with them; with one cut short, to go on. */
export const foremost = (state: AppState, screen: S): readonly string[] => [
  ...(markedRuns(state, screen).length > 0
    ? ['compare', 'remove', 'label']
    : currentRun(state, screen)?.resumable
      ? ['resume']
      : []),
  ...(screen.hasDeleted ? ['restore'] : []),
]

/** All runs that are shown, or none where all of them are marked. */
function markAll(state: AppState, screen: S): Step {
  const shown = shownRuns(state, screen)
    .runs.filter(({logs}) => !logs)
    .map(({id}) => id)
  const marked = new Set(screen.marked)
  const missing = shown.filter(id => !marked.has(id))
  const all = new Set(shown)
  return stay(
    put(state, {
      ...screen,
      marked: missing.length > 0 ? [...screen.marked, ...missing] : screen.marked.filter(id => !all.has(id)),
    }),
  )
}

function sortOn(state: AppState, screen: S): Step {
  const {width} = frameOf(state.size)
  const {share, names, stacked} = arrangementOf(state, screen)
  const room = names.length === 2 && !stacked ? Math.floor((width - 2) * share) : width
  const keys = sortKeys(tableOf(state, screen, shownRuns(state, screen), room))
  return renewed(state, {...screen, sort: next(keys, screen.sort), reversed: false})
}

export const handlers: H = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  page: (state, screen, {name}) => moveTo(state, screen, name),
  ends: (state, screen, {name}) => moveTo(state, screen, name),
  open: withRun((state, run) =>
    run.logs ? openWatched(state, {path: run.dir, said: {}}) : openRun(state, run.id),
  ),
  resume: withRun((state, run, screen) =>
    run.status === 'finished'
      ? openMenu(state, 'further', run.id)
      : stay(state, {effect: 'resume', owner: screen.id, run: run.id}),
  ),
  apply: withRun((state, run) => openApply(state, {run: run.id})),
  judge: withRun((state, run) => judgeRun(state, run.id)),
  maps: withRun((state, run) => openInside(state, run.id)),
  mark: withRun((state, run, screen) => {
    const marked = screen.marked.includes(run.id)
      ? screen.marked.filter(id => id !== run.id)
      : [...screen.marked, run.id]
    const current = {...screen, run: run.id, marked}
    return moveTo(put(state, current), current, 'down')
  }),
  markAll,
  compare: (state, screen) =>
    openCompare(
      state,
      markedRuns(state, screen).map(({id}) => id),
    ),
  sort: sortOn,
  reverse: (state, screen) => renewed(state, {...screen, reversed: !screen.reversed}),
  query: (state, screen) =>
    stay(put(state, {...screen, filter: '', typing: {text: '', before: screen.filter}})),
  details: (state, screen) => renewed(state, {...screen, details: nextDetails(state, screen)}),
  remove: (state, screen) => {
    const runs = meantRuns(state, screen).filter(({status}) => !isLive(status))
    return openMenu(state, 'remove', ...runs.map(({id}) => id))
  },
  label: (state, screen) => openLabel(state, meantRuns(state, screen)),
  restore: (state, screen) => {
    const {runs = []} = state.deletions.at(-1) ?? {}
    const owner = screen.id
    // Without any, what was deleted last by anybody.
    const wanted = runs.length > 0 ? runs.map(run => ({effect: 'restore', owner, run}) as const) : []
    return stay(state, ...(wanted.length > 0 ? wanted : [{effect: 'restore', owner} as const]))
  },
  copy: withRun((state, run) => stay(state, {effect: 'copy', text: run.id})),
  back: (state, screen) => {
    const {names} = arrangementOf(state, screen)
    if (!names.includes('table')) return stay(put(state, {...screen, details: 'none'}))
    if (screen.filter !== '') return renewed(state, {...screen, filter: ''})
    return close(state)
  },
}

const textOf = ({typing}: S): string => typing?.text ?? ''

/** A query that is typed chooses the runs as soon as it can be understood. */
function typedIs(state: AppState, screen: S, text: string): Step {
  const {before} = screen.typing ?? {before: screen.filter}
  const runs = state.runs ?? []
  // Of a word that is not finished yet, the words before it are known.
  const finished = text.replace(/\S+$/, '')
  const filter = [text, finished].find(query => !readQuery(runs, query).failure)
  return renewed(state, {...screen, filter: filter ?? screen.filter, typing: {text, before}})
}

function keepQuery(state: AppState, screen: S): Step {
  const {failure} = readQuery(state.runs ?? [], textOf(screen))
  return failure
    ? refuse(state, failureWords(failure))
    : renewed(state, {...screen, filter: textOf(screen).trim(), typing: undefined})
}

export const filtering: Handlers<S, 'filter'> = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  keepFilter: keepQuery,
  cancel: (state, screen) =>
    renewed(state, {...screen, typing: undefined, filter: screen.typing?.before ?? screen.filter}),
  erase: (state, screen) => typedIs(state, screen, [...textOf(screen)].slice(0, -1).join('')),
  eraseAll: (state, screen) => typedIs(state, screen, ''),
}

export const typed = (state: AppState, screen: S, text: string): Step =>
  typedIs(state, screen, textOf(screen) + text)
