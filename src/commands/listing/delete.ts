import {basename, join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {expectRemovable, removeRun} from '../../runs/remove.ts'
import {emptyTrash, keptUntil, trashFolder, trashRun} from '../../runs/trash.ts'
import {dateTime} from '../../text/times.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {nameBelow, runsMeant} from './meant.ts'

/** `tfnotes delete`: puts runs into the trash, all of them or, where one may not go, none. */
export const deleteRuns: RunCommand = async (context, {input, flags}) => {
  if (flags.emptyTrash === true) return emptied(context, input, flags.json === true)
  if (flags.where === undefined && input.length === 0) throw missingArgument('<run>', 'delete <run>…')
  if (flags.where !== undefined && input.length > 0)
    throw new TfnotesError('argument-or-flag', {argument: input[0] ?? '', flag: '--where'}, {usage: true})
  const {checkpoints} = context
  const dirs = await runsMeant(context, input, flags)
  const runs = dirs.map(dir => nameBelow(checkpoints, dir))
  for (const run of runs) await expectRemovable(checkpoints, run)
  const {words, line} = openOutput(context)
  for (const run of runs) {
    if (flags.now === true) {
      await removeRun(checkpoints, run)
      if (flags.json === true) printJson(context, 'removed', {run, isGone: true})
      else line(words.deletedForGood(run))
      continue
    }
    const {deletedAt, dir} = await trashRun(checkpoints, run)
    const until = keptUntil({deletedAt})
    if (flags.json === true) printJson(context, 'trashed', {run, deletedAt, until, dir})
    else line(words.deleted(run, dateTime(until)))
  }
  return 0
}

async function emptied(context: Context, input: readonly string[], isJson: boolean): Promise<number> {
  const [argument] = input
  if (argument !== undefined)
    throw new TfnotesError('argument-or-flag', {argument, flag: '--empty-trash'}, {usage: true})
  const {checkpoints} = context
  const {gone, left, reason} = await emptyTrash(checkpoints, Number.POSITIVE_INFINITY)
  if (isJson) printJson(context, 'emptied', {gone, left: left.map(name => basename(name))})
  else openOutput(context).line(openOutput(context).words.trashEmptied(gone))
  if (reason !== undefined)
    throw new TfnotesError('trash-not-emptied', {
      count: left.length,
      reason,
      path: join(checkpoints, trashFolder),
    })
  return 0
}
