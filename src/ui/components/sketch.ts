import type {Chapter, DataShape} from '../../chapters/chapter.ts'
import {record} from '../../chapters/graph.ts'
import type {HyperparameterValues} from '../../chapters/hyperparameters/hyperparameter.ts'
import {sketch} from '../../chapters/sketch.ts'
import {type Summary, summarise} from '../../chapters/summary.ts'
import {type Line, span} from '../../drawing/lines/span.ts'
import {pad, widthOf} from '../../drawing/lines/width.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import type {Look} from '../../drawing/look.ts'
import type {Failure} from '../../errors.ts'
import {TfnotesError} from '../../errors.ts'

/** The network's summary, or why this network cannot take this data. */
export function tryToSummarise(
  chapter: Chapter,
  values: HyperparameterValues,
  shape: DataShape,
): Summary | Failure {
  try {
    return summarise(chapter, values, shape)
  } catch (error) {
    if (error instanceof TfnotesError) return {code: error.code, detail: error.detail}
    throw error
  }
}

export const shapeText = (shape: readonly number[], {glyphs}: Pick<Look, 'glyphs'>): string =>
  shape.join(glyphs.times)

/**
 * The network from the input down, one row for every size a sample goes through; long rows go on below. Only for
 * networks that `tryToSummarise` takes.
 */
export function sketchLines(
  chapter: Chapter,
  values: HyperparameterValues,
  shape: DataShape,
  look: Look,
  {width, inputName}: {width: number; inputName: string},
): Line[] {
  const rows = [{shape: shape.inputShape, text: inputName}, ...sketch(record(chapter, values, shape))]
  const shapes = rows.map(row => shapeText(row.shape, look))
  const shapeWidth = Math.max(...shapes.map(widthOf))
  return rows.flatMap(({text}, index) =>
    wrap(text, width - shapeWidth - 2).map((part, at): Line => {
      const left = at === 0 ? (shapes[index] ?? '') : ''
      return [
        span(`${pad(left, shapeWidth, 'right')}  `, 'accent'),
        span(part, index === 0 ? 'dim' : undefined),
      ]
    }),
  )
}
