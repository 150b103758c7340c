import {basename, dirname, resolve} from 'node:path'
import type {Chapter} from '../../chapters/chapter.ts'
import type {Beginning} from '../../chapters/code/program.ts'
import type {HyperparameterValues} from '../../chapters/hyperparameters/hyperparameter.ts'
import {chapterById} from '../../chapters/index.ts'
import {TfnotesError} from '../../errors.ts'
import {readSpec} from '../../runs/create.ts'
import {findRun} from '../../runs/find.ts'
import {flagName} from '../../text/flag-name.ts'
import {findWeights, trainedSpec} from '../../trainers/applying/trained-run.ts'
import type {DataFacts} from '../../trainers/loading/data-facts.ts'
import {checkSpec, type TrainingSpec} from '../../trainers/spec/check-spec.ts'
import {warnOf} from '../applying/apply.ts'
import type {Context, Invocation} from '../line/command.ts'
import {findChapter} from '../line/tuning.ts'
import {readNewRun} from '../running/new-run.ts'

/** What is printed as a program: a page as it is tuned, or what a run trained. */
export interface CodeSubject {
  readonly chapter: Chapter
  readonly spec: TrainingSpec
  readonly values: HyperparameterValues
  /** How the run is named on a command line. */
  readonly run?: string
  readonly begins?: Beginning
  /** What the run's weights were trained on, where it has any. */
  readonly data?: DataFacts | undefined
}

/** What decides how a program is written, not what it trains. */
const writing = ['lang', 'style', 'distribute', 'out', 'data', 'json'] as const

/**
 * @throws TfnotesError those of `readNewRun`, `findRun` and `trainedSpec`; (usage) `run-is-settled` where a run is to be
 *   tuned
 */
export async function readCodeSubject(context: Context, invocation: Invocation): Promise<CodeSubject> {
  const [ref = ''] = invocation.input
  const chapter = chapterById(ref)
  if (!chapter) return readRun(context, ref, invocation)
  const spec = await readNewRun(context, ref, invocation)
  return {chapter, spec, values: spec.hyperparameters}
}

async function readRun(context: Context, ref: string, {flags, tuned}: Invocation): Promise<CodeSubject> {
  const dir = await findRun(context.checkpoints, ref, {cwd: context.cwd}).catch(error => {
    // Neither: most likely it was to be a chapter.
    if (isUnknown(error) && !ref.startsWith('latest')) findChapter(ref)
    throw error
  })
  const further = [
    ...Object.keys(flags).filter(key => !writing.some(one => one === key)),
    ...Object.keys(tuned),
  ]
  if (further[0] !== undefined)
    throw new TfnotesError('run-is-settled', {flag: flagName(further[0]), run: ref}, {usage: true})
  const weights = await findWeights(dir).catch(error => {
    if (error instanceof TfnotesError && error.code === 'no-checkpoint') return undefined
    throw error
  })
  const data = weights?.checkpoint.state.data
  const trained = weights ? await trainedSpec(dir, weights.checkpoint.state) : {spec: await readSpec(dir)}
  warnOf(trained, context)
  const {dataset, ...spec}: TrainingSpec = trained.spec
  // What was drawn then is drawn again, whatever lies there by now.
  const taken = data?.source === 'generated' ? {...dataset, from: 'generated' as const} : dataset
  const {chapter, values} = checkSpec({...spec, dataset: taken})
  const run = resolve(context.checkpoints) === dirname(resolve(dir)) ? basename(dir) : dir
  const {parent, initFrom} = (await readSpec(dir).catch(() => undefined)) ?? {}
  const begins = {...(parent && {parent}), ...(initFrom && {initFrom})}
  return {chapter, spec: {...spec, dataset: taken}, values, run, begins, data}
}

const isUnknown = (error: unknown): boolean =>
  error instanceof TfnotesError && (error.code === 'run-not-found' || error.code === 'no-runs')
