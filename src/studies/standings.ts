import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {type Outcome, readOutcome} from './outcome.ts'
import type {Standing} from './plan.ts'
import {type Study, trialsOf} from './study.ts'
import type {TrialsLog} from './trials-log.ts'

/** Endings of a run after which nobody takes it up again by himself. */
const endings: readonly string[] = ['stopped', 'discarded', 'failed']

/** Runs that were read to their end, by their folder. */
export type Remembered = Map<string, Outcome>

/**
 * What has come of every trial that a run stands for. A trial that failed, or that somebody stopped, since the study was last
 * asked for (`since`) is lost for now.
 * @param remembered what need not be read again; grows
 */
export async function readStandings(
  root: string,
  study: Study,
  {runs}: Pick<TrialsLog, 'runs'>,
  {since = Number.POSITIVE_INFINITY, remembered = new Map()}: {since?: number; remembered?: Remembered} = {},
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>()
  for (const trial of trialsOf(study)) {
    const run = runs.get(trial.id)
    if (!run) continue
    const outcome = await readOnce(join(root, run.run), remembered)
    // Deleted, or moved: to be trained anew.
    if (!outcome) continue
    const {status, state} = outcome
    const isOfDriver = status === 'stopped' && study.rungs.includes(state.history.length)
    const isLost = endings.includes(status) && !isOfDriver && state.lastAt >= since
    standings.set(trial.id, {trial, outcome, taken: run.taken, isLost})
  }
  return standings
}

async function readOnce(dir: string, remembered: Remembered): Promise<Outcome | undefined> {
  const known = remembered.get(dir)
  if (known) return known
  const outcome = await readOutcome(dir).catch(error => {
    if (error instanceof TfnotesError) return undefined
    throw error
  })
  // A folder that is gone is read as a run that has told nothing.
  if (!outcome || (outcome.state.lastAt === 0 && outcome.status === 'crashed')) return undefined
  if (outcome.status === 'finished') remembered.set(dir, outcome)
  return outcome
}
