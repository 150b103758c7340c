import {chapterById} from '../../../chapters/index.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, truncateStart} from '../../../drawing/lines/width.ts'
import {bestAccuracyOf, bestLossOf, type Headline} from '../../../runs/result.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {runOptions} from '../../../settings/run-options.ts'
import {short} from '../../../text/numbers.ts'
import {said} from '../../runs/result.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'

type Row = readonly [label: string, values: readonly string[]]

const labelWidth = 20

/** Everything a run was started with, by a name that people read. */
function settings(run: RunSummary, {language}: AppState): Record<string, string> {
  const text = texts[language]
  const described = chapterById(run.chapter ?? '')?.settings ?? {}
  const {name, source, from} = run.dataset ?? {}
  const options: Readonly<Record<string, unknown>> = {
    ...run.dataset,
    dataset: name,
    from: source === undefined ? from : text.run.sources[source],
    seed: run.seed,
    backend: run.backend?.name,
  }
  return {
    [text.chapter.title]: run.chapter ?? '',
    ...Object.fromEntries(
      Object.entries(runOptions).map(([key, {kind, label}]) => [
        label[language],
        // Of a damaged run the data are unknown, not all.
        String(options[key] ?? (kind === 'count' && run.dataset ? text.chapter.all : '')),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(run.hyperparameters ?? {}).map(([key, value]) => [
        described[key]?.label[language] ?? key,
        String(value),
      ]),
    ),
  }
}

/** The settings in which the runs are not all the same. */
function differences(runs: readonly RunSummary[], state: AppState): Row[] {
  const all = runs.map(run => settings(run, state))
  const labels = [...new Set(all.flatMap(one => Object.keys(one)))]
  return labels
    .map((label): Row => [label, all.map(one => one[label] ?? '')])
    .filter(([, values]) => new Set(values).size > 1)
}

function results(runs: readonly RunSummary[], {language}: AppState): Row[] {
  const text = texts[language]
  const figure = (value: number | undefined) => (value === undefined ? '' : short(value))
  const validated = (best: Headline | undefined) => (best?.isValidated ? said(best, text) : '')
  return [
    [text.compare.status, runs.map(run => text.runs.status[run.status])],
    [text.compare.epochs, runs.map(run => `${run.epoch}/${run.epochs || '?'}`)],
    [text.compare.loss, runs.map(run => figure(run.metrics?.loss))],
    [text.compare.bestValLoss, runs.map(run => validated(bestLossOf(run)))],
    [text.compare.bestValAccuracy, runs.map(run => validated(bestAccuracyOf(run)))],
    [text.compare.seconds, runs.map(run => short(run.seconds))],
  ]
}

/** The table: a column a run, as many as fit. */
export function compareLines(state: AppState, ids: readonly string[], width: number): Line[] {
  const text = texts[state.language].compare
  const {glyphs} = state.look
  const room = Math.max(1, Math.floor((width - labelWidth) / 16))
  const marked = ids.flatMap(id => state.runs?.filter(run => run.id === id) ?? [])
  const runs = marked.slice(0, room)
  const columnWidth = Math.min(32, Math.floor((width - labelWidth) / Math.max(1, runs.length)) - 2)
  const row = ([label, values]: Row, isResult = false): Line => [
    span(pad(label, labelWidth, 'left', glyphs.ellipsis), 'dim'),
    ...values.map(value => {
      const cell = `${pad(truncateStart(value, columnWidth, glyphs.ellipsis), columnWidth, 'right')}  `
      return isResult ? span(cell) : bold(cell)
    }),
  ]
  const differing = differences(runs, state)
  const isPartlyKnown = runs.some(({status}) => status === 'damaged')
  return [
    ...(marked.length > room ? [line(text.notShown(marked.length - room), 'warning')] : []),
    row(['', runs.map(run => run.id.replace(`${run.chapter}-`, ''))], true),
    [],
    [bold(text.differed, 'accent')],
    ...(isPartlyKnown ? [line(text.partlyKnown, 'warning')] : []),
    ...(differing.length === 0 && !isPartlyKnown ? [line(text.same, 'dim')] : differing.map(one => row(one))),
    [],
    [bold(text.results, 'accent')],
    ...results(runs, state).map(one => row(one, true)),
  ]
}
