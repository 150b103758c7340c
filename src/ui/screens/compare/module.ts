import {pageOf} from '../../components/page.tsx'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {compareLines} from './rows.ts'
import type {CompareScreen} from './state.ts'

export const compare: ScreenModule<CompareScreen> = {
  ...pageOf<CompareScreen>({
    heading: state => texts[state.language].compare.title,
    lines: (state, screen, width) => compareLines(state, screen.runs, width),
  }),
  title: state => titlePath(state, texts[state.language].runs.title, texts[state.language].compare.title),
}
