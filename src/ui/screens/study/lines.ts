import type {StudyAnswer, StudyRow} from '../../../answers/studies.ts'
import {settingLabel, settingValue} from '../../../chapters/setting-label.ts'
import {curveRole, markOf} from '../../../drawing/charts/curve-style.ts'
import {lineChart} from '../../../drawing/charts/line-chart.ts'
import type {Series} from '../../../drawing/charts/series.ts'
import {alignColumns, columnGap} from '../../../drawing/lines/columns.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {joinFitting} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Role} from '../../../drawing/look.ts'
import {figureColumns} from '../../../runs/best-epoch.ts'
import type {History} from '../../../runs/history.ts'
import {keysOf, restOf} from '../../../studies/importance.ts'
import {confidence, mean} from '../../../studies/statistics.ts'
import {measure, percent} from '../../../text/numbers.ts'
import {plusMinus, signedSpread} from '../../../text/spread.ts'
import {duration} from '../../../text/times.ts'
import {words} from '../../../text/words/index.ts'
import {figureName} from '../../../text/words/studies.ts'
import {sides, twinSentences} from '../../../text/words/twins.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {figureText, progressText, statusRole} from '../studies/rows.ts'
import {drawnRows, isOfSeeds, runOf} from './state.ts'

const gap = ' '.repeat(columnGap)

/** What it is doing, and below it what is being trained and what was not, and what judges. */
export function statusLines(state: AppState, study: StudyAnswer): Line[] {
  const text = texts[state.language].studies
  const {settings, seeds, trials, taken, lost, live, budget} = study
  const facts = [
    '',
    study.twins ? text.twins.upTo(seeds.length) : text.asked(settings, seeds.length, trials),
    ...progressText(state, study),
    ...(budget === undefined ? [] : [text.budget(duration(budget))]),
  ]
  const more = [
    ...live,
    ...(taken > 0 ? [`${text.takenShort} ${taken}`] : []),
    ...(lost > 0 ? [`${text.lostShort} ${lost}`] : []),
  ]
  return [
    [span(text.status[study.status], statusRole(study.status)), span(facts.join(gap))],
    ...(more.length > 0 ? [line(more.join(gap), 'dim')] : []),
    ...(study.heldOut && settings > 1 ? [line((study.twins ? text.twins : text).byHeldOut, 'dim')] : []),
  ]
}

const verdictRoles: Readonly<Record<StudyRow['verdict'], Role>> = {
  best: 'good',
  alike: 'accent',
  worse: 'dim',
  unknown: 'dim',
  early: 'dim',
}

/** The leader board: its heading, and a line a setting. */
export function boardLines(
  state: AppState,
  study: StudyAnswer,
): {readonly head: Line; readonly rows: Line[]} {
  const text = texts[state.language].studies
  const {columns, verdicts} = text
  const keys = keysOf(study.rows)
  const isTested = study.rows.some(({test}) => test !== undefined)
  const isHalving = study.rungs.length > 0
  const head = [
    '',
    ...(study.twins ? [''] : []),
    ...keys.map(key => settingLabel(study.chapter, key, state.language)),
    figureName(text, study.measure, study.heldOut),
    ...(isTested ? [columns.test[study.measure]] : []),
    columns.seeds,
    ...(isHalving ? [columns.epochs] : []),
    columns.beside,
  ]
  const cells = study.rows.map((row, at) => [
    at < drawnRows(study).length ? markOf(at) : '',
    ...(study.twins ? [sides[row.setting] ?? ''] : []),
    ...keys.map(key => {
      const value = row.values[key]
      return value === undefined ? '' : settingValue(study.chapter, key, value, state.language)
    }),
    figureText(row),
    ...(isTested ? [row.test === undefined ? '–' : plusMinus(row.test, row.testHalf)] : []),
    String(row.n),
    ...(isHalving ? [String(row.epochs)] : []),
    verdicts[row.verdict] + differenceText(row, state),
  ])
  const [heading = [], ...rows] = alignColumns([head, ...cells])
  return {
    head: line(heading.join(gap).trimEnd(), 'dim'),
    rows: rows.map(([mark = '', ...row], at) => {
      const {verdict} = study.rows[at] as StudyRow
      const said = row.at(-1) ?? ''
      return [
        span(mark, curveRole(at)),
        span(`${gap}${row.slice(0, -1).join(gap)}${gap}`),
        span(said.trimEnd(), verdictRoles[verdict]),
      ]
    }),
  }
}

function differenceText({verdict, difference, differenceHalf}: StudyRow, {language}: AppState): string {
  if (difference === undefined || verdict === 'early' || !Number.isFinite(difference)) return ''
  return words[language].bracket(signedSpread(difference, differenceHalf))
}

/** What ± is, and what mattered. */
export function noteLines(state: AppState, study: StudyAnswer, width: number): Line[] {
  const text = texts[state.language].studies
  if (study.rows.length === 0) return []
  const isSure = study.rows.some(({half}) => half !== undefined)
  const {influences, twins} = study
  if (twins) return twinLines(state, {...study, twins}, width)
  const shares = [
    ...(influences ?? []).map(
      ({name, share}) => `${settingLabel(study.chapter, name, state.language)} ${percent(share)}`,
    ),
    `${text.rest} ${percent(restOf(influences ?? []))}`,
  ]
  const mattered = influences
    ? [
        line(text.mattered),
        joinFitting(
          shares.map(one => line(one)),
          gap,
          width,
        ),
      ]
    : [line(text.tooFew)]
  return [
    ...(keysOf(study.rows).length === 0 ? [] : mattered),
    ...[
      isSure ? text.meaning(confidence) : text.oneSeed,
      ...(study.rows.some(({verdict}) => verdict === 'alike') ? [text.alikeMeans] : []),
    ].flatMap(sentence => wrap(sentence, width).map(row => line(row, 'dim'))),
  ]
}

/** Whether one of two is better: in sentences, and how sure they are. */
function twinLines(
  {language}: AppState,
  {measure: by, twins}: Pick<StudyAnswer, 'measure'> & {readonly twins: NonNullable<StudyAnswer['twins']>},
  width: number,
): Line[] {
  const text = texts[language].studies.twins
  const {finding, low, confidence} = twins
  const sentences = twinSentences(by, twins, text)
  const role = finding === 'real' ? 'good' : finding === 'ran-away' ? 'bad' : 'accent'
  return [
    ...sentences.flatMap(sentence => wrap(sentence, width).map(row => line(row, role))),
    ...(low !== undefined && finding !== 'same'
      ? wrap(text.meaning(confidence), width).map(row => line(row, 'dim'))
      : []),
  ]
}

/** The columns of a history that a figure is taken from: of validation where there is any. */
function curveOf(history: History, by: StudyAnswer['measure']): Pick<Series, 'x' | 'y'> {
  const {validated, trained} = figureColumns[by]
  const isValidated = history.column(validated).some(Number.isFinite)
  return {x: history.column('epoch'), y: history.column(isValidated ? validated : trained)}
}

/** The mean of the seeds, epoch by epoch, and the lowest and highest of them as a band around it. */
function bandOf(state: AppState, study: StudyAnswer): Series[] {
  const curves = study.rows.flatMap(({readings}) =>
    readings.flatMap(({run}) => {
      const known = state.followed[run]
      return known && known.history.length > 0 ? [curveOf(known.history, study.measure)] : []
    }),
  )
  const length = Math.min(...curves.map(({x}) => x.length))
  const [first] = curves
  if (!first) return []
  const x = Array.from({length}, (_, at) => first.x[at] as number)
  const over = (combine: (values: number[]) => number) =>
    x.map((_, at) => combine(curves.map(({y}) => y[at] as number)))
  return [
    {x, y: over(values => Math.min(...values)), role: 'dim'},
    {x, y: over(values => Math.max(...values)), role: 'dim'},
    {x, y: over(mean), role: curveRole(0), mark: markOf(0), name: texts[state.language].studies.mean},
  ]
}

/** The curves of the best few settings; of one setting alone, the mean of its seeds. */
export function curveLines(
  state: AppState,
  study: StudyAnswer,
  {width, height}: {readonly width: number; readonly height: number},
): Line[] {
  const series = isOfSeeds(study) ? bandOf(state, study) : bestCurves(state, study)
  if (series.length === 0) return []
  return lineChart({
    series,
    width,
    height,
    glyphs: state.look.glyphs,
    floor: 0,
    ...(study.measure === 'accuracy' && {ceiling: 1}),
    formatX: x => String(Math.round(x)),
    read: measure,
  })
}

const bestCurves = (state: AppState, study: StudyAnswer): Series[] =>
  drawnRows(study).flatMap((row, at): Series[] => {
    const run = runOf(row, 0)
    const known = run === undefined ? undefined : state.followed[run]
    if (!known || known.history.length === 0) return []
    return [
      {
        ...curveOf(known.history, study.measure),
        role: curveRole(at),
        mark: markOf(at),
        name: Object.entries(row.values)
          .map(([key, value]) => settingValue(study.chapter, key, value, state.language))
          .join(', '),
      },
    ]
  })
