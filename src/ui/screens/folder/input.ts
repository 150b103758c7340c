import {classifiedCsv} from '../../../text/classified-csv.ts'
import {moved, next} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {also, close, put, refuse, renewed, type Step, say, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {Handlers} from '../module.ts'
import {openPictureAt} from '../picture/state.ts'
import {hasRoomForPictures} from './layout.ts'
import {cursorIn, shownRows} from './shown.ts'
import {csvName, type FolderRow, type FolderScreen, folderCommand, lookSoon, parts, sorts} from './state.ts'

type S = FolderScreen

/** The row under the cursor. */
export function rowAt(state: AppState, screen: S): FolderRow | undefined {
  const shown = shownRows(screen, state.language)
  return shown[cursorIn(shown, screen)]
}

/** After whatever may have put the cursor on another picture. */
export function looking(state: AppState, {id}: Pick<S, 'id'>): Step {
  const screen = renewed(state, {id} as S)
  const row = rowAt(state, screen)
  const isNew = row?.answer && row.file !== screen.looked?.file && hasRoomForPictures(state)
  return isNew ? stay(state, lookSoon(screen)) : stay(state)
}

const set = (state: AppState, screen: S, change: Partial<S>): Step =>
  looking(put(state, {...screen, ...change}), screen)

function move(state: AppState, screen: S, key: string): Step {
  const shown = shownRows(screen, state.language)
  const cursor = shown[moved(cursorIn(shown, screen), shown.length, key)]?.file
  return set(state, screen, {cursor})
}

const filterBy = (state: AppState, screen: S, filter: string): Step => set(state, screen, {filter})

export const handlers: Handlers<S, 'folder'> = {
  move: (state, screen, {name}) => move(state, screen, name),
  page: (state, screen, {name}) => move(state, screen, name),
  ends: (state, screen, {name}) => move(state, screen, name),
  open: (state, screen) => {
    const row = rowAt(state, screen)
    if (!row) return refuse(state, text => text.folder.nothing)
    if (row.failure) return refuse(state, failureWords(row.failure))
    return openPictureAt(state, screen, row.file)
  },
  filter: (state, screen) => filterBy(state, {...screen, typing: true, before: screen.filter}, ''),
  sortRows: (state, screen) => {
    const sort = next(sorts, screen.sort)
    return set(state, screen, {sort, cursor: undefined})
  },
  onlySome: (state, screen) => set(state, screen, {part: next(parts, screen.part), cursor: undefined}),
  save: (state, screen) => {
    const {language} = state
    const rows = [...screen.rows, ...screen.coming].map(({file, answer, failure}) => ({
      file,
      ...(answer && {top: answer.top, warning: answer.warning}),
      ...(failure && {error: failureWords(failure)(texts[language], language)}),
    }))
    return stay(state, {
      effect: 'save',
      owner: screen.id,
      name: csvName(screen),
      text: [...classifiedCsv(rows)].join(''),
    })
  },
  halt: (state, screen) =>
    stay(
      say(put(state, {...screen, phase: 'stopped'}), text => text.folder.stopped),
      {
        effect: 'stop-helper',
        owner: screen.id,
        topic: 'folder',
      },
    ),
  copy: (state, screen) => stay(state, {effect: 'copy', text: folderCommand(screen)}),
  // The first Escape takes the filter away.
  back: (state, screen) => (screen.filter === '' ? close(state) : filterBy(state, screen, '')),
}

export const filtering: Handlers<S, 'filter'> = {
  move: (state, screen, {name}) => move(state, screen, name),
  keepFilter: (state, screen) => stay(put(state, {...screen, typing: false})),
  cancel: (state, screen) => filterBy(state, {...screen, typing: false}, screen.before ?? ''),
  erase: (state, screen) => filterBy(state, screen, [...screen.filter].slice(0, -1).join('')),
  eraseAll: (state, screen) => filterBy(state, screen, ''),
}

export const typed = (state: AppState, screen: S, text: string): Step =>
  filterBy(state, screen, screen.filter + text)

/** A message of the process that reads the folder has come: the rest of it follows at once. */
export const alsoLook = (step: Step, screen: S): Step => {
  const {state, effects} = looking(step.state, screen)
  return also({state, effects: step.effects}, ...effects)
}
