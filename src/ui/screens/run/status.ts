import {advisedSentence} from '../../../chapters/advised.ts'
import {titleOf} from '../../../datasets/facts/index.ts'
import {bar} from '../../../drawing/charts/bars.ts'
import {bold, type Line, line, type Span, span} from '../../../drawing/lines/span.ts'
import {joinFitting, lineWidth, spread} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {endedEarlyWords} from '../../../runs/ended-early.ts'
import type {DeviceUse} from '../../../runs/events.ts'
import {secondsOf} from '../../../runs/history.ts'
import {progressOf} from '../../../runs/progress.ts'
import {standingWarnings} from '../../../runs/standing-warnings.ts'
import type {RunState} from '../../../runs/state.ts'
import {isGood, verdictOf} from '../../../runs/verdict.ts'
import {wordOf} from '../../../text/choices.ts'
import {deviceNames} from '../../../text/device-names.ts'
import {bytes, doneOf, grouped, short} from '../../../text/numbers.ts'
import {verdictSentence} from '../../../text/sentence.ts'
import {duration} from '../../../text/times.ts'
import {isRemark} from '../../../text/warnings.ts'
import {whyOfRun, whyThreads} from '../../../text/why.ts'
import {ringsFor} from '../../runs/bells.ts'
import {isActive, phaseOf, type ShownPhase} from '../../runs/phase.ts'
import type {AppState, Sentence} from '../../state.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'
import type {RunScreen} from './state.ts'

const phaseRoles: Readonly<Record<ShownPhase, 'good' | 'warning' | 'bad' | 'accent'>> = {
  starting: 'accent',
  loading: 'accent',
  training: 'good',
  paused: 'warning',
  finished: 'good',
  stopped: 'warning',
  discarded: 'warning',
  failed: 'bad',
  crashed: 'bad',
  gone: 'bad',
}

const join = (parts: readonly Line[], gap: Span): Line =>
  parts.filter(part => part.length > 0).flatMap((part, index) => (index === 0 ? part : [gap, ...part]))

/** Which data it learns from; generated data is loud. Where there is little room, without the counts. */
function dataLine(run: RunState, state: AppState, room: number): Line {
  const {language} = state
  const text = texts[language]
  const dataset = run.started?.dataset
  if (!dataset) return []
  const title = titleOf(dataset.name, language)
  const {train, test, heldOut} = dataset
  const held = heldOut === undefined ? undefined : grouped(heldOut)
  const counts = text.run.samples(grouped(train), grouped(test), held)
  const source = text.run.sources[dataset.source]
  const isGenerated = dataset.source === 'generated'
  const said: Span = isGenerated
    ? {text: ` ${source} `, role: 'warning', inverse: true, bold: true}
    : span(`(${source})`, 'dim')
  const whole: Line = [span(`${title} ${counts} `), said]
  return lineWidth(whole) <= room ? whole : [span(`${title} `), said]
}

/** What the run is doing, and on what data. */
export function headingLine(state: AppState, screen: RunScreen, run: RunState, width: number): Line {
  const text = texts[state.language]
  const phase = phaseOf(state, screen.run)
  const left: Line = [bold(`${state.look.glyphs.live} ${text.run.phases[phase]}`, phaseRoles[phase])]
  const loading =
    run.data && run.data.total > 0 ? ` ${Math.round((100 * run.data.done) / run.data.total)}%` : ''
  const rings = isActive(phase) && ringsFor(state, screen.run)
  const bell = rings ? [span(`  ${text.runPage.bell.rings}`, 'dim')] : []
  const words = [...left, span(loading), ...bell]
  const data = dataLine(run, state, width - lineWidth(words) - 1)
  return spread(words, data, width, state.look.glyphs.ellipsis)
}

/** How far batch, epoch and run have come. */
export function progressLine(state: AppState, screen: RunScreen, run: RunState, width: number): Line {
  const text = texts[state.language].run
  const {glyphs} = state.look
  const {epoch, epochs, ofRun, secondsLeft} = progressOf(run)
  const {batch, validation} = run
  const over = !isActive(phaseOf(state, screen.run))
  const seconds = run.finished?.seconds ?? secondsOf(run.history)
  const right: Line = over
    ? seconds > 0
      ? [span(text.took(duration(seconds)), 'dim')]
      : []
    : secondsLeft === undefined
      ? []
      : [span(text.left(duration(secondsLeft)))]
  const epochBar = Math.max(8, Math.floor((width - 60) / 2))
  const epochs_: Line = [
    span(`${text.epoch} `, 'dim'),
    ...bar(ofRun, epochBar, glyphs, over ? 'dim' : 'accent'),
    span(` ${doneOf(epoch, epochs)}`),
  ]
  const part = (name: string, done: number, total: number, role: 'training' | 'validation'): Line => [
    span(`${name} `, 'dim'),
    ...bar(done / Math.max(1, total), epochBar, glyphs, role),
    span(` ${done}/${total}`),
  ]
  // A long validation follows the epoch's last batch.
  const batches: Line = over
    ? []
    : validation
      ? part(text.validation, validation.done, validation.total, 'validation')
      : batch
        ? [
            ...part(text.batch, batch.step, batch.steps, 'training'),
            span(`  ${short(batch.loss)}`, 'training'),
          ]
        : []
  return spread(join([epochs_, batches], span('   ')), right, width, glyphs.ellipsis)
}

/** Throughput, learning rate, memory and processor of the last epoch. */
export function meterLine(run: RunState, {language}: AppState, width: number): Line {
  const text = texts[language].run
  const {effort} = run
  const speed = run.batch?.samplesPerSecond ?? effort?.samplesPerSecond
  const rate = currentRate(run)
  const pair = (name: string, value: string): Line => [span(value), span(` ${name}`, 'dim')]
  return joinFitting(
    [
      ...(speed === undefined ? [] : [pair(text.samplesPerSecond, grouped(speed))]),
      ...(effort ? [pair(text.msPerStep, short(effort.msPerStep))] : []),
      ...(rate === undefined ? [] : [[span(`${text.learningRate} `, 'dim'), span(plainRate(rate))]]),
      ...deviceSpans(effort?.devices),
      ...(effort ? [[span(`${text.memory} `, 'dim'), span(bytes(effort.memory))]] : []),
      ...(effort ? [[span(`${text.cpu} `, 'dim'), span(`${Math.round(effort.cpu * 100)}%`)]] : []),
    ],
    '   ',
    width,
  )
}

/** How busy the devices are: of one with its memory, of several from the least to the most. */
function deviceSpans(devices: readonly DeviceUse[] = []): Line[] {
  const [first] = devices
  if (!first) return []
  const uses = devices.map(({use}) => use)
  const range = [
    ...new Set([Math.min(...uses), Math.max(...uses)].map(use => `${Math.round(use * 100)}%`)),
  ].join('–')
  const name = first.name.replace(/:.*/, '')
  return [
    devices.length === 1
      ? [span(`${name} `, 'dim'), span(`${range} ${bytes(first.memory)}`)]
      : [span(`${devices.length} ${name} `, 'dim'), span(range)],
  ]
}

/** 0.001, not 0.00100. */
export const plainRate = (rate: number): string => String(Number(rate.toPrecision(3)))

/** The learning rate that counts now: set by hand since the last epoch, or that of the last epoch. */
export function currentRate(run: RunState): number | undefined {
  const point = run.history.at(-1)
  const change = run.rateChanges.at(-1)
  // Both count the epochs that were done: clocks are put right now and then.
  if (change && change.epoch >= (point?.epoch ?? 0)) return change.to
  const tuned = run.started?.hyperparameters.learningRate
  return point?.lr ?? (typeof tuned === 'number' ? tuned : undefined)
}

/** Which engine computes, where a resumed run goes on, and where there is room, why that engine. */
export function backendLine(run: RunState, {language, runs, runsLeft}: AppState, width: number): Line {
  const text = texts[language].run
  const {backend, resumed, parent} = run.started ?? {}
  if (!backend) return []
  const isGone =
    parent !== undefined && runs !== undefined && runsLeft === 0 && !runs.some(({id}) => id === parent.run)
  const threads = text.threads(backend.threads)
  const devices = deviceNames(backend.devices ?? [])
  const why = whyOfRun(backend.why, language)
  const counted = whyThreads(backend.threadsWhy, language)
  return joinFitting(
    [
      [
        span(`${text.backend} `, 'dim'),
        // Devices of its own matter more than the threads that serve them.
        span(
          `${wordOf(backend.name, language)} ${backend.version}${texts[language].clause}${devices || threads}`,
        ),
      ],
      devices ? [span(threads)] : [],
      [span(`${text.seed} `, 'dim'), span(String(run.started?.seed ?? ''))],
      parent ? line(text.branchOf(parent.run, isGone), 'accent') : [],
      resumed && resumed.epoch + resumed.step > 0
        ? line(text.resumed(resumed.epoch, resumed.step), 'accent')
        : [],
      why === '' ? [] : line(why, 'dim'),
      counted === '' ? [] : line(counted, 'dim'),
    ],
    '  ',
    width,
  )
}

/** Why a run that is not there any more cannot be gone on with, nor looked into. */
export const goneWords = (run: string): Sentence => failureWords({code: 'run-gone', detail: {run}})

/** The last word on the run: why it failed, how it went, what the watch has seen. */
export function watchLines(state: AppState, screen: RunScreen, run: RunState, width: number): Line[] {
  const text: Text = texts[state.language]
  const phase = phaseOf(state, screen.run)
  const standing = standingWarnings(run)
  const last = standing.at(-1)
  // What there is to say of the data comes at once, before the first epoch; all of it stays until the watch says more.
  const warnings = last?.epoch === 0 ? standing : last ? [last] : []
  const rows = (words: string, role: Span['role']) => wrap(words, width).map(row => line(row, role))
  const verdict = verdictOf(run)
  // What the table of runs says of it.
  const early = endedEarlyWords(run, state.language)
  const trouble = state.runs?.find(({id}) => id === screen.run)?.trouble
  return [
    ...(trouble ? rows(failureWords(trouble)(text, state.language), 'bad') : []),
    ...(phase === 'gone' ? rows(goneWords(screen.run)(text, state.language), 'bad') : []),
    ...(run.failure ? rows(failureWords(run.failure)(text, state.language), 'bad') : []),
    ...(early === '' ? [] : rows(early, 'good')),
    ...(verdict ? rows(verdictSentence(verdict, state.language), isGood(verdict) ? 'good' : 'warning') : []),
    ...warnings.flatMap(warning =>
      rows(
        advisedSentence(warning, run.started?.chapter ?? '', state.language),
        isRemark(warning.code) ? undefined : 'warning',
      ),
    ),
  ]
}
