import {titlePath} from '../../components/title.ts'
import type {Sentence} from '../../state.ts'
import {put, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {cellKeys, typeCell} from './cells.ts'
import {form} from './compute.ts'
import {handlers} from './input.ts'
import {pagesOf} from './pages.ts'
import {type LabScreen, labOf} from './state.ts'
import {LabView} from './view.tsx'
import {canWalk, playOn} from './walk.ts'

const ofWalks = new Set(['play', 'stepWalk', 'speed'])

/** A key for pages does something where there is another one, or a table that is longer than the screen. */
function whyNoPage({result}: LabScreen, command: 'figure' | 'page'): Sentence | undefined {
  if (!result) return text => text.lab.notYet
  const pages = pagesOf(result)
  if (command === 'figure') return pages.length > 1 ? undefined : text => text.lab.onePage
  return pages.some(({kind}) => kind === 'table') ? undefined : text => text.lab.noTable
}

export const lab: ScreenModule<LabScreen> = {
  context: ({editing: typing, cell}) => (typing ? 'field' : cell ? 'cells' : 'lab'),
  parts: {
    lab: {handlers, typed: form.begin},
    field: {handlers: form.editing, typed: form.typed},
    cells: {handlers: cellKeys, typed: typeCell},
  },
  unavailable: (_, screen, command) => {
    if (ofWalks.has(command)) return canWalk(screen) ? undefined : text => text.lab.noWalk
    if (command === 'labPreset')
      return Object.keys(labOf(screen).presets).length > 0 ? undefined : text => text.lab.noPresets
    if (command === 'figure' || command === 'page') return whyNoPage(screen, command)
    return undefined
  },
  receive: (state, screen, message) => {
    switch (message.message) {
      case 'computed':
        return stay(put(state, {...screen, result: message.result, progress: undefined, failure: undefined}))
      case 'computing': {
        const {done, total, soFar} = message
        return stay(put(state, {...screen, progress: {done, total}, ...(soFar && {result: soFar})}))
      }
      case 'failed':
        return stay(put(state, {...screen, progress: undefined, failure: message.failure}))
      case 'completed':
        return form.completed(state, screen, message)
      case 'path':
        return form.pathRead(state, screen, message)
      case 'timer':
        return playOn(state, screen)
      default:
        return stay(state)
    }
  },
  title: (state, screen) =>
    titlePath(state, texts[state.language].chapters.title, labOf(screen).title[state.language]),
  view: LabView,
}
