import {lstatSync} from 'node:fs'
import {readGuarded} from '../system/read-guarded.ts'
import {replaceFile} from '../system/replace-file.ts'
import {openPacking, unpack} from './in-common.ts'
import {figuresOf} from './read-events.ts'
import type {ReadRun} from './read-run.ts'
import type {RunSummary} from './summary.ts'

/** The first line. Of another version nothing is believed: it may have counted otherwise. */
const heading = 'tfnotes runs 5'

/** What runs of one chapter have in common, for the most part. */
const packed = ['hyperparameters', 'dataset', 'backend'] as const

/** More is no list of runs. */
const mostBytes = 1 << 28

/** What was found beside the files that a run was read from. */
export interface Beside
  extends Pick<RunSummary, 'status' | 'trained' | 'label' | 'labelTrouble' | 'checkpointEpoch'> {
  /** Of the run's folder: what is found there is renamed into it, so that it holds while the folder is the same. */
  readonly folder: string
  /** Empty where there is no label. */
  readonly labelStamp: string
}

export interface KeptRun {
  readonly run: ReadRun
  /** Of a run that nobody trains, whose folder has not just changed. */
  readonly beside?: Beside
}

/** What an earlier look has read. */
export interface Remembered {
  /** Of the run in the folder of that name; good only while its files are those it was read from: see `stamp`. */
  get(name: string): KeptRun | undefined
}

const nothing: Remembered = {get: () => undefined}

/**
 * What was read of the runs of a folder, as an earlier look left it in this file of the reader's own; nothing where it
 * is not there, is somebody else's or is damaged. A run is taken from its line when it is asked for: the first rows do
 * not wait for the thousandth.
 */
export async function recall(path: string): Promise<Remembered> {
  try {
    if (process.getuid !== undefined && lstatSync(path).uid !== process.getuid()) return nothing
    const [head, common = '', ...lines] = String(await readGuarded(path, mostBytes)).split('\n')
    if (head !== heading) return nothing
    const bases: readonly unknown[] = JSON.parse(common)
    const runs = new Map(lines.map(line => [line.slice(0, line.indexOf('\t')), line]))
    return {
      get(name) {
        const line = runs.get(JSON.stringify(name))
        return line === undefined ? undefined : readLine(line, bases)
      },
    }
  } catch {
    return nothing
  }
}

/** Writes the file anew, for its reader alone. Where that cannot be, one does without. Never throws. */
export async function remember(path: string, runs: Iterable<readonly [string, KeptRun]>): Promise<void> {
  const {pack, bases} = openPacking()
  const lines: string[] = []
  for (const [name, {run, ...kept}] of runs) {
    const facts: Record<string, unknown> = {...run.facts}
    for (const key of packed) if (run.facts[key]) facts[key] = pack(run.facts[key])
    lines.push(`${JSON.stringify(name)}\t${JSON.stringify({run: {...run, facts}, ...kept})}`)
  }
  await replaceFile(path, [heading, JSON.stringify(bases), ...lines].join('\n')).catch(() => {})
}

function readLine(line: string, bases: readonly unknown[]): KeptRun | undefined {
  try {
    const kept: KeptRun = JSON.parse(line.slice(line.indexOf('\t') + 1))
    const written: Record<string, unknown> = Object(kept.run.facts)
    for (const key of packed) if (written[key] !== undefined) written[key] = unpack(bases, written[key])
    const {metrics, best, bestLoss, bestAccuracy, test, verdict, rateChanges = []} = kept.run.facts
    for (const figures of [metrics, best, bestLoss, bestAccuracy, test, verdict?.detail, ...rateChanges])
      if (figures) figuresOf(figures)
    return kept
  } catch {
    return undefined
  }
}
