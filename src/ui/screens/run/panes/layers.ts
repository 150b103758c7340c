import {complete} from '../../../../chapters/complete.ts'
import {chapterById} from '../../../../chapters/index.ts'
import type {Summary} from '../../../../chapters/summary.ts'
import {expectedShape} from '../../../../datasets/facts/index.ts'
import {bold, type Line, line, span} from '../../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../../drawing/lines/width.ts'
import {wrap} from '../../../../drawing/lines/wrap.ts'
import type {RunState} from '../../../../runs/state.ts'
import type {RunSummary} from '../../../../runs/summary.ts'
import {grouped} from '../../../../text/numbers.ts'
import {shapeText, tryToSummarise} from '../../../components/sketch.ts'
import type {AppState} from '../../../state.ts'
import {isFailure} from '../../../step.ts'
import {texts} from '../../../text/index.ts'

/** A network is put together once for each row of the list, not at every frame. */
const known = new WeakMap<RunSummary, Summary | undefined>()

/**
 * The run's network layer by layer, of data in the shape that its data set has; undefined where it has more or fewer
 * parameters than its trainer tells of: then its data has another shape, as a reader's own pictures may.
 */
function summaryOf(run: RunSummary, {started}: RunState): Summary | undefined {
  const parameters = started?.parameters ?? run.parameters
  if (!known.has(run)) known.set(run, summarised(run, started?.baseline?.classes))
  const summary = known.get(run)
  return parameters === undefined || summary?.parameters === parameters ? summary : undefined
}

function summarised(run: RunSummary, classes: number | undefined): Summary | undefined {
  const chapter = chapterById(run.chapter ?? '')
  if (!chapter) return undefined
  const values = complete(run)
  const shape = expectedShape(run.dataset?.name ?? chapter.dataset, values)
  const summary = tryToSummarise(chapter, values, {...shape, ...(classes !== undefined && {classes})})
  return isFailure(summary) ? undefined : summary
}

/** Columns from which on a layer's kind and its output's shape stand beside its name. */
const [forShapes, forKinds] = [36, 60]

/** Each layer with its parameters, and where there is room what it puts out; the sum below. */
export function layerLines(state: AppState, id: string, run: RunState, width: number): Line[] {
  const text = texts[state.language].layers
  const {ellipsis} = state.look.glyphs
  const listed = state.runs?.find(one => one.id === id)
  const summary = listed && summaryOf(listed, run)
  if (!summary) {
    const {parameters} = run.started ?? {}
    const {unknown, parameters: counted} = texts[state.language].runPage.layers
    return wrap(parameters === undefined ? unknown : counted(grouped(parameters)), width).map(row =>
      line(row, 'dim'),
    )
  }
  const rows = summary.layers.map(({name, kind, outputShape, parameters}) => [
    name,
    ...(width >= forKinds ? [kind] : []),
    ...(width >= forShapes ? [shapeText(outputShape, state.look)] : []),
    parameters === 0 ? '' : grouped(parameters),
  ])
  const widest = (column: number) => Math.max(0, ...rows.map(row => widthOf(row[column] ?? '')))
  const others = (rows[0] ?? []).slice(1).map((_, index) => widest(index + 1))
  const taken = others.reduce((sum, one) => sum + one + 2, 0)
  const name = Math.max(6, width - taken)
  const sum = grouped(summary.parameters)
  return [
    ...rows.map(
      ([first = '', ...rest]): Line => [
        span(pad(first, name, 'left', ellipsis)),
        ...rest.map((cell, index) =>
          span(
            `  ${pad(cell, others[index] ?? 0, 'right', ellipsis)}`,
            index === rest.length - 1 ? undefined : 'dim',
          ),
        ),
      ],
    ),
    [
      span(pad(text.total, Math.max(1, width - widthOf(sum) - 2), 'left', ellipsis), 'dim'),
      span('  '),
      bold(sum),
    ],
  ]
}
