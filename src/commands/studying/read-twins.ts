import {TfnotesError} from '../../errors.ts'
import type {NewStudy, Overrides} from '../../studies/study.ts'
import type {Context, Given, Invocation} from '../line/command.ts'
import {findChapter} from '../line/tuning.ts'
import {readNewRun} from '../running/new-run.ts'
import {readBudget} from './budget.ts'
import {readSeeds} from './read-sweep.ts'

/** Pairs where nobody says how many: fewer are seldom sure. */
const usualPairs = '5'

/**
 * The study of two settings that a command line describes: `--a` and `--b` name what they have in place of all else that is
 * said, as `dropout=0.2` or `dropout=0.2 units=64`; one of them may be left out.
 * @throws TfnotesError (usage) as `readNewRun`; `bad-twin`, `nothing-to-twin`, `twins-need-pairs`
 */
export async function readTwins(
  context: Context,
  id: string,
  {flags, tuned}: Pick<Invocation, 'flags' | 'tuned'>,
): Promise<NewStudy> {
  if (flags.a === undefined && flags.b === undefined)
    throw new TfnotesError('nothing-to-twin', {}, {usage: true})
  const chapter = findChapter(id)
  const sides = {a: readSide('a', flags.a), b: readSide('b', flags.b)}
  const specs = {
    a: await readNewRun(context, id, {flags, tuned: {...tuned, ...sides.a}}),
    b: await readNewRun(context, id, {flags, tuned: {...tuned, ...sides.b}}),
  }
  const base = await readNewRun(context, id, {flags, tuned})
  const keys = Object.keys(chapter.settings).filter(
    key => specs.a.hyperparameters[key] !== specs.b.hyperparameters[key],
  )
  const overrides = (side: 'a' | 'b'): Overrides =>
    Object.fromEntries(keys.flatMap(key => [[key, specs[side].hyperparameters[key] as Overrides[string]]]))
  const seeds = readSeeds({...flags, seeds: flags.seeds ?? usualPairs}, base.seed)
  if (seeds.length < 2) throw new TfnotesError('twins-need-pairs', {}, {usage: true})
  return {
    kind: 'twins',
    base,
    space: typedOf(flags),
    search: 'grid',
    settings: [overrides('a'), overrides('b')],
    seeds,
    rungs: [],
    parallel: 1,
    ...(typeof flags.budget === 'string' && {budget: readBudget(flags.budget)}),
  }
}

const typedOf = ({a, b}: Given): Record<string, string> => ({
  ...(typeof a === 'string' && {a}),
  ...(typeof b === 'string' && {b}),
})

/** Values of one side, as flags would give them. @throws TfnotesError `bad-twin` (usage) */
function readSide(side: 'a' | 'b', given: Given[string] | undefined): Record<string, string> {
  if (typeof given !== 'string') return {}
  // A comma ends a value only where another name follows: lists have commas of their own.
  const parts = given
    .trim()
    .split(/\s+|,(?=[A-Za-z][\w-]*=)/)
    .filter(part => part !== '')
  return Object.fromEntries(
    parts.map(part => {
      const [, name, value] = /^(?:--)?([A-Za-z][\w-]*)=(.+)$/.exec(part) ?? []
      if (name === undefined || value === undefined)
        throw new TfnotesError('bad-twin', {flag: `--${side}`, value: part}, {usage: true})
      return [name, value]
    }),
  )
}
