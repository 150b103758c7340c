import {advisedSentence} from '../../../chapters/advised.ts'
import {titleOf} from '../../../datasets/facts/index.ts'
import {bold, type Line, line, type Span, span} from '../../../drawing/lines/span.ts'
import {lineWidth, pad} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {bestAccuracyOf, bestLossOf, type Headline} from '../../../runs/result.ts'
import type {RunState} from '../../../runs/state.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {deviceNames} from '../../../text/device-names.ts'
import {grouped, short} from '../../../text/numbers.ts'
import {warningSentence} from '../../../text/sentence.ts'
import {dateTime, duration} from '../../../text/times.ts'
import {whyWords} from '../../../text/why.ts'
import {settingsOf} from '../../runs/settings.ts'
import {statusRoles} from '../../runs/status.ts'
import type {AppState} from '../../state.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {plainRate} from '../run/status.ts'
import {epochsOf} from './columns.ts'

/** All that there is to say of a run, the most needed first; `known` once its events were read. */
export function factLines(
  state: AppState,
  run: RunSummary,
  known: RunState | undefined,
  width: number,
): Line[] {
  return [
    ...outcome(state, run, width),
    ...troubles(state, run, known, width),
    ...labels(run, width),
    ...settings(state, run, width),
    ...live(state, run, known, width),
    ...origin(state, run, width),
  ]
}

const pair = (name: string, value: string, role?: Span['role']): Line => [
  span(`${name} `, 'dim'),
  span(value, role),
]

/** Parts side by side, each whole, in as many rows as they need. */
function flow(parts: readonly Line[], width: number): Line[] {
  const rows: Line[] = []
  for (const part of parts.filter(({length}) => length > 0)) {
    const last = rows.at(-1)
    const longer = last && [...last, span('   '), ...part]
    if (longer && lineWidth(longer) <= width) rows[rows.length - 1] = longer
    else rows.push(part)
  }
  return rows
}

const paragraph = (words: string, width: number, role?: Span['role']): Line[] =>
  wrap(words, width).map(row => line(row, role))

/** How it went. */
function outcome(state: AppState, run: RunSummary, width: number): Line[] {
  const text = texts[state.language]
  const best = (headline: Headline | undefined, figure: 'accuracy' | 'loss'): Line => {
    if (!headline) return []
    const {value, epoch, isValidated} = headline
    const name = text.runs.figures[figure][isValidated ? 'validated' : 'trained']
    return [
      span(`${name} `, 'dim'),
      bold(short(value)),
      ...(epoch === undefined ? [] : [span(` ${text.runs.atEpoch(epoch)}`, 'dim')]),
    ]
  }
  return flow(
    [
      line(text.runs.status[run.status], statusRoles[run.status]),
      run.logs ? [] : pair(text.run.epoch, `${epochsOf(run)}/${run.epochs || '?'}`),
      best(bestAccuracyOf(run), 'accuracy'),
      best(bestLossOf(run), 'loss'),
      run.seconds > 0 ? line(text.run.took(duration(run.seconds)), 'dim') : [],
    ],
    width,
  )
}

/** What went wrong, or might have. */
function troubles(state: AppState, run: RunSummary, known: RunState | undefined, width: number): Line[] {
  const text = texts[state.language]
  const said = (sentence: string, role: 'bad' | 'warning') => paragraph(sentence, width, role)
  const failures = [run.trouble, run.failure].filter(one => one !== undefined)
  const warnings = known
    ? known.warnings.map(one => advisedSentence(one, run.chapter ?? '', state.language))
    : run.warnings.map(code => warningSentence({code, detail: {}}, state.language))
  return [
    ...failures.flatMap(one => said(failureWords(one)(text, state.language), 'bad')),
    ...[...new Set(warnings)].flatMap(one => said(one, 'warning')),
  ]
}

function labels({label}: RunSummary, width: number): Line[] {
  return [
    ...flow(
      (label?.tags ?? []).map(tag => line(`#${tag}`, 'accent')),
      width,
    ),
    ...(label?.note === undefined ? [] : paragraph(label.note, width)),
  ]
}

/** Every setting in columns of one width; what is not the preset's comes first and has a mark. */
function settings(state: AppState, run: RunSummary, width: number): Line[] {
  const {glyphs} = state.look
  const text = texts[state.language]
  const all = settingsOf(run, state)
  if (all.length === 0) return []
  const cells = all.map(
    ({label, text, isChanged}): Line => [
      span(isChanged ? `${glyphs.live} ` : '  ', 'accent'),
      span(`${label} `, 'dim'),
      isChanged ? bold(text) : span(text),
    ],
  )
  const widest = Math.min(width, Math.max(...cells.map(lineWidth)) + 2)
  const perRow = Math.max(1, Math.floor((width + 2) / widest))
  const rows = Array.from({length: Math.ceil(cells.length / perRow)}, (_, row) =>
    cells
      .slice(row * perRow, (row + 1) * perRow)
      .flatMap((cell): Line => [...cell, span(pad('', Math.max(0, widest - lineWidth(cell))))]),
  )
  const preset = run.preset as keyof typeof text.chapter.presets | undefined
  const heading = text.runs.settings(
    preset === undefined ? undefined : (text.chapter.presets[preset] ?? preset),
  )
  return [
    [],
    [
      bold(heading),
      ...(all.some(one => one.isChanged) ? [span(`  ${glyphs.live} ${text.runs.changed}`, 'dim')] : []),
    ],
    ...rows,
  ]
}

/** What happened on the way. */
function live(state: AppState, run: RunSummary, known: RunState | undefined, width: number): Line[] {
  const text = texts[state.language].runs
  const {arrow} = state.look.glyphs
  const rates = (run.rateChanges ?? []).map(({from, to, epoch}) =>
    text.rateSet(`${plainRate(from)} ${arrow} ${plainRate(to)}`, epoch),
  )
  const resumes = (known?.resumes ?? []).map(({epoch}) => text.resumedAt(epoch))
  return [...rates, ...resumes].flatMap(words => paragraph(words, width, 'warning'))
}

/** What it learnt from, and what computed it. */
function origin(state: AppState, run: RunSummary, width: number): Line[] {
  const text = texts[state.language]
  const {dataset, backend, parameters} = run
  const source = dataset?.source ?? (dataset?.from === 'generated' ? 'generated' : undefined)
  const data: Line[] = dataset
    ? [
        pair(text.runs.columns.data, titleOf(dataset.name, state.language)),
        ...(source === undefined
          ? []
          : [line(text.run.sources[source], source === 'generated' ? 'warning' : 'dim')]),
        ...(dataset.train === undefined || dataset.test === undefined
          ? []
          : [line(text.run.samples(grouped(dataset.train), grouped(dataset.test)), 'dim')]),
        ...[dataset.csv, dataset.images, dataset.labels].flatMap(path =>
          path === undefined ? [] : [line(path, 'dim')],
        ),
      ]
    : []
  const machine: Line[] = backend
    ? [
        pair(
          text.run.backend,
          `${backend.name} ${backend.version}, ${deviceNames(backend.devices ?? []) || text.run.threads(backend.threads)}`,
        ),
        ...(backend.why === '' ? [] : [line(whyWords(backend.why, state.language), 'dim')]),
      ]
    : []
  const rest: Line[] = [
    ...(parameters === undefined ? [] : [line(text.chapters.parameters(grouped(parameters)), 'dim')]),
    line(dateTime(run.createdAt), 'dim'),
    ...(run.label?.name === undefined ? [] : [line(run.id, 'dim')]),
  ]
  return [[], ...flow(data, width), ...flow([...machine, ...rest], width)]
}
