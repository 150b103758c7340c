import {places} from '../../datasets/places.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {TfnotesError} from '../../errors.ts'
import type {NewRunSpec} from '../../runs/create.ts'
import {openRunList} from '../../runs/list.ts'
import {sendRequest} from '../../runs/requests.ts'
import {verdictOf} from '../../runs/verdict.ts'
import {openSameData} from '../../studies/same-data.ts'
import {spreadOf} from '../../studies/statistics.ts'
import {type Laboratory, type Trained, trainTrial} from '../../studies/trial.ts'
import {flagName} from '../../text/flag-name.ts'
import {measure, short} from '../../text/numbers.ts'
import {mostSplits} from '../../text/split.ts'
import type {Context, Invocation} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {expectEngine} from './expect-engine.ts'
import {memoryOf} from './memory.ts'
import {readNewRun} from './new-run.ts'
import {openBell, readWish} from './notify.ts'

/** What a split came to; its run has no figure where it did not end by itself. */
interface SplitResult {
  readonly split: string
  readonly trained: Trained
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly loss?: number | undefined
  readonly epoch?: number | undefined
  /** How far forecasts are off, as a multiple of what the day before is. */
  readonly ratio?: number | undefined
}

/** What decides by itself which runs there are. */
const others = ['split', 'seeds', 'resume', 'detach'] as const

/**
 * `tfnotes train … --walk-forward k`: the same run on each of k splits of a price history, one after another, and what they
 * say together. They are ordinary runs; one that is there with the same bytes is taken.
 * @returns 0 done, 1 where a split has no result, 130 stopped with everything saved
 */
export async function trainWalkForward(
  context: Context,
  chapter: string,
  invocation: Invocation,
): Promise<number> {
  const {flags} = invocation
  const other = others.find(name => flags[name] !== undefined)
  if (other !== undefined)
    throw new TfnotesError(
      'flags-together',
      {flags: [flagName('walkForward'), flagName(other)]},
      {usage: true},
    )
  const count = readCount('walk-forward', flags.walkForward, 2, mostSplits) ?? 2
  const specs = await readSplits(context, chapter, invocation, count)
  if (specs[0]) await expectEngine(specs[0], context)
  const {env, home, checkpoints: root, trainer} = context
  const lab: Laboratory = {
    root,
    trainer,
    env,
    runs: openRunList(root, {memory: memoryOf(context)}),
    sameData: openSameData(places(env, home)),
  }
  const output = openOutput(context, {plain: flags.plain === true})
  const {words, note} = output
  let current: string | undefined
  let isStopped = false
  const stop = () => {
    isStopped = true
    note(words.stopping)
    if (current !== undefined)
      sendRequest(current, {request: 'stop', when: 'now', keep: true}).catch(() => {})
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    const results: SplitResult[] = []
    for (const spec of specs) {
      if (isStopped) break
      const {split = ''} = spec.dataset
      const trained = await trainTrial(spec, lab, {
        onRun(dir) {
          current = dir
        },
        onEvents: events => output.progress(progressWords(events.at(-1)?.event, split, output)),
      })
      current = undefined
      const result = resultOf(split, trained)
      results.push(result)
      tell(context, result, flags.json === true)
    }
    return end(context, invocation, results, {isStopped, all: count})
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

/** A run for each split. @throws TfnotesError (usage) as `readNewRun`; `flag-needs` for data that is no price history */
async function readSplits(
  context: Context,
  chapter: string,
  {flags, tuned}: Invocation,
  count: number,
): Promise<NewRunSpec[]> {
  const splits = Array.from({length: count}, (_, i) => `${i + 1}/${count}`)
  try {
    return await Promise.all(
      splits.map(split => readNewRun(context, chapter, {flags: {...flags, split}, tuned})),
    )
  } catch (error) {
    const isSplit = error instanceof TfnotesError && error.detail.flag === flagName('split')
    if (!isSplit) throw error
    throw new TfnotesError(error.code, {...error.detail, flag: flagName('walkForward')}, {usage: true})
  }
}

const progressWords = (event: string | undefined, split: string, {words}: ReturnType<typeof openOutput>) =>
  `${words.walkForward.split(split)}  ${event === 'validation' ? words.valLoss : ''}`.trimEnd()

function resultOf(split: string, trained: Trained): SplitResult {
  const {state, status} = trained
  const verdict = status === 'finished' ? verdictOf(state) : undefined
  if (!verdict) return {split, trained}
  const {detail} = verdict
  const {finished} = state
  const isTested = finished?.test !== undefined
  const dates = isTested ? [] : (state.started?.prices?.dates ?? [])
  return {
    split,
    trained,
    from: dates[0],
    to: dates.at(-1),
    loss: Number(isTested ? detail.test : detail.value),
    epoch: Number(isTested ? detail.testEpoch : detail.epoch),
    ratio: Number(detail.testRatio ?? detail.ratio),
  }
}

function tell(context: Context, result: SplitResult, json: boolean): void {
  const {split, trained, from, to, loss, epoch, ratio} = result
  if (json) {
    const days = from === undefined || to === undefined ? {} : {from, to}
    const figures =
      loss === undefined || epoch === undefined || ratio === undefined ? {} : {loss, epoch, ratio}
    printJson(context, 'splitEnded', {
      kind: 'split',
      split,
      run: trained.run,
      taken: trained.taken,
      ...days,
      ...figures,
    })
    return
  }
  const {words, line} = openOutput(context)
  const {walkForward: text} = words
  const said = ratio === undefined ? words.studies.lostShort : `${text.columns[3]} ${short(ratio)}`
  line(
    `${text.split(split)}${words.colon}${said}  ${trained.run}${trained.taken ? words.bracket(words.studies.takenShort) : ''}`,
  )
}

function end(
  context: Context,
  {flags}: Invocation,
  results: readonly SplitResult[],
  {isStopped, all}: {readonly isStopped: boolean; readonly all: number},
): number {
  const ratios = results.flatMap(({ratio}) => (ratio === undefined ? [] : [ratio]))
  const {mean, sd} = spreadOf(ratios)
  const better = ratios.filter(ratio => ratio < 1).length
  const output = openOutput(context)
  const {words, line, raw, tone, note} = output
  const {walkForward: text} = words
  const sentence =
    sd === undefined
      ? ''
      : `${text.mean(short(mean), short(sd), ratios.length)} ${text.better(better, ratios.length)}`
  if (flags.json === true)
    printJson(context, 'walkForward', {
      kind: 'walk-forward',
      splits: all,
      done: ratios.length,
      ...(ratios.length > 0 && {mean}),
      ...(sd !== undefined && {sd}),
      better,
    })
  else if (ratios.length > 0) {
    line()
    const rows = results.map(({split, from, to, loss, ratio, epoch, trained}) => [
      split,
      from === undefined ? '–' : `${from} – ${to}`,
      loss === undefined ? '–' : measure(loss),
      ratio === undefined ? '–' : short(ratio),
      epoch === undefined ? '–' : String(epoch),
      trained.run,
    ])
    for (const row of inColumns([text.columns, ...rows])) line(row)
    line(text.losses)
    if (sentence !== '') raw(tone('bold', sentence))
  }
  if (isStopped) {
    note(text.stopped)
    return 130
  }
  // Told once, of all of them.
  const {wish} = readWish(context, flags)
  const last = results.at(-1)?.trained
  if (last)
    openBell(flags.json === true ? {...context, stdout: context.stderr} : context, last.dir, wish).ring({
      status: 'finished',
      message: sentence,
    })
  return ratios.length === all ? 0 : 1
}
