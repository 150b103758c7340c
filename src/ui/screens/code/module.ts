import {pageOf} from '../../components/page.tsx'
import {pageTitle, titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, say, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {codeLines, codeOf, isTuned} from './rows.ts'
import type {CodeScreen} from './state.ts'

const page = pageOf<CodeScreen>({
  heading: (state, screen) => {
    const {lang, style} = screen
    const text = texts[state.language].code
    const {glyphs} = state.look
    const marked = isTuned(screen, state.language) ? `   ${glyphs.live} ${text.changed}` : ''
    return `${text.languages[lang]} ${glyphs.separator} ${text.styles[style]}${marked}`
  },
  lines: (state, screen, width) => codeLines(screen, state.language, state.look, width),
})

const reading = page.parts.reading?.handlers as Handlers<CodeScreen, 'reading'>
const program = (state: AppState, screen: CodeScreen) => `${codeOf(screen, state.language).join('\n')}\n`

const handlers: Handlers<CodeScreen, 'code'> = {
  ...reading,
  codeLanguage: (state, screen) =>
    stay(put(state, {...screen, lang: screen.lang === 'python' ? 'ts' : 'python', top: 0})),
  codeStyle: (state, screen) =>
    stay(put(state, {...screen, style: screen.style === 'class' ? 'sequential' : 'class', top: 0})),
  copy: (state, screen) => stay(state, {effect: 'copy', text: program(state, screen)}),
  save: (state, screen) => {
    const name = `${screen.chapter}.${screen.lang === 'python' ? 'py' : 'mts'}`
    return stay(state, {effect: 'save', owner: screen.id, name, text: program(state, screen)})
  },
}

export const code: ScreenModule<CodeScreen> = {
  context: () => 'code',
  parts: {code: {handlers}},
  receive: (state, _, message) => {
    if (message.message === 'saved')
      return stay(say(state, text => text.notices.savedAs(message.path), 'good'))
    if (message.message === 'failed') return stay(say(state, failureWords(message.failure), 'bad'))
    return stay(state)
  },
  title: (state, {chapter}) => titlePath(state, pageTitle(state, chapter), texts[state.language].code.title),
  view: page.view,
}
