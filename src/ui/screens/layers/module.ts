import {pageOf} from '../../components/page.tsx'
import {pageTitle, titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {layerLines} from './rows.ts'
import type {LayersScreen} from './state.ts'

export const layers: ScreenModule<LayersScreen> = {
  ...pageOf<LayersScreen>({
    heading: state => texts[state.language].layers.title,
    lines: layerLines,
  }),
  title: (state, {chapter}) =>
    titlePath(state, pageTitle(state, chapter), texts[state.language].layers.title),
}
