import {pageOf} from '../../components/page.tsx'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {openSearch} from '../search/state.ts'
import {helpLines} from './rows.ts'
import type {HelpScreen} from './state.ts'

const page = pageOf<HelpScreen>({
  heading: state => texts[state.language].help.title,
  lines: helpLines,
})

const reading = page.parts.reading?.handlers as Handlers<HelpScreen, 'reading'>

export const help: ScreenModule<HelpScreen> = {
  ...page,
  context: () => 'help',
  parts: {help: {handlers: {...reading, search: state => openSearch(state, 'key')}}},
  title: state => titlePath(state, texts[state.language].help.title),
}
