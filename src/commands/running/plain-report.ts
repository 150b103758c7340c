import {advisedSentence} from '../../chapters/advised.ts'
import {settingLabel, settingValue} from '../../chapters/setting-label.ts'
import {padded} from '../../drawing/lines/width.ts'
import {type EventBody, enginePhase, type Metrics, type RunEvent} from '../../runs/events.ts'
import {progressOf} from '../../runs/progress.ts'
import type {RunSpec} from '../../runs/spec.ts'
import type {RunState} from '../../runs/state.ts'
import type {Language} from '../../text/localised.ts'
import {doneOf, grouped, measure, plain} from '../../text/numbers.ts'
import {strip} from '../../text/strip.ts'
import {duration} from '../../text/times.ts'
import type {Output} from '../printing/output.ts'
import {remarkLabel} from '../printing/remarks.ts'
import {dataWords, engineWords} from '../printing/run-words.ts'

type Of<K extends EventBody['event']> = Extract<EventBody, {event: K}>
type Report = {[K in EventBody['event']]?: (event: Of<K>, state: RunState) => void}

/** Tells of a run in plain text, event by event: a head, a line an epoch, and whatever else happens. */
export function plainReport(
  spec: RunSpec,
  output: Output,
  language: Language,
): (event: RunEvent, state: RunState) => void {
  const {words, tone} = output
  const fact = (name: string, value: string) => output.raw(`${tone('dim', padded(name, 9))} ${strip(value)}`)
  let loading = ''
  let headed = false

  function head({dataset, backend, parameters, hyperparameters, seed}: Of<'started'>): void {
    fact(words.data, dataWords(words, dataset))
    fact(words.network, words.parameters(grouped(parameters)))
    fact(words.backend, engineWords(language, backend))
    fact(words.values, [...valuesOf(hyperparameters), `${words.seed} ${seed}`].join(words.comma))
    output.line()
  }

  const valuesOf = (values: RunSpec['hyperparameters']) =>
    Object.entries(values)
      .filter(([key]) => shownValues.includes(key))
      .map(
        ([key, value]) =>
          `${settingLabel(spec.chapter, key, language)} ${settingValue(spec.chapter, key, value, language)}`,
      )

  const report: Report = {
    data({phase, done, total}) {
      const what = words.loading[phase as 'read'] ?? phase
      if (phase !== loading) fact(phase === enginePhase ? words.backend : words.data, what)
      loading = phase
      if (total > 0) output.progress(`${what} ${Math.floor((100 * done) / total)}%`)
    },

    started(event) {
      if (!headed) head(event)
      headed = true
      if (!event.resumed) {
        const {parent} = event
        if (parent) output.line(words.branchOf(parent.run, parent.checkpoint, parent.epoch, parent.step))
        return
      }
      const {epoch, step} = event.resumed
      output.line(epoch + step > 0 ? words.resumedAt(epoch, step) : words.beganAnew)
    },

    batch({epoch, step, steps, loss, accuracy, samplesPerSecond}, state) {
      const {epochs, secondsLeft} = progressOf(state)
      const parts = [
        `${words.epoch} ${doneOf(epoch, epochs)}`,
        `${Math.floor((100 * step) / steps)}%`,
        metricsLine({loss, ...(accuracy !== undefined && {accuracy})}),
        words.samplesPerSecond(grouped(samplesPerSecond)),
        ...(secondsLeft === undefined ? [] : [words.left(duration(secondsLeft))]),
      ]
      output.progress(parts.join('  '))
    },

    epoch(event) {
      const width = String(event.epochs).length
      const place = `${words.epoch} ${String(event.epoch).padStart(width)}/${event.epochs}`
      const time = tone(
        'dim',
        `${duration(event.seconds)}  ${words.samplesPerSecond(grouped(event.samplesPerSecond))}`,
      )
      output.raw(`${tone('dim', place)}  ${metricsLine(event)}  ${time}`)
    },

    warning(event) {
      output.raw(`${remarkLabel(event, output)} ${strip(advisedSentence(event, spec.chapter, language))}`)
    },

    paused: () => output.line(`${words.paused} ${spec.id}`),
    resumed: () => output.line(words.continued),
    epochs: ({from, to}) => output.line(words.epochsChanged(from, to)),
    lr: ({from, to, cause}) =>
      output.line(words[cause === 'plateau' ? 'rateLowered' : 'rateChanged'](plain(from), plain(to))),
  }

  const metricsLine = ({loss, accuracy, valLoss, valAccuracy}: Metrics) =>
    [
      [words.loss, loss],
      [words.accuracy, accuracy],
      [words.valLoss, valLoss],
      [words.valAccuracy, valAccuracy],
    ]
      .filter(([, value]) => value !== undefined)
      // What is no number is null in JSON.
      .map(([name, value]) => `${name} ${measure((value as number | null) ?? Number.NaN)}`)
      .join('  ')

  return (event, state) =>
    (report[event.event] as ((event: EventBody, state: RunState) => void) | undefined)?.(event, state)
}

/** Values that fit into the head's one line; all are in run.json. */
const shownValues: readonly string[] = ['batchSize', 'epochs', 'optimizer', 'learningRate']
