import {chapterById} from '../../../chapters/index.ts'
import {curvesOf, isMeasured} from '../../../runs/curves.ts'
import {initialRunState, type RunState} from '../../../runs/state.ts'
import {frameOf} from '../../components/layout.ts'
import {paneSizes, type Size} from '../../components/two-panes.tsx'
import {chapterIdOf} from '../../runs/phase.ts'
import type {AppState} from '../../state.ts'
import {belowLines} from './below.ts'
import type {ChartName} from './figures.ts'
import {paneNames, type SidePaneName} from './panes/names.ts'
import type {RunScreen} from './state.ts'

/** What stands in the upper part, side by side. */
export type UpperName = ChartName | 'days' | SidePaneName

export interface PlacedPane {
  readonly name: SidePaneName
  readonly width: number
  readonly height: number
}

export interface Arrangement {
  readonly upper: {readonly names: readonly UpperName[]; readonly height: number}
  /** The row of panes below the curves; none where there is no room. */
  readonly lower: readonly PlacedPane[]
}

const gap = 2

/** Columns and rows of curves and panes from which on both stand in full. */
const [wide, tall] = [110, 22]
/** What the panes take of those rows, and the most that there is to read. */
const [share, mostRows] = [0.42, 24]
/** Of the columns. */
const weights: Readonly<Record<SidePaneName, number>> = {settings: 5, layers: 5, log: 6, system: 5}

/** Beside the loss: what was chosen, else the accuracy of a network that names classes, the test days of one that forecasts prices. */
function secondChart(
  state: AppState,
  screen: RunScreen,
  run: RunState,
): Exclude<UpperName, 'loss'> | undefined {
  if (screen.further) return screen.further
  const chapter = chapterById(chapterIdOf(state, screen.run) ?? '')
  if (run.started?.prices || chapter?.task === 'forecast') return 'days'
  return run.history.length === 0 || isMeasured(curvesOf(run).accuracy) ? 'accuracy' : undefined
}

/** The charts that there are, of which one may have all the room. */
function chartsOf(state: AppState, screen: RunScreen, run: RunState): readonly UpperName[] {
  const second = secondChart(state, screen, run)
  if (!second) return ['loss']
  return screen.layout === 'both' ? ['loss', second] : [screen.layout === 'loss' ? 'loss' : second]
}

/** What is drawn where, in the room between header and footer: beside the curves as much as can be read. */
export function arrange(
  state: AppState,
  screen: RunScreen,
  {width, height}: Size = frameOf(state.size),
): Arrangement {
  const run = state.followed[screen.run] ?? initialRunState
  // Its first row says what the run is doing.
  const room = height - 1 - belowLines(state, screen, run, width).length
  const charts = chartsOf(state, screen, run)
  if (screen.layout !== 'both') return {upper: {names: charts, height: room}, lower: []}
  if (width < wide || room < tall) {
    // A pane takes the place of the second chart.
    const names = screen.pane ? [...charts.slice(0, 1), screen.pane] : charts
    return {upper: {names, height: room}, lower: []}
  }
  const rows = Math.min(mostRows, Math.floor(room * share))
  const all = paneNames.reduce((sum, name) => sum + weights[name], 0)
  const columns = width - gap * (paneNames.length - 1)
  let left = columns
  const lower = paneNames.map((name, index): PlacedPane => {
    const own = index === paneNames.length - 1 ? left : Math.floor((columns * weights[name]) / all)
    left -= own
    return {name, width: own, height: rows}
  })
  return {upper: {names: charts, height: room - rows}, lower}
}

/** Where a pane stands now, if it is in sight; one beside a chart has half of the columns or of the rows. */
export function placeOf(state: AppState, screen: RunScreen, name: SidePaneName): PlacedPane | undefined {
  const {upper, lower} = arrange(state, screen)
  const below = lower.find(pane => pane.name === name)
  if (below || !upper.names.includes(name)) return below
  const {width} = frameOf(state.size)
  const [first, second = first] = paneSizes(upper.names.length, {width, height: upper.height})
  return second && {name, ...second}
}
