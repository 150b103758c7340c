import {setTimeout as sleep} from 'node:timers/promises'
import {isDeepStrictEqual} from 'node:util'
import type {Answers} from '../../answers/index.ts'
import {settingLabel} from '../../chapters/setting-label.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {TfnotesError} from '../../errors.ts'
import {ensureDriver, isDriven} from '../../studies/launch.ts'
import {askQueue, type QueueRequest} from '../../studies/queue.ts'
import {readQueueView, reportOf, type StudyReport} from '../../studies/report.ts'
import type {Remembered} from '../../studies/standings.ts'
import {inQueueOrder} from '../../studies/status.ts'
import {findStudy, listStudies, type Study} from '../../studies/study.ts'
import {plusMinus} from '../../text/spread.ts'
import {duration} from '../../text/times.ts'
import type {Context, Given, Manage, RunCommand} from '../line/command.ts'
import {interruptible} from '../line/interruptible.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {readCount} from '../line/numbers.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {answerOf} from './answer.ts'
import {askedWords, leftWords, settingWords, waitWords} from './setting-words.ts'
import {printBoard} from './study-table.ts'
import {lookAt} from './watch-study.ts'

/** Milliseconds between two looks of `--watch`. */
const look = 1000

/** `tfnotes queue`: what is trained and waits, and everything that is done with it. */
export const manageQueue: RunCommand = (context, {input, flags}) => {
  const [action, ...rest] = input
  if (action === undefined) return listQueue(context, rest, flags)
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (act) return act(context, rest, flags)
  throw new TfnotesError('not-one-of', {value: action, accepted: Object.keys(actions)}, {usage: true})
}

const actions: Readonly<Record<string, Manage>> = {
  show: showStudy,
  move: moveStudy,
  pause: (context, input, flags) => askFor(context, input, flags, 'pause'),
  continue: (context, input, flags) => askFor(context, input, flags, 'continue'),
  drop: (context, input, flags) => askFor(context, input, flags, 'drop'),
}

async function reports(context: Context, all: boolean, remembered?: Remembered): Promise<StudyReport[]> {
  const [studies, view] = await Promise.all([
    listStudies(context.checkpoints),
    readQueueView(context.checkpoints),
  ])
  const places = new Map(view.open.map(({study}, at) => [study, at]))
  const shown = studies.filter(({id}) => all || places.has(id))
  const found = await Promise.all(shown.map(study => reportOf(context.checkpoints, study, view, remembered)))
  const placed = found.map(report => ({report, place: report.place, createdAt: report.study.createdAt}))
  return placed.sort(inQueueOrder).map(({report}) => report)
}

const listQueue: Manage = async (context, _, flags) => {
  const all = flags.all === true
  if (flags.json === true)
    return tellJson(context, {watch: flags.watch === true, isList: true}, remembered =>
      reports(context, all, remembered),
    )
  const output = openOutput(context)
  const {words, line, note} = output
  const {studies: text} = words
  const found = await reports(context, all)
  if (found.length === 0) {
    line(all ? text.noStudies : text.emptyQueue)
    return 0
  }
  const {place, status, trials, best, left} = text.columns
  const head = [place, text.study, status, trials, best, left]
  for (const row of inColumns([head, ...found.map(report => rowOf(report, output))])) line(row)
  for (const {status, study} of found) if (status === 'left') note(text.leftAlone(study.id))
  return 0
}

function rowOf(
  {place, study, counts, board, ...rest}: StudyReport,
  said: Pick<Output, 'words' | 'language'>,
): string[] {
  const {words} = said
  const [best] = board.rows
  const values = best ? settingWords(study, best.values, said) : []
  return [
    place === undefined ? '' : String(place),
    study.id,
    words.studies.status[rest.status],
    `${counts.done}/${counts.all}`,
    best ? [plusMinus(best.mean, best.half), ...values].join('  ') : '–',
    waitWords(rest, words) ?? (rest.secondsLeft === undefined ? '–' : duration(rest.secondsLeft)),
  ]
}

async function showStudy(context: Context, [ref]: readonly string[], flags: Given): Promise<number> {
  const study = await findStudy(context.checkpoints, ref ?? 'latest')
  if (flags.json === true)
    return tellJson(context, {watch: flags.watch === true, isList: false}, async remembered => [
      await lookAt(context, study, remembered),
    ])
  const report = await lookAt(context, study)
  const output = openOutput(context)
  const {words, line, note} = output
  const {studies: text} = words
  line(`${text.study}${words.colon}${study.id}`)
  line(askedWords(study, words))
  if (study.kind !== 'twins')
    for (const [key, typed] of Object.entries(study.space))
      line(`  ${settingLabel(study.base.chapter, key, context.language)}${words.colon}${typed}`)
  line(
    [
      text.status[report.status],
      text.trial(report.counts.done, report.counts.all),
      ...report.live,
      ...leftWords(report, words),
    ].join(words.comma),
  )
  printBoard(report, output)
  if (report.status === 'left') note(text.leftAlone(study.id))
  return 0
}

/** What there is as JSON; with `--watch` again whenever it has changed, until the reader goes. */
async function tellJson(
  context: Context,
  {watch, isList}: {readonly watch: boolean; readonly isList: boolean},
  read: (remembered: Remembered) => Promise<StudyReport[]>,
): Promise<number> {
  const remembered: Remembered = new Map()
  const told = new Map<string, ReturnType<typeof answerOf>>()
  let queue: Answers['queueTold'] | undefined
  const tell = async () => {
    const reports = await read(remembered)
    if (isList) {
      const now = {kind: 'queue', studies: reports.length, driven: isDriven(context.checkpoints)} as const
      if (!isDeepStrictEqual(queue, now)) printJson(context, 'queueTold', now)
      queue = now
    }
    for (const report of reports) {
      const answer = answerOf(context, report)
      if (isDeepStrictEqual(told.get(report.study.id), answer)) continue
      told.set(report.study.id, answer)
      printJson(context, 'studyReport', answer)
    }
  }
  await tell()
  if (!watch) return 0
  return interruptible(
    async signal => {
      let isGone = false
      context.stdout.once('error', () => {
        isGone = true
      })
      while (!signal.aborted && !isGone) {
        await sleep(look, undefined, {signal})
        await tell()
      }
      return 0
    },
    () => {},
  )
}

/** The study that is meant; without a name the one that is being trained. */
async function queued(context: Context, ref: string | undefined): Promise<Study> {
  const {open} = await readQueueView(context.checkpoints)
  const study = await findStudy(context.checkpoints, ref ?? open[0]?.study ?? 'latest')
  if (!open.some(one => one.study === study.id)) throw new TfnotesError('study-not-queued', {study: study.id})
  return study
}

async function askFor(
  context: Context,
  [ref]: readonly string[],
  flags: Given,
  ask: Exclude<QueueRequest['ask'], 'move' | 'add'>,
): Promise<number> {
  const study = await queued(context, ref)
  const {id} = study
  askQueue(context.checkpoints, {ask, study: id})
  if (ask === 'continue') await ensureDriver({...context, root: context.checkpoints})
  if (flags.json === true) return tellNow(context, study)
  const {words, line} = openOutput(context)
  const said = {
    pause: words.studies.pausedNow,
    continue: words.studies.goesOn,
    drop: words.studies.droppedNow,
  }
  line(said[ask](id))
  return 0
}

/** How it stands once it was asked for something. */
async function tellNow(context: Context, study: Study): Promise<number> {
  printJson(context, 'studyReport', answerOf(context, await lookAt(context, study)))
  return 0
}

async function moveStudy(context: Context, [ref, to]: readonly string[], flags: Given): Promise<number> {
  if (ref === undefined || to === undefined)
    throw missingArgument('<study> <place>', 'queue move <study> <place>')
  const study = await queued(context, ref)
  const {id} = study
  const place = readCount('place', to, 1, 1000) ?? 1
  askQueue(context.checkpoints, {ask: 'move', study: id, to: place})
  if (flags.json === true) return tellNow(context, study)
  const after = await readQueueView(context.checkpoints)
  const {words, line} = openOutput(context)
  line(words.studies.moved(id, after.open.findIndex(({study}) => study === id) + 1))
  return 0
}
