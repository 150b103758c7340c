import {setTimeout as sleep} from 'node:timers/promises'
import type {Reading} from '../../studies/board.ts'
import {ensureDriver} from '../../studies/launch.ts'
import {askQueue} from '../../studies/queue.ts'
import {readQueueView, reportOf, type StudyReport} from '../../studies/report.ts'
import type {Remembered} from '../../studies/standings.ts'
import {isOpen} from '../../studies/status.ts'
import {
  createStudy,
  listStudies,
  type NewStudy,
  readStudy,
  type Study,
  sameStudy,
} from '../../studies/study.ts'
import {measure} from '../../text/numbers.ts'
import {failureSentence} from '../../text/sentence.ts'
import {duration} from '../../text/times.ts'
import {figureName} from '../../text/words/studies.ts'
import type {Context, Given} from '../line/command.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {answerOf} from './answer.ts'
import {askedWords, leftWords, trialWords, waitWords} from './setting-words.ts'
import {printBoard} from './study-table.ts'

/** Milliseconds between two looks at a study. */
const look = 300

/** The study of a question: the one that asked it before, else a new one. */
export async function askStudy(context: Context, asked: NewStudy, flags: Given): Promise<number> {
  const before = sameStudy(await listStudies(context.checkpoints), asked)
  const study = before ?? (await readStudy(await createStudy(context.checkpoints, asked)))
  const {words, line} = openOutput(context)
  if (flags.json !== true) {
    line(`${words.studies.study}${words.colon}${study.id}`)
    line(askedWords(study, words))
    if (before) line(words.studies.sameAsBefore(study.id))
  }
  return trainStudy(context, study, flags)
}

/** Puts a study into the queue, sees to a driver, and follows it unless it is to be left alone. */
export async function trainStudy(context: Context, study: Study, flags: Given): Promise<number> {
  askQueue(context.checkpoints, {ask: 'add', study: study.id})
  await ensureDriver({root: context.checkpoints, trainer: context.trainer, env: context.env})
  if (flags.detach !== true) return followStudy(context, study, flags)
  if (flags.json === true) printJson(context, 'studyReport', answerOf(context, await lookAt(context, study)))
  else openOutput(context).line(openOutput(context).words.studies.launched(study.id))
  return 0
}

export const lookAt = async (
  {checkpoints}: Pick<Context, 'checkpoints'>,
  study: Study,
  remembered?: Remembered,
): Promise<StudyReport> => reportOf(checkpoints, study, await readQueueView(checkpoints), remembered)

/**
 * Tells of a study until it is over. Ctrl-C takes it out of the queue, with everything saved; a hang-up leaves it alone.
 * @returns 0 done, 1 halted or with trials that have no result, 130 taken out of the queue
 */
async function followStudy(context: Context, study: Study, flags: Given): Promise<number> {
  const json = flags.json === true
  const output = openOutput(context, {plain: flags.plain === true})
  const {words, line, note} = output
  let left: 'hang-up' | 'interrupt' | undefined
  let isStopping = false
  const interrupt = () => {
    if (isStopping) left = 'interrupt'
    isStopping = true
    askQueue(context.checkpoints, {ask: 'drop', study: study.id})
    note(words.studies.stopping)
  }
  const hangUp = () => {
    left = 'hang-up'
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  process.on('SIGHUP', hangUp)
  context.stdout.on('error', hangUp)
  try {
    const remembered: Remembered = new Map()
    const told = new Set<string>()
    let report = await lookAt(context, study, remembered)
    const {done: doneBefore, taken: takenBefore} = report.counts
    if (json) printJson(context, 'studyReport', answerOf(context, report))
    let waited: string | undefined
    for (;;) {
      tellNew(context, report, told, json ? undefined : output)
      // Said once, above the line that changes: there may be no such line.
      const waits = waitWords(report, words)
      if (waits !== undefined && waits !== waited) (json ? note : line)(waits)
      waited = waits
      // A driver that is gone is followed by another: somebody is here who waits.
      if (report.status === 'left') await ensureDriver({...context, root: context.checkpoints})
      if (left || (!isOpen(report.status) && report.live.length === 0)) break
      if (!json) showProgress(report, output)
      await sleep(look)
      report = await lookAt(context, study, remembered)
    }
    if (left === 'hang-up') return 0
    if (json) printJson(context, 'studyReport', answerOf(context, report))
    else tellEnd(context, report, output, doneBefore - takenBefore)
    if (left || report.status === 'dropped') {
      if (!json) line(words.studies.stopped(study.id))
      return 130
    }
    return report.status === 'halted' || report.counts.lost > 0 ? 1 : 0
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    process.off('SIGHUP', hangUp)
    context.stdout.off('error', hangUp)
  }
}

/** One line a trial that has its result since the last look. */
function tellNew(context: Context, report: StudyReport, told: Set<string>, output: Output | undefined): void {
  const {study, board, standings, counts} = report
  for (const {setting, values, readings} of board.rows)
    for (const reading of readings) {
      const id = `${setting}.${reading.seed}`
      const standing = standings.get(id)
      // Of halving a trial has a figure at every rung: what is told is its last.
      if (told.has(id) || standing?.outcome?.status !== 'finished') continue
      told.add(id)
      const {seed, run, value, epoch} = reading
      const {taken} = standing
      if (output)
        tellTrial(
          trialWords(study, setting, output),
          reading,
          {taken, at: told.size, all: counts.all, isHeldOut: board.isHeldOut},
          output,
        )
      else
        printJson(context, 'trialEnded', {
          kind: 'trial',
          study: study.id,
          setting,
          values,
          seed,
          run,
          value,
          epoch,
          taken,
        })
    }
}

function tellTrial(
  said: readonly string[],
  {seed, run, by, value, epoch}: Reading,
  {
    taken,
    at,
    all,
    isHeldOut,
  }: {readonly taken: boolean; readonly at: number; readonly all: number; readonly isHeldOut: boolean},
  {words, line}: Output,
): void {
  const {studies: text} = words
  const figure = words.atEpoch(`${figureName(text, by, isHeldOut)} ${measure(value)}`, epoch)
  line(
    [
      `${text.trial(at, all)}${words.colon}${[...said, `${words.seed} ${seed}`].join(words.comma)}`,
      figure,
      taken ? `${run}${words.bracket(text.takenShort)}` : run,
    ].join('  '),
  )
}

function showProgress(report: StudyReport, {words, progress}: Output): void {
  const {counts, live} = report
  const parts = [words.studies.trial(counts.done, counts.all), ...live, ...leftWords(report, words)]
  progress(parts.join('  '))
}

/** @param earlier trials that this very study had trained before it was asked again */
function tellEnd(context: Context, report: StudyReport, output: Output, earlier: number): void {
  const {counts, study, status, end} = report
  const {words, line, note} = output
  const {studies: text} = words
  line()
  line(text.taken(counts.taken + earlier, counts.all))
  printBoard(report, output)
  if (status === 'budget' && study.budget !== undefined)
    note(text.untried(counts.all - counts.done, duration(study.budget)))
  if (counts.lost > 0) note(text.lost(counts.lost))
  if (end?.event === 'halted') note(failureSentence(end, context.language))
}
