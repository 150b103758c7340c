import type {SvgChart} from '../../../drawing/svg/curves-svg.ts'
import type {Value} from '../../../settings/setting.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** What gets the name that is typed. */
export type Named =
  | {
      readonly of: 'preset'
      readonly chapter: string
      /** Of the form that is kept: its subject. */
      readonly page: string
      readonly values: Readonly<Record<string, string | number | boolean>>
    }
  /** A file in which charts are kept, as they were when they were asked for. */
  | {readonly of: 'chart'; readonly title: string; readonly charts: readonly SvgChart[]}

/** A line in which a name is typed, below the screen that asked for it. */
export interface NamingScreen {
  readonly kind: 'naming'
  readonly id: number
  readonly named: Named
  readonly text: string
  /** The name of something that is there already: the same again replaces it. */
  readonly warned?: string
}

export type NamingOf<K extends Named['of']> = NamingScreen & {readonly named: Extract<Named, {of: K}>}

export const isNaming = <K extends Named['of']>(screen: NamingScreen, of: K): screen is NamingOf<K> =>
  screen.named.of === of

export const openNaming = (state: AppState, named: Named, text = ''): Step =>
  open(state, {kind: 'naming', named, text})

/** A value as a settings file has it: what is a list is written as it is typed. */
export const asWritten = (value: Value, text: string): string | number | boolean =>
  typeof value === 'number' || typeof value === 'boolean' ? value : text
