import {optionsOf} from '../../chapters/run-options.ts'
import {type DatasetName, takes} from '../../datasets/facts/index.ts'
import {TfnotesError} from '../../errors.ts'
import {createRun, type NewRunSpec} from '../../runs/create.ts'
import {type CheckpointKind, checkpointKinds} from '../../runs/events.ts'
import {findRun} from '../../runs/find.ts'
import {pathOptions} from '../../runs/options.ts'
import type {Parent} from '../../runs/spec.ts'
import {formatSetting} from '../../settings/format-setting.ts'
import {isOfData, optionNames} from '../../settings/run-options.ts'
import {flagName} from '../../text/flag-name.ts'
import type {FoundParent} from '../../trainers/branching/parent.ts'
import type {Context, Given, Invocation} from '../line/command.ts'
import {findChapter} from '../line/tuning.ts'
import {moreEpochs} from './more-epochs.ts'
import {readNewRun} from './new-run.ts'

/** A value that is another in a branch than in its parent, as `run.json` calls it. */
export interface Change {
  readonly key: string
  readonly before: string
  readonly now: string
}

export interface Branch {
  readonly spec: NewRunSpec & {readonly parent: Parent}
  readonly changes: readonly Change[]
  /** Creates its directory. */
  create(): Promise<string>
}

/** A run, and which of its checkpoints where that is said: `<run>@best`. */
export function readBranchPoint(said: string): {readonly run: string; readonly kind?: CheckpointKind} {
  const [, run, kind] = /^(.*)@([a-z]+)$/s.exec(said) ?? []
  const found = checkpointKinds.find(one => one === kind)
  return run !== undefined && found ? {run, kind: found} : {run: said}
}

/** What no run is called may be a run with a checkpoint that there is not. */
function unknownCheckpoint(said: string): TfnotesError | undefined {
  const [, run, value] = /^(.+)(@[^@/\\]*)$/s.exec(said) ?? []
  if (run === undefined || value === undefined) return undefined
  const accepted = checkpointKinds.map(kind => `@${kind}`)
  return new TfnotesError('unknown-checkpoint', {run, value, accepted}, {usage: true})
}

/**
 * The branch that a command line describes: the parent's values but for those that are said, and its weights. Nothing is created.
 * @throws TfnotesError (usage) `branch-other-chapter`, `unknown-checkpoint`, `epochs-done`, those of `readNewRun`; those of `findRun` and `readParent`;
 * `branch-other-shape` naming the first layer whose weights do not fit
 */
export async function readBranch(
  context: Context,
  said: string,
  {input: [chapter], flags, tuned}: Invocation,
): Promise<Branch> {
  const {run, kind} = readBranchPoint(said)
  const dir = await findRun(context.checkpoints, run, {cwd: context.cwd}).catch(error => {
    throw unknownCheckpoint(run) ?? error
  })
  const {readParent} = await import('../../trainers/branching/parent.ts')
  const found = await readParent(dir, kind)
  if (chapter !== undefined && chapter !== found.spec.chapter)
    throw new TfnotesError(
      'resume-other-chapter',
      {run: found.parent.run, chapter: found.spec.chapter, given: chapter},
      {usage: true},
    )
  return branchOf(context, found, {flags, tuned})
}

/** The branch off a checkpoint with the values that are said. @throws as `readBranch` */
export async function branchOf(
  context: Context,
  found: FoundParent,
  {flags, tuned: {epochs, ...tuned}}: Pick<Invocation, 'flags' | 'tuned'>,
): Promise<Branch> {
  const {parent, checkpoint, spec: before} = found
  const chapter = findChapter(before.chapter)
  const {epoch} = parent
  const known = Object.entries(before.hyperparameters).filter(([key]) => Object.hasOwn(chapter.settings, key))
  const inherited = Object.fromEntries(known.map(([key, value]) => [key, formatSetting(value)]))
  const total = moreEpochs(chapter, epochs ?? inherited.epochs ?? '', {
    run: parent.run,
    from: epoch,
    done: epoch,
  })
  const spec = {
    ...(await readNewRun(context, chapter.id, {
      flags: {...inheritedFlags(found, flags), ...flags},
      tuned: {...inherited, ...tuned, epochs: String(total)},
    })),
    parent,
  }
  const {expectSameShapes} = await import('../../trainers/branching/same-shapes.ts')
  expectSameShapes(spec, checkpoint.state.weights, parent.run)
  return {
    spec,
    changes: changesOf(before, spec),
    create: () => createRun(context.checkpoints, spec, Date.now, checkpoint.files),
  }
}

/** The parent's options as flags; of its data those that the branch's data takes, and files only for the same data set. */
function inheritedFlags({spec}: FoundParent, {dataset: said = spec.dataset.name}: Given): Given {
  const chapter = findChapter(spec.chapter)
  const options = optionsOf(chapter)
  const {name, ...ofData} = spec.dataset
  const values: Readonly<Record<string, unknown>> = {...ofData, ...spec}
  const isSame = said === name
  const fits = (key: (typeof optionNames)[number]) =>
    !isOfData(key) ||
    isSame ||
    (chapter.accepts.includes(said as DatasetName) &&
      !pathOptions.some(path => path === key) &&
      key !== 'dataset' &&
      takes(said as DatasetName, key))
  const given = optionNames.flatMap(key => {
    const value = values[key]
    const isSaid = typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    return key !== 'dataset' && isSaid && fits(key)
      ? [[options[key].flag ?? key, typeof value === 'boolean' ? value : formatSetting(value)] as const]
      : []
  })
  return {
    dataset: name,
    ...(spec.preset !== undefined && {preset: spec.preset}),
    ...Object.fromEntries(given),
  }
}

/** What differs, in the order of `run.json`. */
function changesOf(before: FoundParent['spec'], now: NewRunSpec): Change[] {
  const flat = ({
    hyperparameters,
    dataset: {name, ...ofData},
    seed,
    backend,
    threads,
    devices,
    hosts,
  }: FoundParent['spec']) => ({
    ...hyperparameters,
    dataset: name,
    ...ofData,
    ...{seed, backend, threads, devices, hosts},
  })
  const [was, is]: readonly Readonly<Record<string, unknown>>[] = [flat(before), flat(now)]
  return Object.keys({...was, ...is}).flatMap(key => {
    const [a, b] = [was?.[key], is?.[key]]
    // What one of two versions does not know was not changed.
    return a === b || (key in before.hyperparameters && !(key in now.hyperparameters))
      ? []
      : [{key, before: wordOf(a), now: wordOf(b)}]
  })
}

const wordOf = (value: unknown): string => (value === undefined || value === '' ? '–' : String(value))

/** What cannot be said beside `--branch`: its values begin with the parent's, not with a preset's. */
export function expectNoPreset(flags: Given): void {
  const given = ['preset', 'resume', 'from', 'initFrom', 'seeds'].filter(key => flags[key] !== undefined)
  if (given.length > 0)
    throw new TfnotesError('flags-together', {flags: ['branch', ...given].map(flagName)}, {usage: true})
}
