import {moved, next} from '../../components/list.ts'
import {pathKeys} from '../../components/path-field.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {openFolder} from '../folder/state.ts'
import {openMaps} from '../maps/state.ts'
import type {Handlers} from '../module.ts'
import {type PictureScreen, predictor} from './state.ts'
import {wayFlags, ways} from './way.ts'

type S = PictureScreen

/** Asks the network about a file. */
function classify(state: AppState, screen: S, file: string): Step {
  return stay(
    put(state, {...screen, choosing: false, asked: file, answer: undefined, failure: undefined, layers: []}),
    {
      effect: 'tell',
      owner: screen.id,
      topic: 'classify',
      line: file,
    },
  )
}

/** All pictures of a folder, in a screen of their own. */
export const takeFolder = (state: AppState, {run, prepare, invert}: S, folder: string): Step =>
  openFolder(state, {run, folder, way: {prepare, invert}})

/** A file is looked at; of a folder all its pictures. */
export function take(state: AppState, screen: S, path: string): Step {
  const {picking} = screen
  if (path === '') return stay(state)
  return path.endsWith('/')
    ? takeFolder(state, screen, path)
    : classify(state, {...screen, picking: {...picking, path}}, path)
}

/** The same file once more, prepared in another way: that takes another process. */
function askAnew(state: AppState, screen: S): Step {
  const {asked} = screen
  return stay(
    put(state, {...screen, answer: undefined, failure: undefined, layers: [], inspecting: false}),
    {effect: 'stop-helper', owner: screen.id, topic: 'classify'},
    {effect: 'stop-helper', owner: screen.id, topic: 'inspect'},
    predictor(screen),
    ...(asked === undefined
      ? []
      : [{effect: 'tell', owner: screen.id, topic: 'classify', line: asked} as const]),
  )
}

/** The file before or after the one in sight, in the list it was picked from. */
function neighbour(state: AppState, screen: S, key: string): Step {
  const {picking} = screen
  const files = picking.entries.filter(entry => !entry.folder)
  const at = files.findIndex(entry => entry.path === screen.asked)
  const entry = files[moved(at, files.length, key)]
  if (!entry || entry.path === screen.asked) return stay(state)
  const {path} = entry
  return classify(
    state,
    {...screen, picking: {...picking, path, cursor: picking.entries.indexOf(entry)}},
    path,
  )
}

export const choosing = pathKeys<S>({
  take,
  leave: (state, screen) =>
    screen.answer || screen.failure ? stay(put(state, {...screen, choosing: false})) : close(state),
})

export const answering: Handlers<S, 'picture'> = {
  another: (state, screen) => stay(put(state, {...screen, choosing: true})),
  prepare: (state, screen) => askAnew(state, {...screen, prepare: next(ways.prepare, screen.prepare)}),
  invert: (state, screen) => askAnew(state, {...screen, invert: next(ways.invert, screen.invert)}),
  neighbour: (state, screen, {name}) =>
    screen.picking.entries.some(entry => !entry.folder)
      ? neighbour(state, screen, name)
      : refuse(state, text => text.apply.emptyFolder),
  maps: (state, screen) => openMaps(state, screen.run, screen.asked, wayFlags(screen)),
  back: close,
}
