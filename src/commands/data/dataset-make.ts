import {resolve} from 'node:path'
import type {Problem} from '../../datasets/own/listing.ts'
import {type Made, makePictureDataset} from '../../datasets/own/make.ts'
import {bar} from '../../drawing/charts/bars.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Language} from '../../text/localised.ts'
import {grouped} from '../../text/numbers.ts'
import {unreadable} from '../../text/unreadable.ts'
import type {Context, Manage} from '../line/command.ts'
import {interruptible} from '../line/interruptible.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {readOption} from '../line/read-option.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {remarksOf, tellRemarks} from '../printing/remarks.ts'
import {readSize} from './read-size.ts'

/** Problems that are listed one by one; the others are counted. */
const listed = 20

/** `tfnotes dataset make`: labelled pictures to arrays on disk, which NumPy reads, too. */
export const makePictures: Manage = async (context, [folder, labels], flags) => {
  const usage = 'dataset make <folder> [labels.txt] --out <file.npz>'
  if (folder === undefined) throw missingArgument('<folder>', usage)
  if (typeof flags.out !== 'string') throw missingArgument('--out <file.npz>', usage)
  const size = readSize(flags)
  const out = resolve(context.cwd, flags.out)
  const output = openOutput(context)
  const json = flags.json === true
  const {words, note, progress} = output
  const make = async (signal: AbortSignal) => {
    const made = await makePictureDataset({
      images: resolve(context.cwd, folder),
      ...(labels !== undefined && {labels: resolve(context.cwd, labels)}),
      out,
      size,
      channels: flags.color === 'rgb' ? 3 : 1,
      ...(typeof flags.exclude === 'string' && {exclude: resolve(context.cwd, flags.exclude)}),
      skipMissing: readOption('skipMissing', runOptions.skipMissing, context, flags),
      threads: readOption('threads', runOptions.threads, context),
      signal,
      ...(!json && {
        onProgress: ({phase, done, total}) =>
          progress(
            `${words.loading[phase]} ${barOf(done / total, output)} ${grouped(done)}/${grouped(total)}`,
          ),
      }),
    })
    if (json) printMade(context, out, made)
    else tellMade(context, out, made)
    return 0
  }
  return interruptible(make, () => note(words.interruptedMake))
}

function printMade(
  context: Context,
  out: string,
  {train, test, classes, reused, problems, remarks}: Made,
): void {
  printJson(context, 'made', {
    out,
    reused,
    classes,
    train: train.count,
    test: test?.count ?? 0,
    shape: train.shape,
    problems,
    ...remarksOf(remarks, context.language),
  })
}

function tellMade(
  context: Context,
  out: string,
  {train, test, classes, reused, problems, remarks}: Made,
): void {
  const output = openOutput(context)
  tellRemarks(remarks, output, context.language)
  const {words, line} = output
  if (problems.length > 0) {
    line(words.problems(grouped(problems.length)))
    for (const problem of problems.slice(0, listed)) line(`  ${wordOf(problem, output, context.language)}`)
    if (problems.length > listed) line('  …')
  }
  if (reused) line(words.reused(out))
  else line(words.made(grouped(train.count + (test?.count ?? 0)), out, classes.length))
}

const wordOf = ({kind, name, line, reason = ''}: Problem, {words}: Output, language: Language): string =>
  `${line === undefined ? '' : `${words.line(line)} `}${name}: ${unreadable[reason]?.[language] ?? words.problemKinds[kind]}`

const barOf = (share: number, {look}: Output): string =>
  bar(share, 20, look.glyphs)
    .map(({text}) => text)
    .join('')
