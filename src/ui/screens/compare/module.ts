import {mostStyles} from '../../../drawing/charts/curve-style.ts'
import {figureOf} from '../../../studies/comparison/measure.ts'
import {tableOf} from '../../../studies/comparison/table.ts'
import {frameOf} from '../../components/layout.ts'
import {titlePath} from '../../components/title.ts'
import {zoomRefused} from '../../curves/zooming.ts'
import type {AppState, Sentence} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {seenOf} from './charts.ts'
import {handlers} from './input.ts'
import {type CompareScreen, comparisonOf, shownMeasures} from './state.ts'
import {mostLeft} from './table.ts'
import {CompareView} from './view.tsx'

const ofTable: ReadonlySet<string> = new Set(['move', 'page', 'ends', 'sideColumns'])

function unavailable(state: AppState, screen: CompareScreen, command: string): Sentence | undefined {
  if (command === 'log' && !shownMeasures(state, screen).some(one => figureOf(one) === 'loss'))
    return text => text.compare.noLog
  // Of more curves than have colours the cursor chooses which have them.
  const isFew = screen.runs.length <= mostStyles
  if (ofTable.has(command) && screen.layout === 'curves' && (isFew || command === 'sideColumns'))
    return text => text.compare.noTable
  if (command !== 'sideColumns') return zoomRefused(command, screen, () => seenOf(state, screen)?.extent)
  const table = tableOf(comparisonOf(state, screen), state.language)
  return mostLeft(table, frameOf(state.size).width) > 0 ? undefined : text => text.compare.allColumns
}

export const compare: ScreenModule<CompareScreen> = {
  context: () => 'compare',
  parts: {compare: {handlers}},
  unavailable,
  title: state => titlePath(state, texts[state.language].runs.title, texts[state.language].compare.title),
  view: CompareView,
}
