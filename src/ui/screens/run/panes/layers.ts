import {complete} from '../../../../chapters/complete.ts'
import {chapterById} from '../../../../chapters/index.ts'
import type {Summary} from '../../../../chapters/summary.ts'
import {expectedShape} from '../../../../datasets/facts/index.ts'
import {type Line, line} from '../../../../drawing/lines/span.ts'
import {wrap} from '../../../../drawing/lines/wrap.ts'
import type {RunState} from '../../../../runs/state.ts'
import type {RunSummary} from '../../../../runs/summary.ts'
import {grouped} from '../../../../text/numbers.ts'
import {layerTable} from '../../../components/layer-table.ts'
import {tryToSummarise} from '../../../components/sketch.ts'
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

/** Each layer with its parameters, and where there is room what it puts out; the sum below. */
export function layerLines(state: AppState, id: string, run: RunState, width: number): Line[] {
  const listed = state.runs?.find(one => one.id === id)
  const summary = listed && summaryOf(listed, run)
  if (!summary) {
    const {parameters} = run.started ?? {}
    const {unknown, parameters: counted} = texts[state.language].runPage.layers
    return wrap(parameters === undefined ? unknown : counted(grouped(parameters)), width).map(row =>
      line(row, 'dim'),
    )
  }
  return layerTable(summary, state, width)
}
