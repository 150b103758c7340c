import {optionsOf} from '../../chapters/run-options.ts'
import {TfnotesError} from '../../errors.ts'
import {createRun, type NewRunSpec} from '../../runs/create.ts'
import type {CheckpointKind} from '../../runs/events.ts'
import type {Parent} from '../../runs/spec.ts'
import {formatSetting} from '../../settings/format-setting.ts'
import type {Value} from '../../settings/setting.ts'
import {defaults} from '../../settings/tunable.ts'
import type {Context} from '../line/command.ts'
import {findChapter} from '../line/tuning.ts'

/** Epochs by which a run that has had all of them is taken further, unless another number is said. */
const usualMore = 5

/** A checkpoint to branch off, with its run's values as a form's fields have them. */
interface Start extends Parent {
  readonly chapter: string
  readonly preset?: string
  readonly raw: Readonly<Record<string, string>>
}

/** What a branch off a run's checkpoint begins with. @throws TfnotesError those of `readParent` */
export async function branchStart(dir: string, checkpoint?: CheckpointKind): Promise<Start> {
  const {readParent} = await import('../../trainers/branching/parent.ts')
  const {parent, spec} = await readParent(dir, checkpoint)
  const chapter = findChapter(spec.chapter)
  const {name, ...ofData} = spec.dataset
  const options: Readonly<Record<string, unknown>> = {...ofData, ...spec, dataset: name}
  const own = Object.entries(optionsOf(chapter)).map(([key, {default: start}]) => [
    key,
    formatSetting((options[key] ?? start) as Value),
  ])
  const known = {...defaults(chapter, spec.preset), ...spec.hyperparameters}
  const tuned = Object.keys(chapter.settings).map(key => [key, formatSetting(known[key] as Value)])
  const epochs = Number(spec.hyperparameters.epochs)
  const further = epochs > parent.epoch ? epochs : parent.epoch + usualMore
  return {
    ...parent,
    chapter: chapter.id,
    ...(spec.preset !== undefined && {preset: spec.preset}),
    raw: {...Object.fromEntries([...own, ...tuned]), epochs: String(further)},
  }
}

/**
 * Creates a branch off the checkpoint that was read when its page was opened.
 * @throws TfnotesError `parent-changed` where it is another one by now; `epochs-done`, `branch-other-shape`
 */
export async function createBranch(
  {checkpoints}: Pick<Context, 'checkpoints'>,
  spec: NewRunSpec,
  {dir, checkpoint: kind, sha256}: {readonly dir: string} & Pick<Parent, 'checkpoint' | 'sha256'>,
): Promise<string> {
  const {readParent} = await import('../../trainers/branching/parent.ts')
  const {expectSameShapes} = await import('../../trainers/branching/same-shapes.ts')
  const {parent, checkpoint} = await readParent(dir, kind)
  const {run, epoch} = parent
  if (parent.sha256 !== sha256) throw new TfnotesError('parent-changed', {run})
  if (Number(spec.hyperparameters.epochs) <= epoch)
    throw new TfnotesError('epochs-done', {run, done: epoch, least: epoch + 1}, {usage: true})
  expectSameShapes(spec, checkpoint.state.weights, run)
  return createRun(checkpoints, {...spec, parent}, Date.now, checkpoint.files)
}
