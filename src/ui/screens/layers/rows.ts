import type {Chapter} from '../../../chapters/chapter.ts'
import {chapterById} from '../../../chapters/index.ts'
import {type LayerSummary, summarise} from '../../../chapters/summary.ts'
import {bold, type Line, span} from '../../../drawing/lines/span.ts'
import {pad} from '../../../drawing/lines/width.ts'
import {grouped} from '../../../text/numbers.ts'
import {shapeText} from '../../components/sketch.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {LayersScreen} from './state.ts'

/** What a layer's row says, from left to right: its name, kind, output shape, parameters, multiply-adds, field. */
const cellsOf = (layer: LayerSummary, state: AppState): string[] => [
  layer.name,
  layer.kind,
  shapeText(layer.outputShape, state.look),
  grouped(layer.parameters),
  grouped(layer.multiplyAdds),
  layer.receptiveField === undefined ? '' : String(layer.receptiveField),
]

const widths = [16, 22, 12, 12, 14, 9]
/** Names that differ in their last letter are of no use without it. */
const longestName = 24
const hasField = (layers: readonly LayerSummary[]) => layers.some(layer => layer.receptiveField !== undefined)

/** The table, with the totals of the notes' own summary below it. */
export function layerLines(state: AppState, screen: LayersScreen, width: number): Line[] {
  const text = texts[state.language].layers
  const {layers, parameters, trainable, multiplyAdds} = summarise(
    chapterById(screen.chapter) as Chapter,
    screen.values,
    screen.shape,
  )
  // The receptive field is for pictures, the kind for terminals with room.
  const shown = widths.flatMap((_, index) =>
    (index === 1 && width < 90) || (index === 5 && !hasField(layers)) ? [] : [index],
  )
  const name = Math.max(...layers.map(layer => layer.name.length), widths[0] ?? 0)
  const taken = shown.reduce((sum, index) => sum + (index === 0 ? 0 : (widths[index] ?? 0)) + 2, -2)
  const columns = [Math.min(name, longestName, Math.max(widths[0] ?? 0, width - taken)), ...widths.slice(1)]
  const row = (cells: readonly string[]) =>
    shown
      .map(index =>
        pad(
          cells[index] ?? '',
          columns[index] ?? 0,
          index < 2 ? 'left' : 'right',
          state.look.glyphs.ellipsis,
        ),
      )
      .join('  ')
  return [
    [span(row(text.columns), 'dim')],
    ...layers.map((layer): Line => [span(row(cellsOf(layer, state)))]),
    [],
    [span(`${text.total}  `, 'dim'), bold(grouped(parameters))],
    [span(`${text.trainable}  `, 'dim'), span(grouped(trainable))],
    [span(`${text.multiplyAdds}  `, 'dim'), span(grouped(multiplyAdds))],
  ]
}
