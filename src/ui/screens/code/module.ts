import {printedProgram} from '../../../answers/code.ts'
import {readFailure} from '../../../answers/failure.ts'
import {read} from '../../../answers/schema.ts'
import type {Message} from '../../actions.ts'
import {pageOf} from '../../components/page.tsx'
import {pathCompleted, pathRead, typePath} from '../../components/path-field.ts'
import {pageTitle, titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, say, stay} from '../../step.ts'
import {endedBadly, failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {choosing, handlers, writeData} from './input.ts'
import {codeLines, isTuned} from './rows.ts'
import type {CodeScreen} from './state.ts'
import {codeView, codeWidth} from './view.tsx'

const page = pageOf<CodeScreen>({
  heading: (state, screen) => {
    const {lang, style, distribute, writing} = screen
    const text = texts[state.language].code
    const {glyphs} = state.look
    const marked = isTuned(screen, state.language) ? `   ${glyphs.live} ${text.changed}` : ''
    const busy = writing === undefined ? '' : `   ${text.writing(writing)}`
    const devices = distribute === 'none' ? '' : ` ${glyphs.separator} ${text.devices[distribute]}`
    return `${text.languages[lang]} ${glyphs.separator} ${text.styles[style]}${devices}${marked}${busy}`
  },
  // As wide as it is drawn, also for the keys that scroll it.
  lines: (state, screen) => codeLines(screen, state.language, state.look, codeWidth(state)),
})

const reading = page.parts.reading?.handlers as Handlers<CodeScreen, 'reading'>

/** What became of the data: once it is written the program reads it. */
function receiveData(state: AppState, screen: CodeScreen, message: Message): Step {
  if (screen.writing === undefined) return stay(state)
  const settled = put(state, {...screen, writing: undefined})
  if (message.message === 'ended') return stay(say(settled, failureWords(endedBadly(message)), 'bad'))
  if (message.message !== 'answer') return stay(state)
  const failure = readFailure(message.value)
  if (failure) return stay(say(settled, failureWords(failure), 'bad'))
  const path = read(printedProgram, message.value)?.data
  if (path === undefined) return stay(state)
  const options = {...screen.options, data: screen.writing}
  const written = put(state, {...screen, options, writing: undefined})
  return stay(say(written, text => text.notices.savedAs(path), 'good'))
}

export const code: ScreenModule<CodeScreen> = {
  context: screen => (screen.picking ? 'path' : 'code'),
  parts: {code: {handlers: {...reading, ...handlers}}, path: {handlers: choosing, typed: typePath}},
  receive: (state, screen, message) => {
    switch (message.message) {
      case 'completed':
        return pathCompleted(state, screen, message)
      case 'path':
        return pathRead(state, screen, message, writeData)
      case 'saved':
        return stay(say(state, text => text.notices.savedAs(message.path), 'good'))
      case 'failed':
        return stay(say(state, failureWords(message.failure), 'bad'))
      default:
        return receiveData(state, screen, message)
    }
  },
  title: (state, {chapter}) => titlePath(state, pageTitle(state, chapter), texts[state.language].code.title),
  view: codeView(page.view),
}
