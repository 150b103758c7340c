import type {Task} from '../../chapters/chapter.ts'
import {chapterById} from '../../chapters/index.ts'
import type {Metrics} from '../../runs/events.ts'
import type {RunSpec} from '../../runs/spec.ts'
import type {RunState} from '../../runs/state.ts'
import {measure} from '../../text/numbers.ts'
import {duration} from '../../text/times.ts'
import {commandFor} from '../applying/command-for.ts'
import {printLossChart} from '../printing/loss-chart.ts'
import type {Output} from '../printing/output.ts'

/** What to try a trained network on, by its chapter's task. */
const examples: Readonly<Record<Task, (chapter: string) => string>> = {
  'classify-image': () => 'picture.png',
  measure: () => '5.1 3.5 1.4 0.2',
  'next-letter': chapter => (chapter.endsWith('4') ? 'abcd' : 'a'),
  forecast: () => '--days 5',
}

/** The last words on a run that has ended in order: its curve, its result, and what to do with it. */
export function reportEnding(spec: RunSpec, state: RunState, output: Output): void {
  const {words, line, raw, tone} = output
  const {finished, best, history, checkpoints} = state
  if (!finished) return
  printLossChart(history, output)
  line()
  if (finished.reason === 'discarded') {
    line(words.discarded)
    return
  }
  const stopped = finished.reason === 'stopped'
  line(stopped ? words.stopped(finished.epochs) : words.finished(finished.epochs, duration(finished.seconds)))
  const bestEpoch = finished.bestEpoch ?? best?.epoch
  const parts = [
    ...resultOf(finished.metrics, output),
    ...(bestEpoch === undefined ? [] : [words.bestEpoch(bestEpoch)]),
  ]
  // One that was stopped before its first step has none.
  const hasResult = history.length > 0 || Number.isFinite(finished.metrics.loss)
  if (hasResult) raw(tone('bold', `${words.result}${words.colon}${parts.join(words.comma)}`))
  line(`${words.run}${words.colon}${spec.id}`)
  if (stopped) line(words.resumeWith(spec.id))
  const task = chapterById(spec.chapter)?.task
  if (task && (checkpoints.last ?? checkpoints.best))
    line(`${words.next}${words.colon}tfnotes ${commandFor[task]} ${spec.id} ${examples[task](spec.chapter)}`)
}

/** Accuracy first where there is one: on the validation data if there is any. */
function resultOf({loss, accuracy, valLoss, valAccuracy}: Metrics, {words}: Output): string[] {
  const pairs: readonly (readonly [string, number | undefined])[] =
    valLoss === undefined
      ? [
          [words.accuracy, accuracy],
          [words.loss, loss],
        ]
      : [
          [words.valAccuracy, valAccuracy],
          [words.valLoss, valLoss],
        ]
  return pairs
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${measure(value ?? Number.NaN)}`)
}
