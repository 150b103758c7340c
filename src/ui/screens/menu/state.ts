import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'
import {itemsOf, menus} from './menus.ts'

/** A question about a run, or several, with its answers. */
export interface MenuScreen {
  readonly kind: 'menu'
  readonly id: number
  readonly menu: keyof typeof menus
  readonly runs: readonly string[]
  readonly cursor: number
}

/** Asks; the cursor is on the answer that does no harm. */
export const openMenu = (state: AppState, menu: MenuScreen['menu'], ...runs: readonly string[]): Step =>
  open(state, {
    kind: 'menu',
    menu,
    runs,
    cursor: itemsOf(menus[menu], state, runs).findIndex(({isSafe}) => isSafe),
  })
