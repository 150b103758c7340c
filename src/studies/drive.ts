import {existsSync} from 'node:fs'
import {basename, join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {failureOf} from '../errors.ts'
import {createRun, specFile} from '../runs/create.ts'
import {sendRequest} from '../runs/requests.ts'
import {isLive} from '../runs/status.ts'
import {availableCores} from '../system/cores.ts'
import {planOf, type Standing, type Step} from './plan.ts'
import {type Queued, readQueue} from './queue.ts'
import {type Remembered, readStandings} from './standings.ts'
import {readStudy, type Study, specOfTrial, studiesOf, type Trial, trialsOf} from './study.ts'
import {findOwn, findTrained, isStillTrue, type Laboratory, trainOn} from './trial.ts'
import {addTrialLine, readTrialsLog} from './trials-log.ts'

/** Milliseconds between two looks at the queue, and at runs that others train here. */
const look = 250
const lookAtOthers = 1500

/** Sessions of one trial that may end without another epoch before it is given up for now. */
const mostVain = 3

/** What a driver is told. */
export interface DriveOptions {
  readonly lab: Laboratory
  /** Aborted: the driver leaves; what is being trained goes on by itself. */
  readonly signal: AbortSignal
}

/** Trains what is in the queue, one study after another, until nothing is left that may be trained. */
export async function driveAll(options: DriveOptions): Promise<void> {
  while (!options.signal.aborted) {
    const first = (await openStudies(options.lab.root)).find(({isPaused}) => !isPaused)
    if (!first) return
    await driveOne(first, options)
  }
}

/** What of the queue is not over. */
export async function openStudies(root: string): Promise<Queued[]> {
  const {waiting} = await readQueue(root)
  const ends = await Promise.all(waiting.map(({study}) => readTrialsLog(join(studiesOf(root), study))))
  return waiting.filter(({asked}, at) => (ends[at]?.end?.asked ?? 0) < asked)
}

/** What one driver knows of the study it is at. */
interface Work {
  readonly study: Study
  readonly dir: string
  readonly lab: Laboratory
  readonly signal: AbortSignal
  readonly entry: Queued
  readonly remembered: Remembered
  /** Aborted: what is being trained is left to itself, paused. */
  readonly leave: AbortController
  /** Trials that are being trained, by id; each with its run once that is there. */
  readonly active: Map<string, {run?: string; readonly done: Promise<void>}>
  /** Sessions that ended without getting on, by trial. */
  readonly vain: Map<string, number>
  fault?: unknown
}

/** Until nothing is left to do of it, it is paused or dropped, or another one is before it. */
async function driveOne(entry: Queued, {lab, signal}: DriveOptions): Promise<void> {
  const dir = join(studiesOf(lab.root), entry.study)
  try {
    const study = await readStudy(dir)
    const work: Work = {
      study,
      dir,
      lab,
      signal,
      entry,
      leave: new AbortController(),
      remembered: new Map(),
      active: new Map(),
      vain: new Map(),
    }
    await assign(work)
    await trainAll(work)
  } catch (error) {
    // The others of the queue may be of better luck.
    console.error(error)
    const {code, detail} = failureOf(error)
    if (existsSync(dir)) addTrialLine(dir, {t: Date.now(), event: 'halted', asked: entry.asked, code, detail})
  }
}

/** Looks for what was trained before; what it stands for is written down before anything is trained. */
async function assign({study, dir, lab}: Work): Promise<void> {
  const {runs, waitsFor} = await readTrialsLog(dir)
  // What the driver before this one waited for may be over.
  if (waitsFor !== undefined) tellWaits(dir)
  for (const trial of trialsOf(study)) {
    const known = runs.get(trial.id)
    const path = known && join(lab.root, known.run)
    if (path && existsSync(join(path, specFile)) && (await isStillTrue(path, lab))) continue
    const found = await findTrained(specOfTrial(study, trial), lab)
    if (found !== undefined) tell(dir, trial, found, true)
    else if (known) addTrialLine(dir, {t: Date.now(), event: 'void', trial: trial.id})
  }
}

const tell = (dir: string, trial: Trial, run: string, taken: boolean): void =>
  addTrialLine(dir, {t: Date.now(), event: 'trial', trial: trial.id, run: basename(run), taken})

const tellWaits = (dir: string, run?: string): void => addTrialLine(dir, {t: Date.now(), event: 'waits', run})

async function trainAll(work: Work): Promise<void> {
  const {study, dir, lab, signal, entry, active} = work
  let othersAt = Number.NEGATIVE_INFINITY
  for (;;) {
    if (signal.aborted) return
    if (work.fault !== undefined && active.size === 0) throw work.fault
    const waiting = await openStudies(lab.root)
    const now = waiting.find(one => one.study === study.id)
    if (!now) {
      await stopAll(work)
      return
    }
    // Asked for again meanwhile: what is lost is not.
    if (now.asked !== entry.asked && active.size === 0) return
    if (now.isPaused) {
      await askAll(work, {request: 'pause'})
      work.leave.abort()
      await Promise.all([...active.values()].map(({done}) => done))
      return
    }
    // Between two trials another study may have been moved before this one.
    const isFirst = waiting.find(one => !one.isPaused)?.study === study.id
    if (!isFirst && active.size === 0) return

    // What ends while it is read may be read as it was before.
    const busy = new Set(active.keys())
    const log = await readTrialsLog(dir)
    const standings = await readStandings(lab.root, study, log, {since: entry.since, ...work})
    const plan = planOf(study, withLost(standings, work))
    const waitingSteps = plan.next.filter(({trial}) => !busy.has(trial.id))
    if (waitingSteps.length === 0 && busy.size === 0) {
      addTrialLine(dir, {t: Date.now(), event: 'ended', asked: entry.asked, reason: 'done'})
      return
    }
    const [step] = waitingSteps
    const isFree = active.size < study.parallel && isFirst && work.fault === undefined
    if (step && isFree) {
      if (isOverBudget(study, log, active.size)) {
        if (busy.size === 0) {
          addTrialLine(dir, {t: Date.now(), event: 'ended', asked: entry.asked, reason: 'budget'})
          return
        }
      } else if (performance.now() - othersAt < lookAtOthers) {
        // They are waited for.
      } else {
        const other = active.size === 0 ? await otherRun(work, step, standings) : undefined
        if (other !== log.waitsFor) tellWaits(dir, other)
        if (other === undefined) {
          begin(work, step, standings.get(step.trial.id))
          continue
        }
        othersAt = performance.now()
      }
    }
    await Promise.race([sleep(look), ...[...active.values()].map(({done}) => done)])
  }
}

const withLost = (standings: ReadonlyMap<string, Standing>, {vain}: Work): Map<string, Standing> =>
  new Map(
    [...standings].map(([id, standing]) => [
      id,
      (vain.get(id) ?? 0) < mostVain ? standing : {...standing, isLost: true},
    ]),
  )

/** The next trial would take about as long as those before it; the first one is always begun. */
function isOverBudget(
  {budget, parallel}: Study,
  log: {spent: number; sessions: number},
  active: number,
): boolean {
  if (budget === undefined || log.sessions + active === 0) return false
  const each = log.sessions === 0 ? 0 : log.spent / log.sessions
  return (log.spent + (active + 1) * each) / parallel > budget
}

/** A run that somebody else trains here: it was there first, and two would only slow each other down. */
async function otherRun(
  {lab}: Work,
  step: Step,
  standings: ReadonlyMap<string, Standing>,
): Promise<string | undefined> {
  // One that is under way already slows down nobody more than before.
  const outcome = standings.get(step.trial.id)?.outcome
  if (outcome && isLive(outcome.status)) return undefined
  const ours = new Set([...standings.values()].flatMap(({outcome}) => outcome?.run ?? []))
  const rows = await lab.runs.look()
  return rows.find(({id, status}) => isLive(status) && status !== 'paused' && !ours.has(id))?.id
}

function begin(work: Work, step: Step, standing: Standing | undefined): void {
  const {active, vain} = work
  const {id} = step.trial
  const entry: {run?: string; readonly done: Promise<void>} = {
    done: train(work, step, standing)
      .catch(error => {
        work.fault ??= error
      })
      .finally(() => active.delete(id)),
  }
  active.set(id, entry)
  vain.set(id, vain.get(id) ?? 0)
}

async function train(work: Work, {trial, until}: Step, standing: Standing | undefined): Promise<void> {
  const {study, dir, lab, active, vain} = work
  const signal = AbortSignal.any([work.signal, work.leave.signal])
  const spec = specOfTrial(study, trial)
  const run = standing?.outcome?.dir ?? (await findOwn(spec, lab)) ?? (await createRun(lab.root, spec))
  if (standing?.outcome?.dir !== run) tell(dir, trial, run, false)
  const entry = active.get(trial.id)
  if (entry) entry.run = run
  // Whoever paused it, it is to go on now.
  if (standing?.outcome?.status === 'paused') await sendRequest(run, {request: 'resume'})
  const before = standing?.outcome?.state.history.length ?? 0
  const began = performance.now()
  const threads = study.base.threads || availableCores()
  const after = await trainOn(run, lab, {
    until,
    signal,
    ...(study.parallel > 1 && {differing: {threads: Math.max(1, Math.floor(threads / study.parallel))}}),
  })
  if (signal.aborted) return
  addTrialLine(dir, {
    t: Date.now(),
    event: 'spent',
    trial: trial.id,
    seconds: (performance.now() - began) / 1000,
  })
  const isOn = after.state.history.length > before || after.status === 'finished'
  vain.set(trial.id, isOn ? 0 : (vain.get(trial.id) ?? 0) + 1)
}

async function askAll({active}: Work, request: {readonly request: 'pause'}): Promise<void> {
  for (const {run} of active.values()) if (run) await sendRequest(run, request)
}

async function stopAll({active}: Work): Promise<void> {
  for (const {run} of active.values())
    if (run) await sendRequest(run, {request: 'stop', when: 'now', keep: true})
  await Promise.all([...active.values()].map(({done}) => done))
}
