import {
  closeSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {integer, uniform} from '../../src/random/distributions.ts'
import type {Random} from '../../src/random/random.ts'
import {choose} from './choose.ts'
import {environmentOf, readLog, type Told} from './faults.ts'
import {goesOn, untruths} from './judge.ts'
import {endProcess, openPlace} from './place.ts'
import {eventsOf, type Subject, straightRun, subjects} from './straight.ts'
import type {Outcome, Torment, Try} from './torment.ts'

/**
 * A power cut, by the model of a file system with a journal: syncing anything makes all changes of names before it last;
 * of those after it the newest are undone, as many as chance will. Of a file's bytes those last that were there when it
 * was last synced; the rest is there, gone, or zeros.
 */
async function once({folder, random}: Try): Promise<Outcome> {
  const subject: Subject = choose(random, ['iris', 'mnist', 'long'])
  const {took, result} = await straightRun(join(folder, '..'), subject)
  const place = openPlace(folder)
  const log = join(folder, 'log')
  try {
    const running = place.start(['train', ...subjects[subject], '--json'], {
      env: environmentOf({who: 'both', act: 'journal', within: place.checkpoints, log}),
    })
    // Keeping the journal takes time, too.
    await sleep(uniform(random, 0, 2 * took))
    const cut = running.child.exitCode === null
    running.child.kill('SIGKILL')
    place.trainers().forEach(endProcess)
    const {out} = await running.ended
    place.trainers().forEach(endProcess)
    const {undone, torn} = loseUnsynced(place.checkpoints, readLog(log), random)
    const announced = out.includes('"started"')
    const lost = await untruths(place)
    if (announced && place.runs().length === 0) lost.push('a run that had started is gone')
    const [run] = place.runs()
    const last = run === undefined ? undefined : eventsOf(join(place.checkpoints, run)).at(-1)?.event
    const when = !cut ? 'after its end' : last ? 'in training' : 'before its first event'
    const hit = [`names undone ${undone > 0 ? 'some' : 'none'}`, `files torn ${torn > 0 ? 'some' : 'none'}`]
    lost.push(...(await goesOn(place, result)))
    return {hit: [...hit, when].join('; '), lost}
  } finally {
    place.close()
  }
}

/** Names that a call changes; whatever else is done to files changes bytes alone. */
const undoings: Readonly<Record<string, (change: Told) => void>> = {
  open: ({path, isNew, saved}) => {
    if (isNew) rmSync(path, {force: true})
    else bringBack(saved, path)
  },
  rename: ({path, to, saved}) => {
    if (to === undefined || existsSync(path) || !existsSync(to)) return
    renameSync(to, path)
    bringBack(saved, to)
  },
  mkdir: ({path}) => {
    if (existsSync(path)) rmSync(path, {recursive: true})
  },
  unlink: ({path, saved}) => bringBack(saved, path),
  rmdir: ({path}) => {
    if (!existsSync(path)) mkdirSync(path)
  },
}

function bringBack(saved: string | undefined, path: string): void {
  if (saved !== undefined && existsSync(saved)) copyFileSync(saved, path)
}

/** Undoes what was not synced, and says how many names and files it was. */
function loseUnsynced(
  checkpoints: string,
  journal: readonly Told[],
  random: Random,
): {undone: number; torn: number} {
  const torn = tearFiles(checkpoints, journal, random)
  const synced = journal.findLastIndex(({kind, done}) => kind === 'fsync' && done)
  const since = journal.slice(synced + 1).filter(({kind, done}) => !done && undoings[kind])
  const undone = since.slice(integer(random, since.length + 1)).reverse()
  for (const change of undone) undoings[change.kind]?.(change)
  return {undone: undone.length, torn}
}

/** Takes bytes that were not synced from the ends of files; returns of how many. */
function tearFiles(checkpoints: string, journal: readonly Told[], random: Random): number {
  const lengths = durableLengths(journal)
  let torn = 0
  for (const path of filesBelow(checkpoints)) {
    const {ino, size} = lstatSync(path)
    const durable = lengths.get(ino) ?? size
    if (size <= durable) continue
    const way = choose(random, ['kept', 'gone', 'zeros'] as const)
    const from = durable + integer(random, size - durable)
    if (way === 'gone') truncateSync(path, from)
    if (way === 'zeros') zero(path, from, size)
    if (way !== 'kept') torn++
  }
  return torn
}

/** By the number of each file that was written: how many of its bytes last. */
function durableLengths(journal: readonly Told[]): Map<number, number> {
  const now = new Map<number, number>()
  const durable = new Map<number, number>()
  const emptied = new Set<string>()
  for (const {kind, path, isNew, saved, file, size, done} of journal) {
    if (kind === 'open' && !done && (isNew || saved !== undefined)) emptied.add(path)
    if (file === undefined || size === undefined) continue
    if (kind === 'open' && emptied.delete(path)) durable.set(file, 0)
    if (kind === 'write') now.set(file, size)
    if (kind === 'write' && !durable.has(file)) durable.set(file, 0)
    if (kind === 'fsync') durable.set(file, now.get(file) ?? size)
  }
  return durable
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, {recursive: true, encoding: 'utf8'})
        .map(name => join(folder, name))
        .filter(path => lstatSync(path).isFile())
    : []

function zero(path: string, from: number, to: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(to - from), 0, to - from, from)
  closeSync(file)
}

export const power: Torment = {what: 'power cut: what was not synced is lost', count: 60, once}
