import {dirname, relative, resolve, sep} from 'node:path'
import {dataFileOf} from '../../chapters/code/data-file.ts'
import {checkDistribution, distributions} from '../../chapters/code/distribution.ts'
import {printCode} from '../../chapters/code/print-code.ts'
import type {CodeOptions} from '../../chapters/code/program.ts'
import type {LoadedDataset} from '../../datasets/dataset.ts'
import {facts} from '../../datasets/facts/index.ts'
import {writeNpz} from '../../datasets/formats/write-npz.ts'
import {places} from '../../datasets/places.ts'
import {isPrivateInput} from '../../datasets/private-inputs.ts'
import {programArrays} from '../../datasets/program-arrays.ts'
import {TfnotesError} from '../../errors.ts'
import {writePieces} from '../../system/write-pieces.ts'
import {checkSameData, dataShape, factsOf} from '../../trainers/loading/data-facts.ts'
import {loadData} from '../../trainers/loading/load-data.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {interruptible} from '../line/interruptible.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {type CodeSubject, readCodeSubject} from './code-subject.ts'

/** `tfnotes code`: the complete program for a chapter as tuned on the command line, or for a run as it was trained. */
export const printProgram: RunCommand = async (context, invocation) => {
  const {flags} = invocation
  const subject = await readCodeSubject(context, invocation)
  const lang = flags.lang === 'ts' ? 'ts' : 'python'
  const distribute = distributions.find(one => one === flags.distribute) ?? 'none'
  checkDistribution(subject.chapter, lang, distribute)
  const out = pathOf(context, flags.out)
  const data = pathOf(context, flags.data)
  if (out !== undefined && out === data)
    throw new TfnotesError(
      'flags-together',
      {flags: [`--out ${flags.out}`, `--data ${flags.data}`]},
      {usage: true},
    )
  const {words, note, line} = openOutput(context)
  const print = async (signal: AbortSignal) => {
    const loaded =
      data !== undefined || isUnsettled(context, subject) ? await load(context, subject) : undefined
    if (data !== undefined && loaded) await writeData(data, loaded, subject, signal)
    const {chapter, spec, values, run, begins} = subject
    const {name, ...given} = spec.dataset
    const shaped = loaded ?? subject.data
    const options: CodeOptions = {
      lang,
      style: flags.style === 'class' ? 'class' : 'sequential',
      distribute,
      h: values,
      dataset: name,
      seed: spec.seed,
      given,
      language: context.language,
      ...(shaped && {shape: dataShape(shaped), source: shaped.source}),
      ...(run !== undefined && {run}),
      ...(begins && {begins}),
      ...(data !== undefined && {data: seenFrom(out === undefined ? context.cwd : dirname(out), data)}),
    }
    const file = dataFileOf(chapter, facts[name], options)
    const program = `${printCode(chapter, options).join('\n')}\n`
    if (out !== undefined) await writePieces(out, [program], {by: 'reader'})
    if (flags.json === true) {
      printJson(context, 'printedProgram', {
        program,
        ...(out !== undefined && {out}),
        ...(file && {reads: file.path, command: file.command}),
        ...(data !== undefined && {data}),
      })
      return 0
    }
    if (out === undefined) context.stdout.write(program)
    else line(words.written(out))
    if (data !== undefined) note(words.written(data))
    else if (file) note(words.programReads(file.path, file.command))
    return 0
  }
  return interruptible(print, () => note(words.interruptedMake))
}

const pathOf = ({cwd}: Context, flag: string | boolean | undefined): string | undefined =>
  typeof flag === 'string' ? resolve(cwd, flag) : undefined

/** A path as a program names it that is run in `folder`: beside it, or wherever it lies. */
function seenFrom(folder: string, path: string): string {
  const way = relative(folder, path)
  return way === '..' || way.startsWith(`..${sep}`) ? path : way
}

/**
 * Whether only the data itself tells what is to be printed: arrays have the size they have, and what lies in the
 * reader's folder need not be the official set.
 */
function isUnsettled({env}: Context, {spec: {dataset}, data}: CodeSubject): boolean {
  if (data !== undefined) return false
  const {kind, needs} = facts[dataset.name]
  if (needs === 'images') return /\.np[yz]$/i.test(dataset.images ?? '')
  return kind === 'pictures' && dataset.from === 'auto' && Boolean(env.TFNOTES_DATA)
}

/** The data of a page or a run. @throws TfnotesError those of the loaders, `data-changed` where a run had other data */
async function load({env, home}: Context, {spec, values, data}: CodeSubject): Promise<LoadedDataset> {
  const loaded = await loadData(spec, values, {places: places(env, home)})
  if (data) checkSameData(data, factsOf(loaded))
  return loaded
}

async function writeData(
  path: string,
  loaded: LoadedDataset,
  {spec}: CodeSubject,
  signal: AbortSignal,
): Promise<void> {
  const isPrivate = await isPrivateInput({
    ...spec.dataset,
    ...(loaded.source === 'file' && {csv: loaded.origin}),
  })
  await writeNpz(path, programArrays(loaded), {isPrivate, keepsOthers: true, signal})
}
