import {inversions} from '../../../datasets/facts/facts.ts'
import {moved, next} from '../../components/list.ts'
import {afterCompletion} from '../../components/path.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {openMaps} from '../maps/state.ts'
import type {Handlers} from '../module.ts'
import {type PictureScreen, predictor, preparations} from './state.ts'

type S = PictureScreen

/** Asks the network about a file. */
function classify(state: AppState, screen: S, file: string): Step {
  return stay(put(state, {...screen, choosing: false, asked: file, answer: undefined, failure: undefined}), {
    effect: 'tell',
    owner: screen.id,
    topic: 'classify',
    line: file,
  })
}

/** A new path; the list below it follows. */
function retype(state: AppState, screen: S, path: string): Step {
  return stay(put(state, {...screen, path, cursor: -1, completing: false}), {
    effect: 'complete',
    owner: screen.id,
    typed: path,
  })
}

const chosen = (screen: S) => screen.entries[screen.cursor]

/** A folder is entered, a file is looked at. */
function openPath(state: AppState, screen: S): Step {
  const entry = chosen(screen)
  if (entry?.folder) return retype(state, screen, entry.path)
  const path = (entry?.path ?? screen.path).trim()
  if (path === '') return stay(state)
  const folder = screen.entries.find(one => one.folder && one.path === `${path}/`)
  if (folder) return retype(state, screen, folder.path)
  if (path.endsWith('/')) return stay(put(state, {...screen, cursor: 0}))
  return classify(state, {...screen, path}, path)
}

/** The same file once more, prepared in another way: that takes another process. */
function askAnew(state: AppState, screen: S): Step {
  const {asked} = screen
  return stay(
    put(state, {...screen, answer: undefined, failure: undefined}),
    {effect: 'stop-helper', owner: screen.id, topic: 'classify'},
    predictor(screen),
    ...(asked === undefined
      ? []
      : [{effect: 'tell', owner: screen.id, topic: 'classify', line: asked} as const]),
  )
}

/** The file before or after the one in sight, in the list it was picked from. */
function neighbour(state: AppState, screen: S, key: string): Step {
  const files = screen.entries.filter(entry => !entry.folder)
  const at = files.findIndex(entry => entry.path === screen.asked)
  const entry = files[moved(at, files.length, key)]
  if (!entry || entry.path === screen.asked) return stay(state)
  return classify(state, {...screen, path: entry.path, cursor: screen.entries.indexOf(entry)}, entry.path)
}

export const choosing: Handlers<S, 'path'> = {
  open: openPath,
  complete: (state, screen) => {
    const entry = chosen(screen)
    if (entry) return retype(state, screen, entry.path)
    return stay(put(state, {...screen, completing: true}), {
      effect: 'complete',
      owner: screen.id,
      typed: screen.path,
    })
  },
  move: (state, screen, {name}) =>
    stay(put(state, {...screen, cursor: moved(screen.cursor + 1, screen.entries.length + 1, name) - 1})),
  back: (state, screen) =>
    screen.answer || screen.failure ? stay(put(state, {...screen, choosing: false})) : close(state),
  erase: (state, screen) => retype(state, screen, [...screen.path].slice(0, -1).join('')),
  eraseAll: (state, screen) => retype(state, screen, ''),
}

/** The files and folders that the typed path may become; after Tab, as much of it as they share. */
export function completed(state: AppState, screen: S, typed: string, entries: S['entries']): Step {
  if (typed !== screen.path) return stay(state)
  const {text} = afterCompletion(typed, entries)
  const next = {...screen, entries, completing: false}
  return screen.completing && text !== typed ? retype(state, next, text) : stay(put(state, next))
}

export const typed = (state: AppState, screen: S, text: string): Step =>
  retype(state, screen, screen.path + text)

export const answering: Handlers<S, 'picture'> = {
  another: (state, screen) => stay(put(state, {...screen, choosing: true})),
  prepare: (state, screen) => askAnew(state, {...screen, prepare: next(preparations, screen.prepare)}),
  invert: (state, screen) => askAnew(state, {...screen, invert: next(inversions, screen.invert)}),
  neighbour: (state, screen, {name}) =>
    screen.entries.some(entry => !entry.folder)
      ? neighbour(state, screen, name)
      : refuse(state, text => text.apply.emptyFolder),
  maps: (state, screen) => openMaps(state, screen.run, screen.asked),
  back: close,
}
