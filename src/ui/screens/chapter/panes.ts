import type {Line} from '../../../drawing/lines/span.ts'
import {showsCurve} from '../../components/layout.ts'
import {currentField} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {commandLines, helpLines, layersBelow, networkLines, networkSketch, preflightLines} from './panels.ts'
import type {ChapterScreen} from './state.ts'

/** A pane of the right-hand column: its title, what it says, and rows below which it makes no sense. */
export type PaneRow = readonly [title: string, lines: readonly Line[], least: number]

/** What the panes beside the form say, from the top. */
export function panesOf(state: AppState, screen: ChapterScreen, width: number, height: number): PaneRow[] {
  const text = texts[state.language].chapter
  const help = helpLines(state, screen, width)
  const preflight = preflightLines(state, screen, width)
  const command = commandLines(state, screen, width)
  const facts = networkLines(state, screen, width)
  const others = help.length + preflight.length + command.length
  // Where there is room to spare, the network is drawn below its figures, layer by layer where there is much.
  const layers = showsCurve(state.size) ? [...facts, [], ...layersBelow(state, screen, width)] : []
  const drawn = [...facts, [], ...networkSketch(state, screen, width)]
  const fits = (lines: readonly Line[]) => lines.length > 0 && lines.length + others + 7 <= height
  const network = fits(layers) ? layers : fits(drawn) ? drawn : facts
  return [
    [currentField(state, screen).setting.label[state.language], help, 3],
    [text.network, network, 1],
    [text.preflight, preflight, 2],
    [text.command, command, 2],
  ]
}

/** Rows that all panes would fill, with a free one below each. */
export const wantedRows = (panes: readonly PaneRow[]): number =>
  panes.reduce((sum, [, lines, least]) => sum + Math.max(lines.length, least) + 2, 0)
