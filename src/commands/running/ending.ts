import type {Task} from '../../chapters/chapter.ts'
import {chapterById} from '../../chapters/index.ts'
import {endedEarlyWords} from '../../runs/ended-early.ts'
import type {Metrics} from '../../runs/events.ts'
import {bestAccuracyOf, bestLossOf} from '../../runs/result.ts'
import type {RunSpec} from '../../runs/spec.ts'
import type {RunState} from '../../runs/state.ts'
import {isGood, verdictOf} from '../../runs/verdict.ts'
import type {Language} from '../../text/localised.ts'
import {measure} from '../../text/numbers.ts'
import {verdictSentence} from '../../text/sentence.ts'
import {duration} from '../../text/times.ts'
import type {Words} from '../../text/words/words.ts'
import {commandFor} from '../applying/command-for.ts'
import {printLossChart} from '../printing/loss-chart.ts'
import type {Output} from '../printing/output.ts'
import {headlineWords} from '../printing/run-words.ts'

type Finished = NonNullable<RunState['finished']>

/** What to try a trained network on, by its chapter's task. */
const examples: Readonly<Record<Task, (chapter: string) => string>> = {
  'classify-image': () => 'picture.png',
  measure: () => '5.1 3.5 1.4 0.2',
  'next-letter': chapter => (chapter.endsWith('4') ? 'abcd' : 'a'),
  forecast: () => '--days 5',
}

/** The last words on a run that has ended in order: its curve, its result, and what to do with it. */
export function reportEnding(spec: RunSpec, state: RunState, output: Output, language: Language): void {
  const {words, line, raw, tone} = output
  const {finished, history, checkpoints} = state
  if (!finished) return
  printLossChart(history, output)
  line()
  if (finished.reason === 'discarded') {
    line(words.discarded)
    return
  }
  const stopped = finished.reason === 'stopped'
  line(stopped ? words.stopped(finished.epochs) : words.finished(finished.epochs, duration(finished.seconds)))
  const early = endedEarlyWords(state, language)
  if (early !== '') line(early)
  // One that was stopped before its first step has none.
  const hasResult = history.length > 0 || Number.isFinite(finished.metrics.loss)
  if (hasResult) reportResult(state, finished, output)
  line(`${words.run}${words.colon}${spec.id}`)
  const verdict = verdictOf(state)
  if (verdict) raw(tone(isGood(verdict) ? 'good' : 'warning', verdictSentence(verdict, language)))
  if (stopped) line(words.resumeWith(spec.id))
  const task = chapterById(spec.chapter)?.task
  // What has learnt nothing knows no answers.
  if (task && verdict?.code !== 'nothing-learnt' && (checkpoints.last ?? checkpoints.best))
    line(`${words.next}${words.colon}tfnotes ${commandFor[task]} ${spec.id} ${examples[task](spec.chapter)}`)
}

/** Its best figures, each with the epoch that reached it, and what else stands where. */
function reportResult(
  state: RunState,
  {bestEpoch, metrics, restored}: Finished,
  {words, line, raw, tone}: Output,
): void {
  const best = [
    headlineWords(words, 'accuracy', bestAccuracyOf(state)),
    headlineWords(words, 'loss', bestLossOf(state)),
  ].flatMap(figure => (figure === undefined ? [] : [words.bestFigure(figure)]))
  // What the weights of an earlier epoch reach, that epoch's figures say.
  const atLast = restored === undefined ? metrics : (state.history.at(-1) ?? metrics)
  const last = resultOf(atLast, words)
  raw(tone('bold', `${words.result}${words.colon}${(best.length > 0 ? best : last).join(words.comma)}`))
  const [lastEpoch, saved] = [state.history.at(-1)?.epoch, bestEpoch ?? state.best?.epoch]
  const reached = [state.bestAccuracy?.epoch, state.bestLoss?.epoch].filter(epoch => epoch !== undefined)
  const others = (epoch: number | undefined) => epoch !== undefined && reached.some(one => one !== epoch)
  const more = [
    ...(lastEpoch !== undefined && others(lastEpoch)
      ? [`${words.lastEpoch(lastEpoch)}${words.colon}${last.join(words.comma)}`]
      : []),
    ...(saved !== undefined && others(saved) ? [words.bestCheckpoint(saved)] : []),
  ]
  if (more.length > 0) line(more.join(words.semicolon))
}

/** Accuracy first where there is one: on the validation data if there is any. */
function resultOf({loss, accuracy, valLoss, valAccuracy}: Metrics, words: Words): string[] {
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
