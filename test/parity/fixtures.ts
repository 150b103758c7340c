import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {HyperparameterValues} from '../../src/chapters/hyperparameters/hyperparameter.ts'
import type {OptimizerName} from '../../src/trainers/spec/settings.ts'

const folder = fileURLToPath(new URL('../fixtures/keras/chapters/', import.meta.url))

/** What Keras computed with one optimizer. */
export interface KerasRun {
  readonly optimizer: OptimizerName
  readonly learningRate: number
  /** New ones at every step, or the first again and again. */
  readonly batches: 'new' | 'same'
  /** Loss of each of the first 20 steps, before its update, regularisers included. */
  readonly losses: readonly number[]
  /** Loss of the last batch after them, in evaluation mode. */
  readonly evaluation: number
  readonly parameters: number
  /** The same in float64, for networks where float32's rounding shows. */
  readonly exact?: {readonly losses: readonly number[]; readonly evaluation: number}
}

export interface ChapterFixture {
  readonly inputShape: readonly number[]
  readonly classes: number
  readonly batch: number
  readonly runs: readonly KerasRun[]
}

/** What Keras computed with options that change a step. */
export interface OptionsRun extends KerasRun, Omit<ChapterFixture, 'runs'> {
  readonly chapter: string
  /** What differs from the notes' preset. */
  readonly values: HyperparameterValues
  /** Whether some classes are rarer than others. */
  readonly uneven: boolean
}

/** What Keras computed while layers were frozen. */
export interface FrozenFixture extends ChapterFixture {
  readonly chapter: string
  readonly values: Readonly<Record<string, number | string>>
}

export const frozenFixtures = (): readonly FrozenFixture[] =>
  JSON.parse(readFileSync(`${folder}../frozen.json`, 'utf8')).cases

const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'))

/** Every chapter that scripts/keras/chapters.py ran. */
export const fixtureNames = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => name.replace('.json', ''))

export const chapterFixture = (chapter: string): ChapterFixture => read(chapter) as ChapterFixture

/** What scripts/keras/options.py ran. */
export const optionsRuns = (read('../options') as {runs: readonly OptionsRun[]}).runs
