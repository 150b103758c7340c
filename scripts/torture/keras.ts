import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {uniform} from '../../src/random/distributions.ts'
import type {RunEvent} from '../../src/runs/events.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import {curvesOf} from '../../test/runs/curves.ts'
import {choose} from './choose.ts'
import {rudeness, settled, untruths} from './judge.ts'
import {endProcess, openPlace, type Place} from './place.ts'
import {eventsOf} from './straight.ts'
import type {Outcome, Torment, Try} from './torment.ts'

const python = process.env.TFNOTES_PYTHON ?? ''

const epochs = 400

/** A small network that is not trained before it has been killed often enough. */
const subject = [
  ...['mnist', '--data-source', 'generated', '--train-samples', '400', '--test-samples', '50'],
  ...['--epochs', String(epochs), '--dropout', '0.2', '--seed', '5', '--backend', 'keras'],
]

/** Milliseconds that a session may take: Python starts and compiles in it. */
const patience = 300_000

/** Milliseconds in which what computed for a killed session is gone. */
const untilGone = 2000

/** Kills of one run, before it may come to its end. */
const killsEach = 5

/** Losses of the undisturbed run and of the one that was killed agree by this share: compiled loops add in another order. */
const near = 1e-4

let straight: Promise<readonly RunEvent[]> | undefined

const start = (place: Place, args: readonly string[]) =>
  place.start(args, {env: {TFNOTES_PYTHON: python}, patience})

async function trainStraight(folder: string): Promise<readonly RunEvent[]> {
  const place = openPlace(join(folder, 'straight'))
  const ended = await start(place, ['train', ...subject, '--json']).ended
  const [run] = place.runs()
  if (ended.code !== 0 || run === undefined) throw new Error(`does not train: ${ended.err}`)
  return eventsOf(join(place.checkpoints, run))
}

/** Processes that compute for a run below a folder: what they were started in says so. */
function pythonsOf(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => {
      try {
        return (
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.py') &&
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`TFNOTES_CHECKPOINTS=${folder}\0`)
        )
      } catch {
        return false
      }
    })
}

/** What is killed. */
const victims = {
  session: place => place.trainers(),
  python: place => pythonsOf(place.checkpoints),
  both: place => [...place.trainers(), ...pythonsOf(place.checkpoints)],
} satisfies Record<string, (place: Place) => number[]>

/** Kills at a random moment; says what was hit and when, and whether anything is left that computes. */
async function killOnce(place: Place, args: readonly string[], {random}: Try) {
  const running = start(place, args)
  const [run] = await untilThere(place, running.ended)
  const before = run === undefined ? 0 : eventsOf(join(place.checkpoints, run)).length
  const victim = choose(random, ['session', 'session', 'python', 'both'] as const)
  // Half of the kills are to hit the training, whatever the start takes.
  if (random.unit() < 0.6) await untilTrained(place, before, running.ended)
  await sleep(uniform(random, 0, 1500))
  const pids = victims[victim](place)
  pids.forEach(endProcess)
  const ended = await running.ended
  await sleep(untilGone)
  const orphans = pythonsOf(place.checkpoints)
  const kinds = run === undefined ? [] : eventsOf(join(place.checkpoints, run)).slice(before)
  const when = kinds.some(({event}) => event === 'epoch')
    ? 'in training'
    : kinds.some(({event}) => event === 'started')
      ? 'at its first steps'
      : 'at its start'
  return {
    hit: pids.length > 0 ? `${victim} ${when}` : undefined,
    lost: [...rudeness(ended), ...orphans.map(pid => `an orphan computes on: ${pid}`)],
  }
}

async function untilThere(place: Place, ended: Promise<unknown>): Promise<readonly string[]> {
  let over = false
  ended.then(() => {
    over = true
  })
  while (!over && (place.runs().length === 0 || place.trainers().length === 0)) await sleep(20)
  return place.runs()
}

async function untilTrained(place: Place, from: number, ended: Promise<unknown>): Promise<void> {
  let over = false
  ended.then(() => {
    over = true
  })
  const [run = ''] = place.runs()
  const trains = () =>
    eventsOf(join(place.checkpoints, run))
      .slice(from)
      .some(({event}) => event === 'epoch')
  while (!over && !trains()) await sleep(50)
}

/** Whether the epochs are there, each once, in their order, with the undisturbed run's losses. */
function historyFaults(events: readonly RunEvent[], wanted: readonly RunEvent[]): string[] {
  const curves = (all: readonly RunEvent[]) => curvesOf(reduceRunEvents(initialRunState, all))
  const [found, expected] = [curves(events), curves(wanted)]
  const numbers = found.map(({epoch}) => epoch)
  if (numbers.join() !== Array.from({length: epochs}, (_, i) => i + 1).join())
    return [`the history has the epochs ${numbers.join()}`]
  return found.flatMap(({epoch, loss}, i) => {
    const other = expected[i]?.loss ?? Number.NaN
    return Math.abs(loss - other) <= near * Math.abs(other)
      ? []
      : [`epoch ${epoch} has ${loss} instead of ${other}`]
  })
}

async function once(one: Try): Promise<Outcome> {
  straight ??= trainStraight(join(one.folder, '..'))
  const wanted = await straight
  const place = openPlace(one.folder)
  const hits: string[] = []
  const lost: string[] = []
  try {
    for (let kill = 0; kill < killsEach; kill++) {
      const [run] = place.runs()
      const args = run === undefined ? subject : ['--resume', run]
      const {hit, lost: found} = await killOnce(place, ['train', ...args, '--json'], one)
      lost.push(...found, ...(await untruths(place)))
      if (hit !== undefined) hits.push(hit)
    }
    const [run] = place.runs()
    if (run === undefined) return {hit: undefined, lost}
    const dir = join(place.checkpoints, run)
    if (eventsOf(dir).at(-1)?.event !== 'finished') {
      const ended = await start(place, ['train', '--resume', run, '--json']).ended
      lost.push(...rudeness(ended))
      if (ended.code !== 0) lost.push(`does not go on: ${ended.err}`)
    }
    // It is told that a run is finished before all is put away.
    lost.push(...(await settled(place)))
    lost.push(...historyFaults(eventsOf(dir), wanted))
    if (existsSync(join(dir, 'engine'))) lost.push('left lying: engine')
    return {hit: hits.length > 0 ? hits.join('; ') : undefined, lost}
  } finally {
    place.close()
  }
}

export const keras: Torment = {
  what: 'five SIGKILLs of session and Python, resumed each time: no gap, repeat or orphan (TFNOTES_PYTHON)',
  // Without a Python there is nothing to torment.
  count: python === '' ? 0 : 6,
  once,
}
