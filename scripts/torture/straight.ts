import {createHash} from 'node:crypto'
import {existsSync, lstatSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {RunEvent} from '../../src/runs/events.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import {curvesOf} from '../../test/runs/curves.ts'
import {environmentOf, readLog} from './faults.ts'
import {openPlace} from './place.ts'

/** Runs that torments are done to: what is trained, as a command line. */
export const subjects = {
  iris: ['iris', '--epochs', '40'],
  long: ['iris', '--epochs', '400', '--validation-freq', '50'],
  mnist: [
    ...['mnist', '--data-source', 'generated', '--train-samples', '200', '--test-samples', '50'],
    ...['--epochs', '8', '--dropout', '0.2', '--seed', '5'],
  ],
} satisfies Record<string, readonly string[]>

export type Subject = keyof typeof subjects

/** What a run has come to, as far as it must be the same however it got there. */
export interface Result {
  /** Of each file that has to have the same bytes; undefined where it is not there. */
  readonly files: Readonly<Record<string, string | undefined>>
  readonly curves: string
}

const compared = ['last/weights.bin', 'last/optimizer.bin', 'best/weights.bin']

export function resultOf(dir: string): Result {
  return {
    files: Object.fromEntries(compared.map(name => [name, hashOf(join(dir, name))])),
    curves: JSON.stringify(curvesOf(reduceRunEvents(initialRunState, eventsOf(dir)))),
  }
}

/** A pipe or a device may stand there: those are not read. */
const hashOf = (path: string) =>
  existsSync(path) && lstatSync(path).isFile()
    ? createHash('sha256').update(readFileSync(path)).digest('hex')
    : undefined

/** The lines of a run's events that are whole. */
export function eventsOf(dir: string): RunEvent[] {
  const path = join(dir, 'events.jsonl')
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.flatMap(line => {
    try {
      return [JSON.parse(line) as RunEvent]
    } catch {
      return []
    }
  })
}

/** In which ways a result is another one than that of the run that nobody disturbed. */
export const differences = (result: Result, straight: Result): string[] => [
  ...compared
    .filter(name => result.files[name] !== straight.files[name])
    .map(name => `${name} has other bytes than the undisturbed run's`),
  ...(result.curves === straight.curves ? [] : ['the curves are others than the undisturbed run’s']),
]

/** A run that nobody disturbed. */
export interface Straight {
  readonly result: Result
  /** Milliseconds from the command to its end. */
  readonly took: number
  /** How many calls of each kind its processes made. */
  readonly calls: Readonly<Record<'trainer' | 'program', Readonly<Record<string, number>>>>
}

const known = new Map<string, Promise<Straight>>()

/** What a subject comes to undisturbed, computed once. @param folder where it may be trained */
export function straightRun(folder: string, subject: Subject): Promise<Straight> {
  const found = known.get(subject) ?? trainStraight(join(folder, `straight-${subject}`), subject)
  known.set(subject, found)
  return found
}

async function trainStraight(home: string, subject: Subject): Promise<Straight> {
  mkdirSync(home, {recursive: true})
  const place = openPlace(home)
  const log = join(home, 'log')
  const fault = {who: 'both', act: 'count', within: place.checkpoints, log} as const
  const begun = Date.now()
  const ended = await place.run(['train', ...subjects[subject], '--json'], {env: environmentOf(fault)})
  const took = Date.now() - begun
  const [run] = place.runs()
  if (ended.code !== 0 || run === undefined) throw new Error(`${subject} does not train: ${ended.err}`)
  const calls = {
    trainer: {},
    program: {},
    ...Object.fromEntries(readLog(log).map(({who, counts}) => [who, counts])),
  }
  return {result: resultOf(join(place.checkpoints, run)), took, calls}
}
