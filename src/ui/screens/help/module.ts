import {pageOf} from '../../components/page.tsx'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {helpLines} from './rows.ts'
import type {HelpScreen} from './state.ts'

export const help: ScreenModule<HelpScreen> = {
  ...pageOf<HelpScreen>({
    heading: state => texts[state.language].help.title,
    lines: helpLines,
  }),
  title: state => titlePath(state, texts[state.language].help.title),
}
