import {frameOf} from '../../components/layout.ts'
import type {Size} from '../../state.ts'
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

/** What is shown of table and details in a terminal of this size: where there is no room for both, one of them. */
export function arrangementOf(size: Size, {details}: Pick<RunsScreen, 'details'>): Arrangement {
  const {width, height} = frameOf(size)
  const [isWide, isTall] = [width >= beside, height >= below]
  const share = isWide ? 0.61 : 0.55
  const shown = details ?? (isWide || (isTall && width >= wide) ? 'all' : 'none')
  if (shown === 'none') return {names: ['table'], stacked: false, share: 1}
  if (!isWide && !isTall) return {names: ['details'], stacked: false, share: 1}
  return {names: ['table', 'details'], stacked: !isWide, share}
}

/** What another press of the key shows: where the facts have no room beside curves, they are to be had alone. */
export function nextDetails(size: Size, screen: Pick<RunsScreen, 'details'>): DetailsShown {
  const {names, stacked} = arrangementOf(size, screen)
  if (!names.includes('details')) return 'all'
  return screen.details === 'facts' || (names.length === 2 && !stacked) ? 'none' : 'facts'
}

export const showsDetails = (size: Size, screen: Pick<RunsScreen, 'details'>): boolean =>
  arrangementOf(size, screen).names.includes('details')

/** Rows of the table that are runs or headings: a page. */
export function pageOf(size: Size, screen: Pick<RunsScreen, 'details'>): number {
  const {names, stacked, share} = arrangementOf(size, screen)
  const {height} = frameOf(size)
  const room = stacked ? Math.ceil(height * share) : height
  return names.includes('table') ? Math.max(1, room - 3) : 10
}
