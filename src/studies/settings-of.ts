import {TfnotesError} from '../errors.ts'
import type {NewRunSpec} from '../runs/create.ts'
import {drawn} from './draw.ts'
import {valuesThatMatter} from './question.ts'
import type {Search} from './searches.ts'
import {gridOf, gridSize, type Space} from './space.ts'
import type {Overrides} from './study.ts'

/** More runs than anybody waits for. */
export const mostTrials = 10_000

/** Settings that are drawn where it is not said how many. */
const usualDraws = 20

/** Draws after which what is left of a small space is not looked for any more. */
const patience = 50

export interface Wanted {
  readonly search: Search
  /** How many settings are drawn. @default all of the grid, or 20 of `random` */
  readonly draws?: number | undefined
  readonly seeds: number
}

/** What the settings are changes of. */
type Base = Pick<NewRunSpec, 'chapter' | 'hyperparameters' | 'preset' | 'dataset' | 'seed'>

/**
 * The settings that a study tries, each once: those that differ only in what means nothing beside their other values are the
 * same. They hold what matters alone.
 * @throws TfnotesError (usage) `too-many-trials`
 */
export function settingsOf(base: Base, space: Space, {search, draws, seeds}: Wanted): Overrides[] {
  const isDrawn = search === 'random' || (search === 'halving' && draws !== undefined)
  const count = isDrawn ? (draws ?? usualDraws) : gridSize(space)
  if (count * seeds > mostTrials)
    throw new TfnotesError('too-many-trials', {count: count * seeds, max: mostTrials}, {usage: true})
  const found = new Map<string, Overrides>()
  const add = (setting: Overrides) => {
    const values = valuesThatMatter({...base, hyperparameters: {...base.hyperparameters, ...setting}})
    const key = JSON.stringify(values)
    if (found.has(key)) return false
    found.set(key, Object.fromEntries(Object.entries(setting).filter(([name]) => name in values)))
    return true
  }
  if (!isDrawn) for (const setting of gridOf(space)) add(setting)
  else {
    let vain = 0
    for (const setting of drawn(space, base.seed)) {
      if (found.size >= count || vain > patience) break
      vain = add(setting) ? 0 : vain + 1
    }
  }
  return [...found.values()]
}

/** By how much the settings become fewer from rung to rung, and their epochs more. */
export const eta = 3

/** The epochs after which halving looks who goes on, for so many settings and epochs: a third, a ninth … of them. */
export function rungsOf(settings: number, epochs: number): number[] {
  const rungs: number[] = []
  let [left, at] = [settings, epochs]
  while (left > 1) {
    at = Math.ceil(at / eta)
    left = Math.ceil(left / eta)
    if (at >= (rungs[0] ?? epochs)) break
    rungs.unshift(at)
  }
  return rungs
}
