import {step} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {open, put, refuse, type Step, stay} from '../../step.ts'
import {openChapter} from '../chapter/state.ts'
import type {Handlers, Part} from '../module.ts'
import {openNotes} from '../notes/state.ts'
import {openRuns} from '../runs/state.ts'
import {type ChaptersScreen, shownChapters} from './state.ts'

type S = ChaptersScreen

function moveTo(state: AppState, screen: S, key: string): Step {
  const shown = shownChapters(screen)
  const at = shown.findIndex(({id}) => id === screen.chapter)
  const chapter = shown[step(Math.max(0, at), shown.length, key)]
  return stay(chapter ? put(state, {...screen, chapter: chapter.id}) : state)
}

/** A filter keeps the cursor on its chapter where that is still shown, else puts it on the first one. */
function filterBy(state: AppState, screen: S, filter: string): Step {
  const shown = shownChapters({filter})
  const chapter = shown.some(({id}) => id === screen.chapter) ? screen.chapter : shown[0]?.id
  return stay(put(state, {...screen, filter, chapter: chapter ?? screen.chapter}))
}

const isShown = (screen: S) => shownChapters(screen).some(({id}) => id === screen.chapter)

const browsing: Handlers<S, 'chapters'> = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  page: (state, screen, {name}) => moveTo(state, screen, name),
  ends: (state, screen, {name}) => moveTo(state, screen, name),
  open: (state, screen) => {
    if (!isShown(screen)) return stay(state)
    const {screen: chapter, form, effects} = openChapter(state, screen.chapter)
    const forms = {...state.forms, [screen.chapter]: form}
    return open({...state, forms}, chapter, effects)
  },
  notes: (state, screen) =>
    isShown(screen) ? openNotes(state, screen.chapter) : refuse(state, text => text.chapters.noMatch),
  filter: (state, screen) => stay(put(state, {...screen, typing: true})),
  runs: state => openRuns(state),
  clearFilter: (state, screen) => stay(put(state, {...screen, filter: ''})),
}

const filtering: Handlers<S, 'filter'> = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  keepFilter: (state, screen) => stay(put(state, {...screen, typing: false})),
  cancel: (state, screen) => filterBy(put(state, screen), {...screen, typing: false}, ''),
  erase: (state, screen) => filterBy(state, screen, [...screen.filter].slice(0, -1).join('')),
  eraseAll: (state, screen) => filterBy(state, screen, ''),
}

export const parts: {chapters: Part<S>; filter: Part<S>} = {
  chapters: {handlers: browsing},
  filter: {
    handlers: filtering,
    typed: (state, screen, text) => filterBy(state, screen, screen.filter + text),
  },
}
