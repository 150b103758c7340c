import type {Measured} from '../../../answers/applying.ts'
import type {Failure} from '../../../errors.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** Four measurements of a flower, and the species that a run's network takes it for. */
export interface MeasureScreen {
  readonly kind: 'measure'
  readonly id: number
  readonly run: string
  /** Centimetres as typed: sepal length and width, petal length and width. */
  readonly values: readonly string[]
  readonly cursor: number
  /** The text that is being typed into the field under the cursor. */
  readonly editing?: string | undefined
  readonly answer?: Measured | undefined
  readonly failure?: Failure | undefined
  /** What the network says of the other lengths of the field under the cursor, where there is room to draw it. */
  readonly probes: readonly Measured[]
}

/** Lengths of one field that are probed, in centimetres. */
const probed = Array.from({length: 17}, (_, at) => at / 2)

/** Looks at the other lengths of a field when the reader rests there. */
export const probeSoon = (id: number): Effect => ({effect: 'wait', owner: id, name: 'probe', ms: 250})

/** Asks about every length of the field under the cursor, with the other fields as they are. */
export const probe = ({id, values, cursor}: Pick<MeasureScreen, 'id' | 'values' | 'cursor'>): Effect[] =>
  values.every(isNumber)
    ? probed.map(length => {
        const line = values.map((value, at) => (at === cursor ? length : Number(value))).join(' ')
        return {effect: 'tell', owner: id, topic: 'measure', line} as const
      })
    : []

/** Whether an answer is of the other fields as they stand. */
export const isProbe = (
  {values, cursor}: Pick<MeasureScreen, 'values' | 'cursor'>,
  {measurements}: Measured,
): boolean => measurements.every((value, at) => at === cursor || value === Number(values[at]))

/** A flower of each species, from the data: setosa, versicolor, virginica. */
export const flowers: readonly (readonly string[])[] = [
  ['5.1', '3.5', '1.4', '0.2'],
  ['7.0', '3.2', '4.7', '1.4'],
  ['6.3', '3.3', '6.0', '2.5'],
]

export const isNumber = (value: string): boolean => /^\d*\.?\d+$|^\d+\.$/.test(value.trim())

/** Whether what is answered is not what stands in the fields. */
export const isStale = ({answer, values}: Pick<MeasureScreen, 'answer' | 'values'>): boolean =>
  answer?.measurements.join() !== values.map(Number).join()

/** Asks about the values, once all four are numbers. */
export const askAbout = (screen: Pick<MeasureScreen, 'id' | 'values'>): Effect[] =>
  screen.values.every(isNumber)
    ? [{effect: 'tell', owner: screen.id, topic: 'measure', line: screen.values.map(Number).join(' ')}]
    : []

export function openMeasure(state: AppState, run: string): Step {
  const values = flowers[0] ?? []
  return open(state, {kind: 'measure', run, values, cursor: 0, probes: []}, id => [
    {effect: 'ask', owner: id, topic: 'measure', args: ['measure', run, '-', '--json']},
    ...askAbout({id, values}),
    probeSoon(id),
  ])
}
