import type {Chapter} from '../../chapters/chapter.ts'
import {summarise} from '../../chapters/summary.ts'
import {expectedShape} from '../../datasets/facts/index.ts'
import {TfnotesError} from '../../errors.ts'
import {aliases} from '../../settings/aliases.ts'
import {formatSetting} from '../../settings/format-setting.ts'
import {greatest} from '../../settings/greatest.ts'
import {searches} from '../../studies/searches.ts'
import {mostTrials, rungsOf, settingsOf} from '../../studies/settings-of.ts'
import {gridValues, namesSeveral, readDimension, type Space, settingOf} from '../../studies/space.ts'
import type {NewStudy} from '../../studies/study.ts'
import {flagOf} from '../../text/flag-name.ts'
import type {Context, Given, Invocation} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {findChapter} from '../line/tuning.ts'
import {readNewRun} from '../running/new-run.ts'
import {readBudget} from './budget.ts'

/** Seeds beyond which nobody waits. */
const mostSeeds = 100
const mostAtOnce = 16

/** What several values were given for, and what is given one. */
function partTuned(
  chapter: Chapter,
  tuned: Given,
): {space: Space; typed: Record<string, string>; single: Given} {
  const keys = new Map(Object.keys(chapter.settings).map(key => [flagOf(key), key]))
  const space: Record<string, Space[string]> = {}
  const typed: Record<string, string> = {}
  const single: Record<string, string | boolean> = {}
  for (const [name, given] of Object.entries(tuned)) {
    const flag = flagOf(name)
    const key = keys.get(flag) ?? keys.get(aliases.get(flag) ?? flag)
    if (key === undefined || typeof given !== 'string' || !namesSeveral(settingOf(chapter, key), given)) {
      single[name] = given
      continue
    }
    const dimension = readDimension(flagOf(key), settingOf(chapter, key), given)
    const [first, ...others] = gridValues(dimension)
    if (others.length === 0 && first !== undefined) single[name] = formatSetting(first)
    else {
      space[key] = dimension
      typed[key] = given
    }
  }
  return {space, typed, single}
}

/**
 * The study that a command line describes, every value of every setting checked before anything is created.
 * @throws TfnotesError (usage) as `readNewRun`, `readDimension`, `settingsOf`; `nothing-to-sweep`, `halving-epochs`,
 * `network-too-deep` of the first setting that is
 */
export async function readSweep(
  context: Context,
  id: string,
  {flags, tuned}: Pick<Invocation, 'flags' | 'tuned'>,
): Promise<NewStudy> {
  const chapter = findChapter(id)
  const {space, typed, single} = partTuned(chapter, tuned)
  const firsts = Object.fromEntries(
    Object.entries(space).map(([key, dimension]) => [key, formatSetting(gridValues(dimension)[0])]),
  )
  const base = await readNewRun(context, id, {flags, tuned: {...single, ...firsts}})
  const seeds = readSeeds(flags, base.seed)
  const search = searches.find(name => name === flags.search) ?? 'grid'
  const draws = readCount('trials', flags.trials, 1, mostTrials)
  if (draws !== undefined && search === 'grid')
    throw new TfnotesError('flag-needs', {flag: '--trials', needed: '--search random|halving'}, {usage: true})
  const settings = settingsOf(base, space, {search, draws, seeds: seeds.length})
  if (settings.length * seeds.length < 2) throw new TfnotesError('nothing-to-sweep', {}, {usage: true})
  for (const setting of settings) {
    const values = {...base.hyperparameters, ...setting}
    summarise(chapter, values, expectedShape(base.dataset.name, values))
  }
  const epochs = Number(base.hyperparameters.epochs)
  if (search === 'halving' && ('epochs' in space || !(epochs >= 2)))
    throw new TfnotesError('halving-epochs', {}, {usage: true})
  return {
    kind: 'sweep',
    base,
    space: typed,
    search,
    settings,
    seeds,
    rungs: search === 'halving' ? rungsOf(settings.length, epochs) : [],
    parallel: readCount('parallel', flags.parallel, 1, mostAtOnce) ?? 1,
    ...(typeof flags.budget === 'string' && {budget: readBudget(flags.budget)}),
  }
}

/** So many seeds, from the run's own on. */
export function readSeeds(flags: Given, first: number): number[] {
  const count = readCount('seeds', flags.seeds, 1, mostSeeds) ?? 1
  if (first + count - 1 > greatest)
    throw new TfnotesError(
      'out-of-range',
      {name: 'seed', value: first, min: 0, max: greatest - count + 1},
      {usage: true},
    )
  return Array.from({length: count}, (_, i) => first + i)
}
