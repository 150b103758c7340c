import {resolve} from 'node:path'
import {printCode} from '../../chapters/code/print-code.ts'
import {type CodeOptions, isArrays, isOwnPictures} from '../../chapters/code/program.ts'
import {facts} from '../../datasets/facts/index.ts'
import {loaders} from '../../datasets/index.ts'
import {places} from '../../datasets/places.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {writePieces} from '../../system/write-pieces.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {findChapter} from '../line/tuning.ts'
import {openOutput} from '../printing/output.ts'
import {readNewRun} from '../running/new-run.ts'

/** `tfnotes code`: the complete program for a chapter as tuned on the command line. */
export const printProgram: RunCommand = async (context, invocation) => {
  const {
    input: [id = ''],
    flags,
  } = invocation
  const {hyperparameters, dataset, seed} = await readNewRun(context, id, invocation)
  const {name, from: _, ...own} = dataset
  const lines = printCode(findChapter(id), {
    lang: flags.lang === 'ts' ? 'ts' : 'python',
    style: flags.style === 'class' ? 'class' : 'sequential',
    h: hyperparameters,
    dataset: name,
    seed,
    language: context.language,
    ...(await shapeOf(context, dataset, hyperparameters)),
    ...own,
  })
  if (typeof flags.out !== 'string') {
    context.stdout.write(`${lines.join('\n')}\n`)
    return 0
  }
  const path = resolve(context.cwd, flags.out)
  await writePieces(path, [`${lines.join('\n')}\n`], {by: 'reader'})
  const {words, line} = openOutput(context)
  line(words.written(path))
  return 0
}

/** Arrays have the size they have, whatever the chapter makes of files; all else is known without reading it. */
async function shapeOf(
  {env, home}: Context,
  dataset: RunSpec['dataset'],
  hyperparameters: RunSpec['hyperparameters'],
): Promise<Pick<CodeOptions, 'shape'>> {
  if (!isOwnPictures(facts[dataset.name]) || !isArrays(dataset)) return {}
  const {inputShape, classes} = await loaders[dataset.name]({
    ...dataset,
    places: places(env, home),
    seed: 1,
    hyperparameters,
  })
  return {shape: {inputShape, classes: classes.length}}
}
