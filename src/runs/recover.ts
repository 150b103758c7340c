import {lstat, readFile, stat} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {checkpointKinds} from './events.ts'
import {readRunName} from './run-name.ts'
import type {RunSpec} from './spec.ts'
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

type Keys = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Keys => typeof value === 'object' && value !== null

/** What the newest checkpoint says of its run; those of older versions know the seed alone. */
async function readSaved(dir: string): Promise<Saved | undefined> {
  for (const kind of checkpointKinds) {
    try {
      const path = join(dir, kind, 'state.json')
      const facts = await lstat(path)
      // A pipe would be waited for, a device read for ever.
      if (!facts.isFile() || facts.size > mostBytes) continue
      const file: unknown = JSON.parse(await readFile(path, 'utf8'))
      const state = isObject(file) && isObject(file.state) ? file.state : {}
      const {position, seed, spec} = state
      const epoch = isObject(position) ? position.epoch : undefined
      if (typeof epoch !== 'number' || typeof seed !== 'number') continue
      return {epoch, spec: {seed, ...(isObject(spec) && asked(spec))}}
    } catch {
      // Its weights may be whole all the same; whoever applies them says what is wrong.
    }
  }
  return undefined
}

function asked({chapter, hyperparameters, preset, dataset}: Keys): Saved['spec'] {
  return {
    ...(typeof chapter === 'string' && {chapter}),
    ...(isObject(hyperparameters) && {hyperparameters: hyperparameters as RunSpec['hyperparameters']}),
    ...(typeof preset === 'string' && {preset}),
    ...(isObject(dataset) &&
      typeof dataset.name === 'string' && {dataset: dataset as unknown as RunSpec['dataset']}),
  }
}
