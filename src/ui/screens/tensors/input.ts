import {TfnotesError} from '../../../errors.ts'
import {completeEntry} from '../../../labs/tensors/complete.ts'
import {newer, older, remember, shownEntry} from '../../../labs/tensors/history.ts'
import {tensors as lab} from '../../../labs/tensors/index.ts'
import {evaluateEntry} from '../../../labs/tensors/session.ts'
import {next} from '../../components/list.ts'
import {commonStart} from '../../components/path.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, say, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {openNotes} from '../notes/state.ts'
import {mostBack} from './layout.ts'
import {type Entry, emptyPrompt, mostEntries, type TensorsScreen} from './state.ts'

type S = TensorsScreen

/** Longest line that is taken, as on the command line. */
const mostCharacters = 4000

const segmenter = new Intl.Segmenter()

/** The line and its cursor after an edit; a completion that was under way is over. */
const write = (state: AppState, screen: S, text: string, caret: number): Step =>
  stay(put(state, {...screen, text, caret, completing: undefined, back: 0}))

/** Length of the character before or after the cursor. */
function characterAt({text, caret}: S, side: -1 | 1): number {
  const part = side < 0 ? text.slice(0, caret) : text.slice(caret)
  const characters = [...segmenter.segment(part)]
  return (side < 0 ? characters.at(-1) : characters[0])?.segment.length ?? 0
}

function evaluate(state: AppState, screen: S): Step {
  const source = screen.text.trim()
  if (source === '') return stay(state)
  const history = remember(screen.history, source)
  const line = {history, text: '', caret: 0, completing: undefined, back: 0}
  const add = (entry: Entry, session = screen.session) =>
    stay(put(state, {...screen, ...line, session, entries: [...screen.entries, entry].slice(-mostEntries)}))
  try {
    const {session, results} = evaluateEntry(source, screen.session)
    return add({source, results}, session)
  } catch (error) {
    if (!(error instanceof TfnotesError)) throw error
    return add({source, results: [], failure: {code: error.code, detail: error.detail}})
  }
}

/** Puts `insert` where the unfinished word stands. */
function place(screen: S, from: number, length: number, insert: string): {text: string; caret: number} {
  const text = screen.text.slice(0, from) + insert + screen.text.slice(from + length)
  return {text, caret: from + insert.length}
}

/** Tab: what all that fits begin with; from then on the one that fits next. */
function complete(state: AppState, screen: S): Step {
  const {completing} = screen
  if (completing) {
    const index = (completing.index + 1) % completing.suggestions.length
    const insert = completing.suggestions[index]?.insert ?? ''
    const next = place(screen, completing.from, completing.length, insert)
    return stay(put(state, {...screen, ...next, completing: {...completing, index, length: insert.length}}))
  }
  const {from, suggestions} = completeEntry(screen.text, screen.caret, screen.session)
  const length = screen.caret - from
  // With nothing begun, everything would fit.
  if (suggestions.length === 0 || (length === 0 && suggestions.length > 12))
    return stay(say(state, text => text.tensors.none))
  const common = commonStart(suggestions.map(({insert}) => insert))
  if (suggestions.length === 1 || common.length > length)
    return stay(put(state, {...screen, ...place(screen, from, length, common)}))
  const insert = suggestions[0]?.insert ?? ''
  const next = place(screen, from, length, insert)
  return stay(
    put(state, {...screen, ...next, completing: {from, length: insert.length, suggestions, index: 0}}),
  )
}

/** An example of the lab's onto the line. */
function nextPreset(state: AppState, screen: S): Step {
  const preset = next(Object.keys(lab.presets), screen.preset ?? '')
  const text = String(lab.presets[preset]?.values.expression ?? '')
  return write(state, {...screen, preset}, text, text.length)
}

export const handlers: Handlers<S, 'prompt'> = {
  evaluate,
  completeEntry: complete,
  recall: (state, screen, {name}) => {
    const history = name === 'up' ? older(screen.history, screen.text) : newer(screen.history)
    const text = shownEntry(history)
    return write(state, {...screen, history}, text, text.length)
  },
  page: (state, screen, {name}) => {
    const most = mostBack(state, screen)
    const back = Math.min(screen.back, most) + (name === 'pageup' ? 8 : -8)
    return stay(put(state, {...screen, back: Math.max(0, Math.min(most, back))}))
  },
  caret: (state, screen, {name}) => {
    const isLeft = name === 'left' || name === 'ctrl-b'
    const by = isLeft ? -characterAt(screen, -1) : characterAt(screen, 1)
    return write(state, screen, screen.text, screen.caret + by)
  },
  caretEnds: (state, screen, {name}) =>
    write(state, screen, screen.text, name === 'home' || name === 'ctrl-a' ? 0 : screen.text.length),
  labPreset: nextPreset,
  notes: state => openNotes(state, lab.id),
  erase: (state, screen, {name}) => {
    const {text, caret} = screen
    if (name === 'delete')
      return write(state, screen, text.slice(0, caret) + text.slice(caret + characterAt(screen, 1)), caret)
    const from = caret - characterAt(screen, -1)
    return write(state, screen, text.slice(0, from) + text.slice(caret), from)
  },
  eraseWord: (state, screen) => {
    const before = screen.text.slice(0, screen.caret).replace(/[\p{L}\p{N}_]*\P{L}*$/u, '')
    return write(state, screen, before + screen.text.slice(screen.caret), before.length)
  },
  eraseRest: (state, screen) => write(state, screen, screen.text.slice(0, screen.caret), screen.caret),
  eraseAll: (state, screen) => write(state, screen, '', 0),
  forget: (state, screen) =>
    stay(
      say(put(state, {...screen, ...emptyPrompt, history: screen.history}), text => text.tensors.forgotten),
    ),
  back: close,
}

/** Typed or pasted: several lines become statements of one. */
export function typeInto(state: AppState, screen: S, typed: string, lines?: readonly string[]): Step {
  const {text, caret} = screen
  const statements = lines?.map(line => line.trim()).filter(line => line !== '')
  const words = (statements?.join('; ') ?? typed).slice(0, mostCharacters - text.length)
  return write(state, screen, text.slice(0, caret) + words + text.slice(caret), caret + words.length)
}
