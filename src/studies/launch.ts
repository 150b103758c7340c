import {TfnotesError} from '../errors.ts'
import {trainerOf} from '../runs/alive.ts'
import {launchTrainer} from '../runs/launch.ts'
import {makeFolder} from '../system/make-folder.ts'
import {studiesOf} from './study.ts'

/** The driver's program beside the trainer's. */
const besideTrainer = (entry: string): string => entry.replace(/trainers([\\/]main\.[jt]s)$/, 'studies$1')

export interface DriverOptions {
  /** The folder of runs. */
  readonly root: string
  readonly trainer: {readonly entry: string; readonly nodeFlags: readonly string[]}
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Sees to it that a driver is at work on the queue: starts one, as a process of its own that outlives this one, unless there
 * is one. @throws TfnotesError `launch-failed`, `disk-full`, `read-only` …
 */
export async function ensureDriver({root, trainer, env}: DriverOptions): Promise<void> {
  const dir = studiesOf(root)
  await makeFolder(dir)
  await launchTrainer({dir, entry: besideTrainer(trainer.entry), nodeFlags: trainer.nodeFlags, env}).catch(
    error => {
      if (!(error instanceof TfnotesError) || error.code !== 'run-still-live') throw error
    },
  )
}

/** Whether a driver is at work. @throws as `trainerOf` */
export const isDriven = (root: string): boolean => trainerOf(studiesOf(root)) !== undefined
