import {stat} from 'node:fs/promises'
import {basename, join} from 'node:path'
import type {DatasetName} from '../datasets/facts/index.ts'
import {runOptions} from '../settings/run-options.ts'
import {readGuarded} from '../system/read-guarded.ts'
import {checkpointKinds, stateFile} from './events.ts'
import {parseJson} from './parse-json.ts'
import {readRunName} from './run-name.ts'
import {type Is, isCount, isDetail, isObjectOf, isOneOf, isText} from './shape.ts'
import {areHyperparameters, type RunSpec} from './spec.ts'
import type {RunState} from './state.ts'

/** What is known of a run whose `run.json` cannot be read. */
export interface Recovered
  extends Partial<Pick<RunSpec, 'chapter' | 'hyperparameters' | 'preset' | 'seed' | 'dataset'>> {
  readonly createdAt: number
  /** Epochs done, of its checkpoint; 0 where there is none that can be read. */
  readonly epoch: number
  /** Keys of the above that no file says. */
  readonly guessed: readonly string[]
}

/**
 * Puts together what the events and the checkpoints of a run say it was asked for, and its folder's name where they say
 * nothing. Never throws.
 */
export async function recoverSpec(dir: string, {started}: RunState): Promise<Recovered> {
  const [saved, named] = [await readSaved(dir), readRunName(basename(dir))]
  const told = started && {
    chapter: started.chapter,
    hyperparameters: started.hyperparameters,
    seed: started.seed,
    dataset: {name: started.dataset.name, from: 'auto'} as RunSpec['dataset'],
  }
  const said: Partial<RunSpec> = {...told, ...saved?.spec}
  const {chapter = named?.chapter} = said
  const guessed = [
    ...(said.chapter === undefined && named ? ['chapter'] : []),
    'createdAt',
    ...(said.dataset && !saved?.spec.dataset ? ['dataset.from'] : []),
  ]
  return {
    ...said,
    ...(chapter !== undefined && {chapter}),
    createdAt: named?.createdAt ?? (await touchedAt(dir)),
    epoch: saved?.epoch ?? 0,
    guessed,
  }
}

const touchedAt = (dir: string) =>
  stat(dir).then(
    ({mtimeMs}) => Math.round(mtimeMs),
    () => 0,
  )

/** Of a state.json: a hundred thousand epochs take a tenth of it. */
const mostBytes = 1 << 27

interface Saved {
  readonly epoch: number
  readonly spec: Partial<Pick<RunSpec, 'chapter' | 'hyperparameters' | 'preset' | 'seed' | 'dataset'>>
}

/** What the newest checkpoint says of its run; those of older versions know the seed alone. */
export async function readSaved(dir: string): Promise<Saved | undefined> {
  for (const kind of checkpointKinds) {
    const bytes = await readGuarded(join(dir, kind, stateFile), mostBytes).catch(() => undefined)
    const file = bytes && parseJson(String(bytes))
    if (isState(file)) return {epoch: file.state.position.epoch, spec: asked(file.state)}
  }
  // Its weights may be whole all the same; whoever applies them says what is wrong.
  return undefined
}

const isState = isObjectOf<{
  readonly state: {readonly position: {readonly epoch: number}; readonly seed: number}
}>({
  state: isObjectOf({position: isObjectOf({epoch: isCount}), seed: isCount}),
})

const isDataset = isObjectOf<Pick<RunSpec['dataset'], 'name' | 'from'>>({
  name: isText as Is<DatasetName>,
  from: isOneOf(runOptions.from.choices),
})

function asked(state: {readonly seed: number}): Saved['spec'] {
  const {seed} = state
  const spec = 'spec' in state ? state.spec : undefined
  if (!isDetail(spec)) return {seed}
  const {chapter, hyperparameters, preset, dataset} = spec
  return {
    seed,
    ...(isText(chapter) && {chapter}),
    ...(areHyperparameters(hyperparameters) && {hyperparameters}),
    ...(isText(preset) && {preset}),
    ...(isDataset(dataset) && {dataset: {name: dataset.name, from: dataset.from}}),
  }
}
