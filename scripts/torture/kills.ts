import {existsSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {integer, uniform} from '../../src/random/distributions.ts'
import type {Random} from '../../src/random/random.ts'
import {choose} from './choose.ts'
import {environmentOf, readLog} from './faults.ts'
import {goesOn, settled, untruths} from './judge.ts'
import {endProcess, openPlace, type Place, type Running} from './place.ts'
import {eventsOf, type Straight, type Subject, straightRun, subjects} from './straight.ts'
import type {Outcome, Torment, Try} from './torment.ts'

/** Milliseconds in which a trainer has to notice that its run was deleted. */
const untilNoticed = 4000

interface Scene {
  readonly place: Place
  readonly random: Random
  readonly subject: Subject
  readonly straight: Straight
  readonly folder: string
}

/** A way to kill; says what it hit. */
type Way = (scene: Scene) => Promise<{readonly hit: string | undefined; readonly lost?: readonly string[]}>

/** The process kills itself at the n-th call of a kind. */
const atCall =
  (who: 'trainer' | 'program'): Way =>
  async ({place, random, subject, straight, folder}) => {
    const calls = straight.calls[who]
    const kind = choose(
      random,
      Object.keys(calls)
        .filter(name => name !== 'read')
        .sort(),
    )
    const n = 1 + integer(random, calls[kind] ?? 1)
    const when = choose(random, ['before', 'after'] as const)
    const log = join(folder, 'log')
    const fault = {who, act: 'kill', within: place.checkpoints, log, kind, n, when} as const
    await place.run(['train', ...subjects[subject], '--json'], {env: environmentOf(fault)})
    const told = readLog(log).find(line => line.kind === kind)
    return {hit: told && `${who} ${kind}`}
  }

const begin = ({place, subject, folder}: Scene): Running =>
  place.start(['train', ...subjects[subject], '--json'], {
    // A fault that never comes: the trainer's clock is the same as in all the others.
    env: environmentOf({who: 'both', act: 'count', within: place.checkpoints, log: join(folder, 'log')}),
  })

const someTime = ({random, straight}: Scene) => sleep(uniform(random, 0, straight.took))

/** What the run was doing, for the table. */
function doing({runs, checkpoints}: Place): string {
  const [run] = runs()
  const last = run === undefined ? undefined : eventsOf(join(checkpoints, run)).at(-1)?.event
  return last === undefined ? 'before its first event' : last === 'finished' ? 'after its end' : 'in training'
}

const killTrainer: Way = async scene => {
  const running = begin(scene)
  await someTime(scene)
  const trainers = scene.place.trainers()
  trainers.forEach(endProcess)
  const hit = trainers.length > 0 ? `trainer ${doing(scene.place)}` : undefined
  await running.ended
  return {hit}
}

/** The program that launched and watches is killed; its trainer has to go on by itself. */
const killWatcher: Way = async scene => {
  const running = begin(scene)
  await someTime(scene)
  const there = running.child.exitCode === null
  running.child.kill('SIGKILL')
  await running.ended
  return {hit: there ? `watcher ${doing(scene.place)}` : undefined}
}

const killBoth: Way = async scene => {
  const running = begin(scene)
  await someTime(scene)
  const there = running.child.exitCode === null
  running.child.kill('SIGKILL')
  scene.place.trainers().forEach(endProcess)
  await running.ended
  scene.place.trainers().forEach(endProcess)
  return {hit: there ? `both ${doing(scene.place)}` : undefined}
}

/** Waits for the run to train. */
async function training(place: Place): Promise<string | undefined> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) {
    const [run] = place.runs()
    if (run !== undefined && eventsOf(join(place.checkpoints, run)).some(({event}) => event === 'epoch'))
      return run
  }
  return undefined
}

/** Paused, perhaps let go on or stopped, and killed at some moment of that. */
const killBetween: Way = async scene => {
  const {place, random} = scene
  const running = begin(scene)
  const run = await training(place)
  if (run === undefined) return {hit: undefined}
  const asked = choose(random, [['pause'], ['pause', 'continue'], ['stop'], ['pause', 'stop'], ['continue']])
  const asking = (async () => {
    for (const word of asked) await place.run([word, run], {patience: 40_000})
  })()
  await sleep(uniform(random, 0, 250 * asked.length))
  const trainers = place.trainers()
  trainers.forEach(endProcess)
  await Promise.all([asking, running.ended])
  return {hit: trainers.length > 0 ? `trainer after ${asked.join(', ')}` : undefined}
}

/** The folder is deleted beneath a trainer: it ends, and nothing comes back. */
const deleteBeneath: Way = async scene => {
  const {place} = scene
  const running = begin(scene)
  const run = await training(place)
  if (run === undefined) return {hit: undefined}
  const dir = join(place.checkpoints, run)
  // The trainer writes at the same time: a folder may be full again between its emptying and its removal.
  await rm(dir, {recursive: true, force: true, maxRetries: 20, retryDelay: 5})
  const there = place.trainers().length > 0
  const {err} = await running.ended
  for (const end = Date.now() + untilNoticed; place.trainers().length > 0 && Date.now() < end; )
    await sleep(50)
  const lost = [
    ...(place.trainers().length > 0 ? ['a trainer goes on whose run is gone'] : []),
    ...(existsSync(dir) ? ['a deleted run has come back'] : []),
    ...(/\n\s+at |Unexpected error/.test(err) ? [`says more than a sentence: ${err}`] : []),
  ]
  return {hit: there ? 'deleted beneath' : undefined, lost}
}

/** Ways and how often each is taken. */
const ways: readonly (readonly [number, Way, readonly Subject[]])[] = [
  [45, atCall('trainer'), ['iris', 'iris', 'mnist', 'long']],
  [15, atCall('program'), ['iris']],
  [15, killTrainer, ['iris', 'mnist']],
  [8, killWatcher, ['iris', 'mnist']],
  [7, killBoth, ['iris', 'mnist']],
  [7, killBetween, ['long']],
  [3, deleteBeneath, ['long']],
]
const lots = ways.flatMap(way => Array.from({length: way[0]}, () => way))

async function once({folder, random}: Try): Promise<Outcome> {
  const [, way, fitting] = choose(random, lots)
  const subject = choose(random, fitting)
  const straight = await straightRun(join(folder, '..'), subject)
  const place = openPlace(folder)
  try {
    const {hit, lost = []} = await way({place, random, subject, straight, folder})
    const found = [...lost, ...(await untruths(place)), ...(await settled(place))]
    return {hit, lost: [...found, ...(await goesOn(place, straight.result))]}
  } finally {
    place.close()
  }
}

export const kills: Torment = {what: 'SIGKILL, then train --resume to the same bytes', count: 300, once}
