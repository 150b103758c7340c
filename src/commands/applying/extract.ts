import {join, resolve} from 'node:path'
import type {CheckpointKind} from '../../runs/events.ts'
import {findRun} from '../../runs/find.ts'
import {greatest} from '../../settings/greatest.ts'
import {expectOwnFile} from '../../system/own-file.ts'
import {writePieces} from '../../system/write-pieces.ts'
import {grouped} from '../../text/numbers.ts'
import {expectFit} from '../../trainers/applying/expect-fit.ts'
import {historyCsv, weightsText} from '../../trainers/applying/extract.ts'
import {spreadOf} from '../../trainers/applying/spread.ts'
import {findWeights, trainedSpec} from '../../trainers/applying/trained-run.ts'
import {type Checkpoint, readCheckpoint} from '../../trainers/session/checkpoints/read.ts'
import type {Context, Given, RunCommand} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {warnOf} from './apply.ts'

/**
 * `tfnotes extract`: every weight of a checkpoint as text (§3.5 of the notes): name, shape, values. Into the run's own
 * directory, with the curves beside it, or to a file, or (`--out -`) onto stdout.
 */
export const extractWeights: RunCommand = async (context, {input: [run = ''], flags}) => {
  const shown = readCount('values', flags.values, 0, greatest)
  const dir = await findRun(context.checkpoints, run, {cwd: context.cwd, trained: true})
  const checkpoint = await openFitting(context, dir, flags.from)
  const {state, weights} = checkpoint
  if (flags.json === true) {
    for (const {name, shape} of state.weights) {
      const values = weights.get(name) ?? new Float32Array()
      const spread = spreadOf(values)
      printJson(context, 'weights', {
        name,
        shape,
        values: [...values.subarray(0, shown)],
        ...(spread && {spread}),
      })
    }
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

/**
 * Weights that are to be written down; a word on stderr where `run.json` does not say what they are of.
 * @throws TfnotesError `no-checkpoint`, `checkpoint-mismatch`
 */
export async function openFitting(
  context: Context,
  dir: string,
  from: Given[string] | undefined,
): Promise<Checkpoint> {
  const {checkpoint} = await findWeights(dir, from as CheckpointKind | undefined)
  const trained = await trainedSpec(dir, checkpoint.state).catch(() => undefined)
  if (trained) warnOf(trained, context)
  expectFit(checkpoint.state, trained?.spec)
  return checkpoint
}

/** A run's curves as CSV: the best weights know them only as far as they themselves had come. */
export const curvesText = async (dir: string, checkpoint: Checkpoint): Promise<Generator<string>> =>
  historyCsv((await readCheckpoint(join(dir, 'last'))) ?? checkpoint)
