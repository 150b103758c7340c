import {join} from 'node:path'
import {inColumns} from '../../drawing/lines/columns.ts'
import {emptyTrash, keptUntil, restoreRun, trashedRuns} from '../../runs/trash.ts'
import {dateTime} from '../../text/times.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {openOutput, printJson} from '../printing/output.ts'

/** `tfnotes restore`: brings runs back from the trash; without one it lists what is in there. */
export const restoreRuns: RunCommand = async (context, {input, flags}) => {
  const {checkpoints} = context
  if (input.length === 0) return listTrash(context, flags.json === true)
  const {words, line} = openOutput(context)
  for (const ref of input) {
    const {run} = await restoreRun(checkpoints, ref)
    if (flags.json === true) printJson(context, 'restored', {run, dir: join(checkpoints, run)})
    else line(words.restored(run))
  }
  return 0
}

async function listTrash(context: Context, isJson: boolean): Promise<number> {
  const {checkpoints} = context
  await emptyTrash(checkpoints)
  const all = await trashedRuns(checkpoints)
  const {words, line} = openOutput(context)
  if (isJson) {
    for (const {run, deletedAt, dir} of all)
      printJson(context, 'trashed', {run, deletedAt, until: keptUntil({deletedAt}), dir})
    return 0
  }
  const {run: title, deleted, until} = words.columns
  if (all.length === 0) line(words.emptyTrash)
  else
    for (const row of inColumns([
      [title, deleted, until],
      ...all.map(({run, deletedAt}) => [run, dateTime(deletedAt), dateTime(keptUntil({deletedAt}))]),
    ]))
      line(row)
  return 0
}
