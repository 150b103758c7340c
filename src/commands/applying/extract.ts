import {join, resolve} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {readSpec} from '../../runs/create.ts'
import {findRun} from '../../runs/find.ts'
import {greatest} from '../../settings/greatest.ts'
import {expectOwnFile} from '../../system/own-file.ts'
import {writePieces} from '../../system/write-pieces.ts'
import {grouped} from '../../text/numbers.ts'
import {expectFit} from '../../trainers/applying/expect-fit.ts'
import {historyCsv, weightsText} from '../../trainers/applying/extract.ts'
import {type Checkpoint, readCheckpoint} from '../../trainers/session/checkpoints/read.ts'
import type {Given, RunCommand} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {openOutput, printJson} from '../printing/output.ts'

/**
 * `tfnotes extract`: every weight of a checkpoint as text (§3.5 of the notes): name, shape, values. Into the run's own
 * directory, with the curves beside it, or to a file, or (`--out -`) onto stdout.
 */
export const extractWeights: RunCommand = async (context, {input: [run = ''], flags}) => {
  const shown = readCount('values', flags.values, 0, greatest)
  const dir = await findRun(context.checkpoints, run, {cwd: context.cwd, trained: true})
  const checkpoint = await openFitting(dir, flags.from)
  const {state, weights} = checkpoint
  if (flags.json === true) {
    for (const {name, shape} of state.weights)
      printJson(context, 'weights', {name, shape, values: [...(weights.get(name)?.subarray(0, shown) ?? [])]})
    return 0
  }
  if (flags.out === '-') {
    for (const text of weightsText(checkpoint)) context.stdout.write(text)
    return 0
  }
  const isTyped = typeof flags.out === 'string'
  const path = isTyped ? resolve(context.cwd, String(flags.out)) : join(dir, 'weights.txt')
  const curves = isTyped ? undefined : join(dir, 'history.csv')
  // Both or neither.
  if (curves !== undefined) for (const own of [path, curves]) expectOwnFile(own)
  await writePieces(path, weightsText(checkpoint), {by: isTyped ? 'reader' : 'program'})
  const {words, line} = openOutput(context)
  const total = state.weights.reduce((sum, {name}) => sum + (weights.get(name)?.length ?? 0), 0)
  line(words.weights(String(state.weights.length), grouped(total), path))
  if (curves !== undefined) {
    await writePieces(curves, await curvesText(dir, checkpoint), {by: 'program'})
    line(words.written(curves))
  }
  return 0
}

/** The best checkpoint, or the last where there is no best one. @throws TfnotesError `no-checkpoint` */
async function openCheckpoint(dir: string, from: Given[string] | undefined): Promise<Checkpoint> {
  for (const kind of typeof from === 'string' ? [from] : ['best', 'last']) {
    const found = await readCheckpoint(join(dir, kind))
    if (found) return found
  }
  throw new TfnotesError('no-checkpoint', {path: dir})
}

/** The same, of weights that are to be written down. @throws TfnotesError `checkpoint-mismatch` */
export async function openFitting(dir: string, from: Given[string] | undefined): Promise<Checkpoint> {
  const checkpoint = await openCheckpoint(dir, from)
  expectFit(checkpoint.state, await readSpec(dir).catch(() => undefined))
  return checkpoint
}

/** A run's curves as CSV: the best weights know them only as far as they themselves had come. */
export const curvesText = async (dir: string, checkpoint: Checkpoint): Promise<Generator<string>> =>
  historyCsv((await readCheckpoint(join(dir, 'last'))) ?? checkpoint)
