import {classified, pictureFolder} from '../../../answers/applying.ts'
import {failed} from '../../../answers/failure.ts'
import {read} from '../../../answers/schema.ts'
import type {Message} from '../../actions.ts'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, say, stay} from '../../step.ts'
import {endedBadly, failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {alsoLook, filtering, handlers, rowAt, typed} from './input.ts'
import {type FolderRow, type FolderScreen, lookAt} from './state.ts'
import {FolderView} from './view.tsx'

type S = FolderScreen

/** Milliseconds between two looks of the table at what has come: a thousand pictures are not a thousand frames. */
const between = 150

function taken(state: AppState, screen: S, row: FolderRow): Step {
  const next = put(state, {...screen, coming: [...screen.coming, row]})
  return screen.coming.length > 0
    ? stay(next)
    : stay(next, {effect: 'wait', owner: screen.id, name: 'rows', ms: between})
}

const withComing = (screen: S): S =>
  screen.coming.length === 0 ? screen : {...screen, rows: [...screen.rows, ...screen.coming], coming: []}

function answered(state: AppState, screen: S, message: Extract<Message, {message: 'answer'}>): Step {
  const folder = read(pictureFolder, message.value)
  if (folder) return stay(put(state, {...screen, total: folder.pictures}))
  const failure = read(failed, message.value)
  if (failure?.file !== undefined) return taken(state, screen, {file: failure.file, failure: failure.error})
  if (failure) return stay(put(state, {...screen, failure: failure.error, phase: 'stopped'}))
  const answer = read(classified, message.value)
  if (!answer) return stay(state)
  const {file, dataset, top, confident, warning} = answer
  const short = {dataset, top: top.slice(0, 2), confident, ...(warning && {warning})}
  return taken(state, screen, {file, answer: short})
}

function ended(state: AppState, screen: S, message: Extract<Message, {message: 'ended'}>): Step {
  if (message.topic === 'look') return stay(put(state, {...screen, looking: false}))
  const all = withComing(screen)
  if (screen.failure) return stay(put(state, all))
  // Its exit code says whether a picture could not be read.
  const isWhole = all.total !== undefined && all.rows.length >= all.total
  if (isWhole) return alsoLook(stay(put(state, {...all, phase: 'read'})), all)
  const failure = endedBadly(message)
  const stopped: S = {...all, phase: 'stopped'}
  return all.rows.length === 0
    ? stay(put(state, {...stopped, failure}))
    : stay(say(put(state, stopped), failureWords(failure), 'bad'))
}

function timer(state: AppState, screen: S, name: string): Step {
  if (name === 'rows') {
    const next = withComing(screen)
    return alsoLook(stay(put(state, next)), next)
  }
  const row = rowAt(state, screen)
  return row?.answer ? stay(put(state, {...screen, looking: true}), ...lookAt(screen, row.file)) : stay(state)
}

export const folder: ScreenModule<S> = {
  context: ({typing}) => (typing ? 'filter' : 'folder'),
  parts: {folder: {handlers}, filter: {handlers: filtering, typed}},
  unavailable: (state, screen, command) => {
    const {rows, coming, phase} = screen
    if (command === 'halt') return phase === 'reading' ? undefined : text => text.folder.over
    if (['save', 'sortRows', 'onlySome', 'filter'].includes(command))
      return rows.length + coming.length > 0 ? undefined : text => text.folder.nothing
    if (command === 'open') {
      const row = rowAt(state, screen)
      return row ? row.failure && failureWords(row.failure) : text => text.folder.nothing
    }
    return undefined
  },
  receive: (state, screen, message) => {
    switch (message.message) {
      case 'answer': {
        if (message.topic !== 'look') return answered(state, screen, message)
        const looked = read(classified, message.value)
        return stay(looked ? put(state, {...screen, looked}) : state)
      }
      case 'ended':
        return ended(state, screen, message)
      case 'timer':
        return timer(state, screen, message.name)
      case 'saved':
        return stay(say(state, text => text.notices.savedAs(message.path), 'good'))
      case 'failed':
        return stay(say(state, failureWords(message.failure), 'bad'))
      default:
        return stay(state)
    }
  },
  title: (state, {run, folder}) => titlePath(state, texts[state.language].apply.title, run, folder),
  view: FolderView,
}
