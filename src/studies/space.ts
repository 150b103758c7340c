import type {Chapter} from '../chapters/chapter.ts'
import type {Hyperparameter} from '../chapters/hyperparameters/hyperparameter.ts'
import {TfnotesError} from '../errors.ts'
import {parseSetting} from '../settings/parse-setting.ts'
import type {Kind} from '../settings/setting.ts'
import type {Overrides} from './study.ts'

type Given = Overrides[string]

/** What a hyperparameter may be in a study: each of a list, or anything between two ends. */
export type Dimension =
  | {readonly kind: 'values'; readonly values: readonly Given[]}
  | {
      readonly kind: 'range'
      readonly from: number
      readonly to: number
      readonly scale: 'linear' | 'log'
      /** Into how many values a grid cuts it. */
      readonly steps: number
      readonly isWhole: boolean
    }

/** Values that a grid takes of a range, where it is not said how many. */
const usualSteps = 3
const mostSteps = 100

/** What parts the values of a list. Texts have commas of their own. */
const separatorFor = ({kind}: Kind): string => (kind === 'text' ? ';' : ',')

const isRangeText = (text: string): boolean => text.includes('..')

/** Whether a text names several values: for a form's field, which takes one otherwise. */
export const namesSeveral = (setting: Kind, text: string): boolean =>
  (setting.kind !== 'text' && isRangeText(text)) || text.includes(separatorFor(setting))

/**
 * Reads the values that a study is to try of one hyperparameter: `64,128,256`, `sgd,adam`, `1e-4..1e-2:log`,
 * `1e-4..1e-2:log:5`, `16..64:4`; of a text, `a;b`. The same value twice is one.
 * @throws TfnotesError (usage) `bad-range`, and as `parseSetting`
 */
export function readDimension(name: string, setting: Kind, text: string): Dimension {
  const one = (word: string) => parseSetting(name, setting, word) as Given
  if (setting.kind !== 'text' && isRangeText(text)) return readRange(name, setting, text.trim())
  const words = text.split(separatorFor(setting)).map(word => word.trim())
  return {kind: 'values', values: [...new Set(words.map(one))]}
}

function readRange(name: string, setting: Kind, text: string): Dimension {
  const badRange = (why: string) => new TfnotesError('bad-range', {name, value: text, why}, {usage: true})
  if (setting.kind !== 'integer' && setting.kind !== 'number') throw badRange('kind')
  const [ends = '', ...more] = text.split(':')
  const [first, second, ...others] = ends.split('..')
  const isLog = more[0] === 'log'
  const [count, ...rest] = isLog ? more.slice(1) : more
  if (!first || !second || others.length > 0 || rest.length > 0 || count === '') throw badRange('written')
  if (count !== undefined && !/^\d+$/.test(count)) throw badRange('written')
  const [from, to] = [first, second].map(word => parseSetting(name, setting, word) as number) as [
    number,
    number,
  ]
  if (from >= to) throw badRange('order')
  if (isLog && from <= 0) throw badRange('log')
  const steps = count === undefined ? usualSteps : Number(count)
  if (steps < 2 || steps > mostSteps) throw badRange('steps')
  const scale = isLog ? 'log' : 'linear'
  return {kind: 'range', from, to, scale, steps, isWhole: setting.kind === 'integer'}
}

/** The value at a share, from 0 to 1, of a dimension; ranges in three digits, as one would type them. */
export function valueAt(dimension: Dimension, share: number): Given {
  if (dimension.kind === 'values') {
    const {values} = dimension
    return values[Math.min(values.length - 1, Math.floor(share * values.length))] as Given
  }
  const {from, to, scale, isWhole} = dimension
  if (share <= 0) return from
  if (share >= 1) return to
  const value = scale === 'log' ? from * (to / from) ** share : from + share * (to - from)
  return isWhole ? Math.round(value) : Math.min(to, Math.max(from, Number(value.toPrecision(3))))
}

/** The values that a grid takes of a dimension. */
export const gridValues = (dimension: Dimension): readonly Given[] =>
  dimension.kind === 'values'
    ? dimension.values
    : [
        ...new Set(
          Array.from({length: dimension.steps}, (_, i) => valueAt(dimension, i / (dimension.steps - 1))),
        ),
      ]

/** What is tried of a chapter, by hyperparameter. */
export type Space = Readonly<Record<string, Dimension>>

/** How many settings a grid has before those that are the same are put together. */
export const gridSize = (space: Space): number =>
  Object.values(space).reduce((size, dimension) => size * gridValues(dimension).length, 1)

/** Every combination; the last hyperparameter changes first. */
export const gridOf = (space: Space): Overrides[] =>
  Object.entries(space).reduce<Overrides[]>(
    (settings, [key, dimension]) =>
      settings.flatMap(setting => gridValues(dimension).map(value => ({...setting, [key]: value}))),
    [{}],
  )

/** The hyperparameter of a chapter that a flag or a field names. */
export const settingOf = (chapter: Pick<Chapter, 'settings'>, key: string): Hyperparameter =>
  chapter.settings[key] as Hyperparameter
