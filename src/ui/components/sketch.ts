import type {Chapter, DataShape} from '../../chapters/chapter.ts'
import type {Values} from '../../chapters/hyperparameters.ts'
import {type LayerSummary, type Summary, summarise} from '../../chapters/summary.ts'
import {TfnotesError} from '../../errors.ts'
import type {Failure} from '../actions.ts'
import {bar} from '../charts/bars.ts'
import {grouped} from '../lines/number.ts'
import {type Line, span} from '../lines/span.ts'
import {pad} from '../lines/width.ts'
import type {Look} from '../state.ts'

/** A row of the sketch: a layer, or a block of layers under one name. */
export interface SketchRow {
  readonly name: string
  readonly shape: readonly number[]
  readonly parameters: number
}

const blockOf = (name: string): string => name.split('_')[0] ?? name

/** Layers by block, where the network has too many to show each. */
export function sketchRows(layers: readonly LayerSummary[], most: number): SketchRow[] {
  const single = layers.map(({name, outputShape, parameters}) => ({name, shape: outputShape, parameters}))
  if (single.length <= most) return single
  const blocks: SketchRow[] = []
  for (const row of single) {
    const last = blocks.at(-1)
    const name = blockOf(row.name)
    if (last?.name === name) {
      blocks[blocks.length - 1] = {name, shape: row.shape, parameters: last.parameters + row.parameters}
    } else blocks.push({...row, name})
  }
  return blocks
}

/** The network's summary, or why this network cannot take this data. */
export function tryToSummarise(chapter: Chapter, values: Values, shape: DataShape): Summary | Failure {
  try {
    return summarise(chapter, values, shape)
  } catch (error) {
    if (error instanceof TfnotesError) return {code: error.code, detail: error.detail}
    throw error
  }
}

export const shapeText = (shape: readonly number[], {glyphs}: Pick<Look, 'glyphs'>): string =>
  shape.join(glyphs.times)

/** The network from input to output: shape after each layer, its parameters as a bar. */
export function sketchLines(
  summary: Summary,
  inputShape: readonly number[],
  look: Look,
  {width, height, more}: {width: number; height: number; more: (count: number) => string},
): Line[] {
  const rows = sketchRows(summary.layers, height - 1)
  const fitting = rows.length <= height - 1 ? rows : rows.slice(0, Math.max(0, height - 2))
  const all = [{name: 'input', shape: inputShape, parameters: 0}, ...fitting]
  const shapes = all.map(({shape}) => shapeText(shape, look))
  const shapeWidth = Math.min(12, Math.max(...shapes.map(text => text.length)))
  const nameWidth = Math.min(16, Math.max(...all.map(({name}) => name.length)))
  const counts = all.map(({parameters}) => (parameters > 0 ? grouped(parameters) : ''))
  const countWidth = Math.max(...counts.map(text => text.length))
  const barWidth = Math.min(16, width - shapeWidth - nameWidth - countWidth - 6)
  const most = Math.max(1, ...all.map(({parameters}) => parameters))
  const lines = all.map(
    ({name, parameters}, index): Line => [
      span(pad(shapes[index] ?? '', shapeWidth, 'right'), 'dim'),
      span(`  ${pad(name, nameWidth, 'left', look.glyphs.ellipsis)}  `),
      ...(barWidth > 3 && parameters > 0
        ? bar(parameters / most, barWidth, {...look.glyphs, track: ' '}, 'accent')
        : [span(' '.repeat(Math.max(0, barWidth)))]),
      span(` ${pad(counts[index] ?? '', countWidth, 'right')}`, 'dim'),
    ],
  )
  const missing = rows.length - fitting.length
  return missing > 0 ? [...lines, [span(more(missing), 'dim')]] : lines
}
