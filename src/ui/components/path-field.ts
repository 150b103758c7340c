import type {PathEntry} from '../platform.ts'
import type {Handlers} from '../screens/module.ts'
import type {Screen} from '../screens/screen.ts'
import type {AppState} from '../state.ts'
import {also, put, type Step, stay} from '../step.ts'
import {moved} from './list.ts'
import {afterCompletion, withTyped} from './path.ts'

/** A path that is being typed or picked. */
export interface PathField {
  readonly path: string
  /** What the path may become: the files and folders to pick from. */
  readonly entries: readonly PathEntry[]
  /** Index of the entry under the cursor; -1 while the typed path itself is meant. */
  readonly cursor: number
  /** Tab was pressed: what the path may become is awaited. */
  readonly completing: boolean
}

type Picking = Extract<Screen, {picking?: PathField | undefined}>

const withField = <S extends Picking>(screen: S, picking: PathField | undefined): S => ({...screen, picking})

/** A new path; the list below it follows. */
function retype(state: AppState, screen: Picking, path: string, completing = false): Step {
  const picking = {entries: [], ...screen.picking, path, cursor: -1, completing}
  return stay(put(state, withField(screen, picking)), {effect: 'complete', owner: screen.id, typed: path})
}

/** Begins to pick a path; `entries` come as a `completed` message. */
export const pickPath = (state: AppState, screen: Picking, path: string): Step =>
  retype(state, withField(screen, undefined), path)

type Take<S> = (state: AppState, screen: S, path: string) => Step

/** A folder is entered, a file is taken: whether the field stays, the screen knows. */
function openPath<S extends Picking>(state: AppState, screen: S, take: Take<S>): Step {
  const {path: typed = '', entries = [], cursor = -1} = screen.picking ?? {}
  const entry = entries[cursor]
  if (entry?.folder) return retype(state, screen, entry.path)
  if (entry) return take(state, screen, entry.path)
  const folder = entries.find(one => one.folder && one.path === `${typed.trim()}/`)
  if (folder) return retype(state, screen, folder.path)
  if (typed === '') return take(state, screen, '')
  return stay(state, {effect: 'read-path', owner: screen.id, typed, purpose: 'take'})
}

/** What is meant by the field has been found out: after a paste it stands in the field, after Enter it is taken. */
export function pathRead<S extends Picking>(
  state: AppState,
  screen: S,
  {typed, path, purpose}: {readonly typed: string; readonly path: string; readonly purpose: string},
  take: Take<S>,
): Step {
  const now = screen.picking?.path
  // What was pasted may stand there by its meaning already.
  if (typed !== now && path !== now) return stay(state)
  if (purpose === 'take') return take(state, screen, path)
  return path === typed ? stay(state) : retype(state, screen, path)
}

/** The keys of the context `path` for a screen that has a path picked now and then. */
export const pathKeys = <S extends Picking>({
  take,
  leave,
}: {
  /** `path` may be empty. */
  readonly take: Take<S>
  readonly leave: (state: AppState, screen: S) => Step
}): Handlers<S, 'path'> => ({
  open: (state, screen) => openPath(state, screen, take),
  complete: (state, screen) => {
    const {path = '', entries = [], cursor = -1} = screen.picking ?? {}
    return retype(state, screen, entries[cursor]?.path ?? path, entries[cursor] === undefined)
  },
  move: (state, screen, {name}) => {
    const {picking} = screen
    if (!picking) return stay(state)
    const cursor = moved(picking.cursor + 1, picking.entries.length + 1, name) - 1
    return stay(put(state, withField(screen, {...picking, cursor})))
  },
  back: leave,
  erase: (state, screen) => retype(state, screen, [...(screen.picking?.path ?? '')].slice(0, -1).join('')),
  eraseAll: (state, screen) => retype(state, screen, ''),
})

/** A character is typed, or a text pasted: what that means is found out at once. */
export function typePath(state: AppState, screen: Picking, text: string): Step {
  const typed = withTyped(screen.picking?.path ?? '', text)
  const step = retype(state, screen, typed)
  return [...text].length > 1
    ? also(step, {effect: 'read-path', owner: screen.id, typed, purpose: 'show'})
    : step
}

/** The files and folders that the typed path may become; after Tab, as much of it as they share. */
export function pathCompleted(
  state: AppState,
  screen: Picking,
  {typed, entries}: {readonly typed: string; readonly entries: readonly PathEntry[]},
): Step {
  const {picking} = screen
  if (!picking || typed !== picking.path) return stay(state)
  const {text} = afterCompletion(typed, entries)
  if (picking.completing && text !== typed)
    return retype(state, withField(screen, {...picking, entries}), text)
  return stay(put(state, withField(screen, {...picking, entries, completing: false})))
}
