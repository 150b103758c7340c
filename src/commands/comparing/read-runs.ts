import {realpathSync} from 'node:fs'
import {TfnotesError} from '../../errors.ts'
import {findRun} from '../../runs/find.ts'
import {readRow} from '../../runs/list.ts'
import type {RunState} from '../../runs/state.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {readOutcome} from '../../studies/outcome.ts'
import type {Context, Given} from '../line/command.ts'
import {runsMeant} from '../listing/meant.ts'

/** The runs that a command line names, with what they have learnt so far. */
export interface ReadRuns {
  readonly runs: readonly RunSummary[]
  /** By their order; nothing of a run whose events cannot be read. */
  readonly states: readonly (RunState | undefined)[]
  /** Words that named a run that had been named before. */
  readonly twice: readonly string[]
}

/**
 * Reads the runs that are named, and with `--where` those for which a query holds, each once.
 * @throws TfnotesError as `findRun` and `runsMeant`; `too-few-runs` (usage) where there are not two
 */
export async function readRuns(
  context: Context,
  named: readonly string[],
  {where}: Given,
): Promise<ReadRuns> {
  const {checkpoints, cwd} = context
  const dirs = new Map<string, string>()
  const twice: string[] = []
  for (const word of named) {
    const dir = await findRun(checkpoints, word, {cwd})
    const place = realpathSync(dir)
    if (dirs.has(place)) twice.push(word)
    else dirs.set(place, dir)
  }
  if (where !== undefined)
    for (const dir of await runsMeant(context, [], {where})) dirs.set(realpathSync(dir), dir)
  if (dirs.size < 2) throw new TfnotesError('too-few-runs', {count: dirs.size}, {usage: true})
  const runs: RunSummary[] = []
  const states: (RunState | undefined)[] = []
  for (const dir of dirs.values()) {
    runs.push(await readRow(dir))
    states.push(await readOutcome(dir).then(({state}) => state, unread))
  }
  return {runs, states, twice}
}

/** Why that is so, its row tells. */
const unread = () => undefined
