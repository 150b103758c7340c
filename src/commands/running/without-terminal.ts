import {createRun} from '../../runs/create.ts'
import type {Context} from '../line/command.ts'
import {reportError} from '../line/main.ts'
import {openOutput} from '../printing/output.ts'
import {readNewRun} from './new-run.ts'
import {launchAndWatch} from './train.ts'

/** `tfnotes` where there is no terminal to draw on: says so, and shows with iris that everything works. */
export async function trainIris(context: Context): Promise<number> {
  try {
    const {words, line} = openOutput(context)
    line(words.noTerminal)
    const dir = await createRun(context.checkpoints, await readNewRun(context, 'iris'))
    return await launchAndWatch(context, dir, {plain: true})
  } catch (error) {
    return reportError(error, context, false)
  }
}
