import {findRun} from '../../runs/find.ts'
import type {RunCommand} from '../line/command.ts'
import {watchRun} from './watch-run.ts'

/** `tfnotes attach`: the whole history of a run, live or over, and what comes. Ctrl-C leaves the run alone. */
export const attachRun: RunCommand = async (context, {input: [run = 'latest'], flags}) => {
  const dir = await findRun(context.checkpoints, run, {cwd: context.cwd})
  return watchRun(context, dir, {
    json: flags.json === true,
    plain: flags.plain === true,
    onInterrupt: 'leave',
  })
}
