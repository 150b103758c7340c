import {frameOf} from '../../components/layout.ts'
import type {AppState} from '../../state.ts'
import type {DetailsShown, RunsScreen} from './state.ts'

export type PaneName = 'table' | 'details'

export interface Arrangement {
  readonly names: readonly PaneName[]
  /** Details below the table, not beside it. */
  readonly stacked: boolean
  /** The table's share of the columns, or of the rows. */
  readonly share: number
}

/** Columns from which on the details stand beside the table; rows from which on below it. */
const [beside, below] = [150, 28]
/** Columns from which on they are shown unasked. */
const wide = 110
/** Rows of the table above the details: its head and a query, and so many at least. */
const [aroundRuns, leastRows] = [5, 10]

type Looks = Pick<AppState, 'size' | 'runs'>

/** What is shown of table and details in a terminal of this size: where there is no room for both, one of them. */
export function arrangementOf({size, runs = []}: Looks, {details}: Pick<RunsScreen, 'details'>): Arrangement {
  const {width, height} = frameOf(size)
  const [isWide, isTall] = [width >= beside, height >= below]
  // By all runs, not by those that a query lets through: the panes stand still while it is typed.
  const rows = Math.min(Math.round(height * 0.55), Math.max(leastRows, runs.length + aroundRuns))
  const share = isWide ? 0.61 : rows / height
  const shown = details ?? (isWide || (isTall && width >= wide) ? 'all' : 'none')
  if (shown === 'none') return {names: ['table'], stacked: false, share: 1}
  if (!isWide && !isTall) return {names: ['details'], stacked: false, share: 1}
  return {names: ['table', 'details'], stacked: !isWide, share}
}

/** What another press of the key shows: where the facts have no room beside curves, they are to be had alone. */
export function nextDetails(state: Looks, screen: Pick<RunsScreen, 'details'>): DetailsShown {
  const {names, stacked} = arrangementOf(state, screen)
  if (!names.includes('details')) return 'all'
  return screen.details === 'facts' || (names.length === 2 && !stacked) ? 'none' : 'facts'
}

export const showsDetails = (state: Looks, screen: Pick<RunsScreen, 'details'>): boolean =>
  arrangementOf(state, screen).names.includes('details')

/** Rows of the table that are runs or headings: a page. */
export function pageOf(state: Looks, screen: Pick<RunsScreen, 'details'>): number {
  const {names, stacked, share} = arrangementOf(state, screen)
  const {height} = frameOf(state.size)
  const room = stacked ? Math.round(height * share) : height
  return names.includes('table') ? Math.max(1, room - 3) : 10
}
