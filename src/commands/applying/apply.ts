import {createInterface} from 'node:readline'
import type {Answers} from '../../answers/index.ts'
import type {Task} from '../../chapters/chapter.ts'
import {chapterById} from '../../chapters/index.ts'
import {places} from '../../datasets/places.ts'
import {failureOf, TfnotesError} from '../../errors.ts'
import type {CheckpointKind} from '../../runs/events.ts'
import {findRun} from '../../runs/find.ts'
import {runOptions} from '../../settings/run-options.ts'
import {availableCores} from '../../system/cores.ts'
import {errorSentence, warningSentence} from '../../text/sentence.ts'
import type {Predictor} from '../../trainers/applying/predict.ts'
import {readTrainedRun, type TrainedRun} from '../../trainers/applying/trained-run.ts'
import type {Context, Given} from '../line/command.ts'
import {readOption} from '../line/read-option.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {commandFor} from './command-for.ts'

/**
 * Opens the network of the run that `ref` names, if it is for this task, or for one of these.
 * @throws TfnotesError `wrong-task`, those of `findRun`, `readTrainedRun` and `applyTrained`
 */
export async function openRun(
  context: Context,
  ref: string,
  tasks: Task | readonly Task[],
  flags: Given,
): Promise<Predictor> {
  const dir = await findRun(context.checkpoints, ref, {cwd: context.cwd, trained: true})
  const trained = await readTrainedRun(dir, flags.from as CheckpointKind | undefined)
  warnOf(trained, context)
  const {id, chapter} = trained.spec
  const found = chapterById(chapter)?.task
  const [task = 'classify-image', ...others] = [tasks].flat()
  if (found !== undefined && ![task, ...others].includes(found))
    throw new TfnotesError(
      'wrong-task',
      {run: id, chapter, command: commandFor[task], right: commandFor[found]},
      {usage: true},
    )
  const {applyTrained} = await import('../../trainers/applying/predict.ts')
  const backend = readOption('backend', runOptions.backend, context)
  const threads = readOption('threads', runOptions.threads, context)
  return applyTrained(trained, {
    places: places(context.env, context.home),
    // Which backend starts quickest is the predictor's to know; Keras trains, and applies nothing.
    ...(backend !== 'auto' && backend !== 'keras' && {backend}),
    // Half the cores: a network is applied while others train, and threads that wait for each other then stall both.
    threads: threads || Math.max(1, Math.floor(availableCores() / 2)),
  })
}

/** Says on stderr what is wrong with the folder of a run whose weights can be used all the same. */
export function warnOf({warning}: Pick<TrainedRun, 'warning'>, context: Context): void {
  if (warning) openOutput(context).note(warningSentence(warning, context.language))
}

const fromStdin = (given: readonly string[]) => given.length === 1 && given[0] === '-'

/** The things to apply a network to: the arguments, or with `-` the lines of stdin as they come. */
async function* inputsOf({stdin}: Context, given: readonly string[]): AsyncGenerator<string> {
  if (!fromStdin(given)) {
    yield* given
    return
  }
  for await (const line of createInterface({input: stdin, crlfDelay: Number.POSITIVE_INFINITY})) {
    if (line.trim() !== '') yield line
  }
}

/**
 * Answers every input: the arguments, or with `-` the lines of stdin as they come. What is wrong with one of many is
 * said, and the others go on; the exit code is 1 then. `answer` prints its own result; `asked` is the input in the
 * object that tells its error.
 * @throws what `answer` throws as bad usage, where there are no others
 */
export async function answerAll(
  context: Context,
  given: readonly string[],
  json: boolean,
  asked: (input: string) => Omit<Answers['failed'], 'error'>,
  answer: (input: string) => Promise<void> | void,
): Promise<number> {
  const output = openOutput(context)
  let code = 0
  for await (const input of inputsOf(context, given)) {
    try {
      await answer(input)
    } catch (error) {
      if (error instanceof TfnotesError && error.usage && !fromStdin(given)) throw error
      code = 1
      const message = errorSentence(error, context.language)
      if (json) printJson(context, 'failed', {...asked(input), error: {...failureOf(error), message}})
      else output.note(message)
    }
  }
  return code
}
