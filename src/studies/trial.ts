import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {createRun, type NewRunSpec, readSpec, specFile} from '../runs/create.ts'
import type {RunEvent} from '../runs/events.ts'
import {follow} from '../runs/follow.ts'
import {launchTrainer} from '../runs/launch.ts'
import type {RunList} from '../runs/list.ts'
import {type ResumeWith, tellResumeWith} from '../runs/resume-with.ts'
import type {RunSpec} from '../runs/spec.ts'
import {isLive} from '../runs/status.ts'
import {openTail} from '../runs/tail.ts'
import {tellUntilEpoch} from '../runs/until-epoch.ts'
import {eventsFile} from '../runs/writer.ts'
import {notifyVariable} from '../settings/notify.ts'
import {type Outcome, readOutcome} from './outcome.ts'
import {inOrder, questionOf, valuesThatMatter} from './question.ts'
import type {SameData} from './same-data.ts'

/** What trials are found and trained with. */
export interface Laboratory {
  /** The folder of runs. */
  readonly root: string
  /** How a trainer is started. */
  readonly trainer: {readonly entry: string; readonly nodeFlags?: readonly string[]}
  readonly env: Readonly<Record<string, string | undefined>>
  /** The runs there are: `openRunList` of `root`. */
  readonly runs: Pick<RunList, 'look'>
  readonly sameData: SameData
}

/** Engines that compute the same to the bit on this machine, whatever the number of threads. */
const exact: readonly string[] = ['wasm', 'cpu']
/** The same for one number of threads. */
const exactByThreads: readonly string[] = ['native']

type Started = Extract<RunEvent, {event: 'started'}>

/** What of a run's events decides whether it can stand for another one. */
interface Told {
  readonly sessions: readonly Started[]
  readonly rates: number
  readonly isCompleted: boolean
}

async function readTold(dir: string): Promise<Told> {
  const tail = openTail(join(dir, eventsFile), {
    skip: line => !/"event":"(started|lr|epochs|finished)"/.test(line),
  })
  const sessions: Started[] = []
  let [rates, isCompleted] = [0, false]
  for (let events = await tail.read(); events.length > 0; events = await tail.read())
    for (const event of events) {
      if (event.event === 'started') sessions.push(event)
      // More epochs than it was asked for, too, nobody asked of it for this.
      else if (event.event === 'lr' || event.event === 'epochs') rates++
      else if (event.event === 'finished') isCompleted = event.reason === 'completed'
    }
  return {sessions, rates, isCompleted}
}

/** Whether every session of a run computed what another run of its spec would. */
function isExact({sessions, rates}: Told, asked: NewRunSpec, spec: RunSpec): boolean {
  const [first] = sessions
  if (!first || rates > 0) return false
  const {name, version} = first.backend
  if (sessions.some(({backend}) => backend.name !== name || backend.version !== version)) return false
  // What is left out of a checkpoint, going on from it begins anew.
  const {weightsOnly, bestOnly} = valuesThatMatter(spec)
  if (sessions.length > 1 && (weightsOnly === true || bestOnly === true)) return false
  if (exact.includes(name)) return true
  return exactByThreads.includes(name) && asked.threads === spec.threads
}

/**
 * A finished run of the folder whose bytes are those that this spec would give: the same chapter, values, seed, data,
 * versions and engine, never changed by hand. Where there are several, the oldest.
 * @returns its directory
 */
export async function findTrained(asked: NewRunSpec, lab: Laboratory): Promise<string | undefined> {
  const rows = await lab.runs.look()
  const question = questionOf(asked)
  const {epochs} = asked.hyperparameters
  const likely = rows.filter(
    ({chapter, seed, status, epoch, dataset}) =>
      status === 'finished' &&
      chapter === asked.chapter &&
      seed === asked.seed &&
      dataset?.name === asked.dataset.name &&
      (epochs === undefined || epoch === epochs),
  )
  for (const {dir} of likely.toReversed()) if (await standsFor(dir, asked, question, lab)) return dir
  return undefined
}

async function standsFor(
  dir: string,
  asked: NewRunSpec,
  question: string,
  lab: Laboratory,
): Promise<boolean> {
  try {
    const spec = await readSpec(dir)
    if (questionOf(spec) !== question) return false
    const told = await readTold(dir)
    const served = told.sessions.at(-1)?.dataset
    if (!served || !told.isCompleted || !isExact(told, asked, spec)) return false
    return await lab.sameData(spec.dataset, served, spec.createdAt)
  } catch {
    // What cannot be read stands for nothing.
    return false
  }
}

/** Whether a run that was trained for a trial still says what it would say today: nobody changed it, nor its data. */
export async function isStillTrue(dir: string, lab: Laboratory): Promise<boolean> {
  if (!existsSync(join(dir, specFile))) return false
  const [spec, {sessions, rates}] = await Promise.all([readSpec(dir), readTold(dir)])
  const served = sessions.at(-1)?.dataset
  return rates === 0 && (served === undefined || lab.sameData(spec.dataset, served, spec.createdAt))
}

/** A run of this study that stands for the trial, finished or not: one whose name a killed driver did not get to write down. */
export async function findOwn(asked: NewRunSpec, lab: Laboratory): Promise<string | undefined> {
  const {study} = asked
  if (!study) return undefined
  for (const {dir, chapter, seed} of await lab.runs.look()) {
    if (chapter !== asked.chapter || seed !== asked.seed) continue
    const spec = await readSpec(dir).catch(() => undefined)
    if (spec && JSON.stringify(inOrder(spec.study)) === JSON.stringify(inOrder(study))) return dir
  }
  return undefined
}

export interface TrainOptions {
  /** It stops after this epoch with everything saved. @default the last one */
  readonly until?: number | undefined
  /** On what this session computes, where it is to be something else than the spec says. */
  readonly differing?: ResumeWith
  /** Aborted: nobody waits for the run any more; it goes on by itself. */
  readonly signal?: AbortSignal | undefined
  readonly onEvents?: (events: readonly RunEvent[]) => void
}

/**
 * Trains a run on, or follows the trainer that is at it, until its session ends. A run that is finished is only read.
 * @throws TfnotesError `launch-failed` and what else keeps a trainer from being launched
 */
export async function trainOn(
  dir: string,
  {trainer, env}: Pick<Laboratory, 'trainer' | 'env'>,
  {until, differing = {}, signal, onEvents = () => {}}: TrainOptions = {},
): Promise<Outcome> {
  const before = await readOutcome(dir)
  if (before.status === 'finished') return before
  if (until !== undefined && before.state.history.length >= until && !isLive(before.status)) return before
  if (!isLive(before.status) || before.state.lastAt === 0)
    await launchTrainer({
      dir,
      ...trainer,
      // Somebody waits for the study, not for each of its runs.
      env: {...env, [notifyVariable]: undefined, ...tellResumeWith(differing), ...tellUntilEpoch(until)},
    }).catch(error => {
      // Somebody was quicker: it is trained all the same.
      if (error.code !== 'run-still-live') throw error
    })
  await follow(dir, onEvents, {signal, fromStart: true})
  return await readOutcome(dir)
}

/** What came of a trial, and whether it had been trained before. */
export interface Trained extends Outcome {
  readonly taken: boolean
}

/**
 * The run of a spec: one that was trained before with the same bytes, else a new one, trained to its end. One that is half
 * trained for the same study goes on.
 * @throws TfnotesError as `trainOn`, `createRun`
 */
export async function trainTrial(
  spec: NewRunSpec,
  lab: Laboratory,
  options: TrainOptions & {readonly onRun?: (dir: string, taken: boolean) => void} = {},
): Promise<Trained> {
  const {onRun = () => {}, ...training} = options
  const found = await findTrained(spec, lab)
  if (found !== undefined) {
    onRun(found, true)
    return {...(await readOutcome(found)), taken: true}
  }
  const dir = (await findOwn(spec, lab)) ?? (await createRun(lab.root, spec))
  onRun(dir, false)
  return {...(await trainOn(dir, lab, training)), taken: false}
}
