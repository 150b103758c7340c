import {advisedSentence} from '../../../chapters/advised.ts'
import {titleOf} from '../../../datasets/facts/index.ts'
import {bold, type Line, line, type Span, span} from '../../../drawing/lines/span.ts'
import {lineWidth} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {type Figure, figureColumns} from '../../../runs/best-epoch.ts'
import {shownTags} from '../../../runs/label.ts'
import {bestAccuracyOf, bestLossOf, type Headline} from '../../../runs/result.ts'
import {standingWarnings} from '../../../runs/standing-warnings.ts'
import type {RunState} from '../../../runs/state.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {wordOf} from '../../../text/choices.ts'
import {deviceNames} from '../../../text/device-names.ts'
import {doneOf, grouped, short} from '../../../text/numbers.ts'
import {warningSentence} from '../../../text/sentence.ts'
import {dateTime, duration} from '../../../text/times.ts'
import {whyOfRun, whyThreads} from '../../../text/why.ts'
import {type RunSetting, settingsOf} from '../../runs/settings.ts'
import {statusRoles} from '../../runs/status.ts'
import type {AppState} from '../../state.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {plainRate} from '../run/status.ts'
import {epochsOf} from './columns.ts'

interface Room {
  readonly width: number
  /** Rows: where all of it has none, it is said as shortly as can be. */
  readonly height: number
}

/** All that there is to say of a run, the most needed first; `known` once its events were read. */
export function factLines(
  state: AppState,
  run: RunSummary,
  known: RunState | undefined,
  {width, height}: Room,
): Line[] {
  const roomy = [
    ...flow(outcome(state, run), width),
    ...troubles(state, run, known, width, advisedSentence),
    ...flow([...tags(run), ...parentage(state, run)], width),
    ...note(run, width),
    ...settingsTable(state, run, width),
    ...happened(state, run, known, width),
    [],
    ...flow(data(state, run), width),
    ...flow(machine(state, run), width),
  ]
  if (roomy.length <= height) return roomy
  return [
    ...flow(outcome(state, run), width),
    ...troubles(state, run, known, width, (warning, _, language) => warningSentence(warning, language)),
    ...happened(state, run, known, width),
    ...flow([...tags(run), ...parentage(state, run)], width),
    ...note(run, width),
    ...flow([...data(state, run), ...machine(state, run)], width),
    ...flow(settingParts(state, run), width),
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
function outcome(state: AppState, run: RunSummary): Line[] {
  const text = texts[state.language]
  const best = (headline: Headline | undefined, figure: Figure): Line => {
    if (!headline) return []
    const {value, epoch, isValidated} = headline
    return [
      span(`${text.runs.figures[figureColumns[figure][isValidated ? 'validated' : 'trained']]} `, 'dim'),
      bold(short(value)),
      ...(epoch === undefined ? [] : [span(` ${text.runs.atEpoch(epoch)}`, 'dim')]),
    ]
  }
  return [
    line(text.runs.status[run.status], statusRoles[run.status]),
    run.logs ? [] : pair(text.run.epoch, doneOf(epochsOf(run), run.epochs)),
    best(bestAccuracyOf(run), 'accuracy'),
    best(bestLossOf(run), 'loss'),
    run.seconds > 0 ? line(text.run.took(duration(run.seconds)), 'dim') : [],
  ]
}

/** What went wrong, or might have. */
function troubles(
  state: AppState,
  run: RunSummary,
  known: RunState | undefined,
  width: number,
  words: typeof advisedSentence,
): Line[] {
  const text = texts[state.language]
  const said = (sentence: string, role: 'bad' | 'warning') => paragraph(sentence, width, role)
  const failures = [run.trouble, run.failure].filter(one => one !== undefined)
  const warnings = (known ? standingWarnings(known) : []).map(one =>
    words(one, run.chapter ?? '', state.language),
  )
  return [
    ...failures.flatMap(one => said(failureWords(one)(text, state.language), 'bad')),
    ...[...new Set(warnings)].flatMap(one => said(one, 'warning')),
  ]
}

/** What it goes on from, and whether that is still there. */
function parentage(state: AppState, {parent}: RunSummary): Line[] {
  if (!parent) return []
  const isGone = state.runsLeft === 0 && !state.runs?.some(({id}) => id === parent.run)
  return [line(texts[state.language].run.branchOf(parent.run, isGone), 'accent')]
}

const tags = ({label}: RunSummary): Line[] => shownTags(label).map(tag => line(tag, 'accent'))

const note = ({label}: RunSummary, width: number): Line[] =>
  label?.note === undefined ? [] : paragraph(label.note, width)

/** A setting: what is not the preset's has a mark. */
const settingPart = ({label, text, isChanged}: RunSetting, mark: string): Line => [
  ...(isChanged ? [span(`${mark} `, 'accent')] : []),
  span(`${label} `, 'dim'),
  isChanged ? bold(text) : span(text),
]

function presetOf(state: AppState, {preset}: RunSummary): string {
  const {presets} = texts[state.language].chapter
  const known: Readonly<Record<string, string>> = presets
  return texts[state.language].runs.settings(preset === undefined ? undefined : (known[preset] ?? preset))
}

const settingParts = (state: AppState, run: RunSummary): Line[] => [
  line(presetOf(state, run), 'dim'),
  ...settingsOf(run, state).map(one => settingPart(one, state.look.glyphs.live)),
]

/** Every setting in columns of one width. */
function settingsTable(state: AppState, run: RunSummary, width: number): Line[] {
  const {glyphs} = state.look
  const all = settingsOf(run, state)
  if (all.length === 0) return []
  const cells = all.map(
    (one): Line => [...(one.isChanged ? [] : [span('  ')]), ...settingPart(one, glyphs.live)],
  )
  const widest = Math.min(width, Math.max(...cells.map(lineWidth)) + 2)
  const perRow = Math.max(1, Math.floor((width + 2) / widest))
  const rows = Array.from({length: Math.ceil(cells.length / perRow)}, (_, row) =>
    cells
      .slice(row * perRow, (row + 1) * perRow)
      .flatMap((cell): Line => [...cell, span(' '.repeat(Math.max(0, widest - lineWidth(cell))))]),
  )
  const changed = all.some(one => one.isChanged)
    ? [span(`  ${glyphs.live} ${texts[state.language].runs.changed}`, 'dim')]
    : []
  return [[], [bold(presetOf(state, run)), ...changed], ...rows]
}

/** What happened on the way. */
function happened(state: AppState, run: RunSummary, known: RunState | undefined, width: number): Line[] {
  const text = texts[state.language].runs
  const {arrow} = state.look.glyphs
  const rates = (run.rateChanges ?? []).map(({from, to, epoch}) =>
    text.rateSet(`${plainRate(from)} ${arrow} ${plainRate(to)}`, epoch),
  )
  const resumes = (known?.resumes ?? []).map(({epoch}) => text.resumedAt(epoch))
  return [...rates, ...resumes].flatMap(words => paragraph(words, width, 'warning'))
}

/** What it learnt from. */
function data(state: AppState, {dataset}: RunSummary): Line[] {
  if (!dataset) return []
  const text = texts[state.language]
  const {name, from, train, test, csv, images, labels} = dataset
  const source = dataset.source ?? (from === 'generated' ? from : undefined)
  return [
    pair(text.runs.columns.data, titleOf(name, state.language)),
    ...(source === undefined
      ? []
      : [line(text.run.sources[source], source === 'generated' ? 'warning' : 'dim')]),
    ...(train === undefined || test === undefined
      ? []
      : [line(text.run.samples(grouped(train), grouped(test)), 'dim')]),
    ...[csv, images, labels].flatMap(path => (path === undefined ? [] : [line(path, 'dim')])),
  ]
}

/** What computed it, and when. */
function machine(state: AppState, {backend, parameters, createdAt, id, label}: RunSummary): Line[] {
  const text = texts[state.language]
  const why = whyOfRun(backend?.why ?? '', state.language)
  const devices = backend && (deviceNames(backend.devices ?? []) || text.run.threads(backend.threads))
  return [
    ...(backend
      ? [
          pair(
            text.run.backend,
            `${wordOf(backend.name, state.language)} ${backend.version}${text.clause}${devices}`,
          ),
        ]
      : []),
    ...[why, whyThreads(backend?.threadsWhy, state.language)].flatMap(said =>
      said === '' ? [] : [line(said, 'dim')],
    ),
    ...(parameters === undefined ? [] : [line(text.chapters.parameters(grouped(parameters)), 'dim')]),
    line(dateTime(createdAt), 'dim'),
    ...(label?.name === undefined ? [] : [line(id, 'dim')]),
  ]
}
