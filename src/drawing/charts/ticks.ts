import {brief} from '../../text/numbers.ts'
import type {Scale} from './scale.ts'
import type {Window} from './series.ts'

/** Steps that people count in. */
const steps = [1, 2, 5]

/** Numbers below have no powers of ten that are exact. */
const smallest = 1e-300

/** The round numbers from 1, 2, 5 times a power of ten on that are at least `least`, ascending. */
function* roundSteps(least: number): Generator<{step: number; power: number}> {
  if (!(least > smallest)) return
  for (let power = Math.floor(Math.log10(least)); power <= 308; power++)
    for (const factor of steps) {
      // As it is written, so that 3 steps of 0.1 are 0.3.
      const step = Number(`${factor}e${power}`)
      if (step >= least) yield {step, power}
    }
}

/** Multiples of a step from `low` to `high`. */
function multiples(low: number, high: number, step: number, power: number): number[] {
  const factor = Math.round(step / Number(`1e${power}`)) || 1
  const slack = 1e-9
  const found: number[] = []
  for (let k = Math.ceil(low / step - slack); k <= high / step + slack && found.length < 1000; k++)
    found.push(Number(`${k * factor}e${power}`) || 0)
  return found
}

/** Ends of an axis, and whole or other numbers between them. */
interface XAxis extends Window {
  /** Labels that have room beside each other. */
  readonly room: number
  readonly format: (x: number) => string
  /** Whether places between whole numbers are written, too. */
  readonly fractions?: boolean
}

/**
 * Numbers to be written at an axis: both ends, and between them round ones, `room` of them at most, of which no two are
 * written alike.
 */
export function ticks({from, to, room, format, fractions = false}: XAxis): number[] {
  if (!(to > from)) return [from]
  const least = to / room - from / room
  for (const {step, power} of roundSteps(fractions ? least : Math.max(1, least))) {
    // Too near to an end, it would stand in its way.
    const between = multiples(from, to, step, power).filter(x => x - from >= step / 2 && to - x >= step / 2)
    const all = [from, ...between, to]
    if (between.length === 0 || new Set(all.map(format)).size === all.length) return all
  }
  return [from, to]
}

/** A number written at an axis. */
export interface Tick {
  readonly value: number
  readonly label: string
}

/** Labels of an axis; where they are too long for it, what they count from. */
export interface YTicks {
  /** The lowest and the highest value, where they can be written. */
  readonly ends: readonly Tick[]
  /** Round ones, some of which may lie at an end. */
  readonly between: readonly Tick[]
  readonly base?: string
}

/** Without what says nothing in an exponent, and the zeros before it. */
const bare = (text: string): string => text.replace('e+', 'e').replace(/\.?0+e/, 'e')

/** Digits after the point, or an exponent, whichever all of them fit in. */
function labelsFor(values: readonly number[], power: number, room: number): string[] | undefined {
  const decimals = Math.max(0, -power)
  const plain = decimals <= 20 ? values.map(value => bare(value.toFixed(decimals))) : undefined
  const scientific = values.map(value => {
    const digits = value === 0 ? 0 : Math.max(0, Math.floor(Math.log10(Math.abs(value))) - power)
    return value === 0 ? '0' : bare(value.toExponential(Math.min(20, digits)))
  })
  return (power < -4 ? [scientific, plain] : [plain, scientific]).find(
    labels => labels?.every(label => label.length <= room) && new Set(labels).size === labels.length,
  )
}

/** How many labels an axis has room for, and how wide they may be. */
interface Room {
  readonly most: number
  readonly room: number
}

interface YAxis extends Room {
  readonly scale: Pick<Scale, 'low' | 'high' | 'log'>
}

/** The round numbers of a range that fit. */
function linear(low: number, high: number, {most, room}: Room): Tick[] | undefined {
  for (const {step, power} of roundSteps(high / most - low / most)) {
    const values = multiples(low, high, step, power)
    if (values.length === 0) return undefined
    const labels = values.length <= most ? labelsFor(values, power, room) : undefined
    if (labels) return values.map((value, i) => ({value, label: labels[i] ?? ''}))
  }
  return undefined
}

/** Powers of ten, and twice and five times those where there is room. */
function logarithmic(low: number, high: number, {most, room}: Room): Tick[] | undefined {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  for (const [factors, stride] of [
    [steps, 1],
    [[1], 1],
    [[1], 2],
    [[1], 5],
    [[1], 10],
    [[1], 50],
    [[1], 100],
    [[1], 300],
  ] as const) {
    const found: Tick[] = []
    for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride)
      for (const factor of factors) {
        const value = Number(`${factor}e${power}`)
        if (value < low || value > high) continue
        const isPlain = power >= -3 && power < 5
        found.push({value, label: isPlain ? value.toFixed(Math.max(0, -power)) : `${factor}e${power}`})
      }
    if (found.length <= most)
      return found.length < 2 || found.some(({label}) => label.length > room) ? undefined : found
  }
  return undefined
}

/** Up to so many characters a number is read more easily without an exponent. */
const longestPlain = 6

/** A number to so many decimals, as short as that is. */
function written(value: number, decimals: number): string {
  const plain = bare(value.toFixed(Math.min(20, Math.max(0, decimals))))
  const stripped = (/^[^e]*\.[^e]*$/.test(plain) ? plain.replace(/\.?0+$/, '') : plain).replace(/^-0$/, '0')
  const digits = Math.floor(Math.log10(Math.abs(value))) + decimals
  if (!(digits >= 0)) return stripped
  const scientific = bare(value.toExponential(Math.min(20, digits)))
  // Beyond 20 decimals there is no other way.
  if (decimals > 20) return scientific
  return stripped.length > longestPlain && scientific.length < stripped.length ? scientific : stripped
}

/** What both ends are called: to a hundredth of the range, or to a twentieth where there is little room. */
export function endLabels(
  low: number,
  high: number,
  log = false,
  room = Number.POSITIVE_INFINITY,
): [string, string] | undefined {
  const finest = 2 - Math.floor(Math.log10(high / 2 - low / 2) + Math.log10(2))
  const ways = log
    ? [(value: number) => bare(brief(value))]
    : [finest, finest - 1].map(decimals => (value: number) => written(value, decimals))
  for (const way of [...ways, (value: number) => bare(String(value))]) {
    const labels: [string, string] = [way(low), way(high)]
    if (labels.every(({length}) => length <= room) && labels[0] !== labels[1]) return labels
  }
  return undefined
}

/**
 * What is written at a y axis: its ends, and between them round numbers in as many digits as tell them apart; where those are
 * too long, as they are near 1234567, how far they lie above the lowest of them.
 */
export function yTicks({scale, most, room}: YAxis): YTicks {
  const {low, high, log} = scale
  const isWide = log && high / low >= 10
  const labels = endLabels(low, high, isWide, room)
  const between = (isWide ? logarithmic : linear)(low, high, {most, room}) ?? []
  if (labels)
    return {
      ends: [
        {value: low, label: labels[0]},
        {value: high, label: labels[1]},
      ],
      between,
    }
  if (between.length > 1 || isWide || !Number.isFinite(high - low)) return {ends: [], between}
  const above = (value: number) => `+${written(value, 2 - Math.floor(Math.log10(high - low)))}`
  return {
    ends: [
      {value: low, label: above(0)},
      {value: high, label: above(high - low)},
    ],
    between: (linear(0, high - low, {most, room: room - 1}) ?? []).map(({value, label}) => ({
      value: low + value,
      label: `+${label}`,
    })),
    base: String(low),
  }
}
