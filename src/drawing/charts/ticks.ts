import type {Scale} from './scale.ts'
import type {Window} from './series.ts'

/** Steps that people count in. */
const steps = [1, 2, 5]

/** The round numbers from 1, 2, 5 times a power of ten on that are at least `least`, ascending, without end. */
function* roundSteps(least: number): Generator<{step: number; power: number}> {
  for (let power = Math.floor(Math.log10(least)); ; power++)
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
  readonly ticks: readonly Tick[]
  readonly base?: string
}

/** Digits after the point, or an exponent, whichever all of them fit in. */
function labelsFor(values: readonly number[], power: number, room: number): string[] | undefined {
  const decimals = Math.max(0, -power)
  const plain = decimals <= 20 ? values.map(value => value.toFixed(decimals)) : undefined
  const scientific = values.map(value => {
    const digits = value === 0 ? 0 : Math.max(0, Math.floor(Math.log10(Math.abs(value))) - power)
    return value === 0 ? '0' : value.toExponential(Math.min(20, digits)).replace('e+', 'e')
  })
  return [plain, scientific].find(
    labels => labels?.every(label => label.length <= room) && new Set(labels).size === labels.length,
  )
}

/** Which axis, how many labels it has room for, and how wide they may be. */
interface YAxis {
  readonly scale: Pick<Scale, 'low' | 'high' | 'log'>
  readonly most: number
  readonly room: number
}

/** The round numbers of a range that fit. */
function linear(low: number, high: number, {most, room}: Pick<YAxis, 'most' | 'room'>): Tick[] | undefined {
  const range = high / 2 - low / 2
  for (const {step, power} of roundSteps((range / most) * 2)) {
    const values = multiples(low, high, step, power)
    if (values.length < 2) return undefined
    const labels = values.length <= most ? labelsFor(values, power, room) : undefined
    if (labels) return values.map((value, i) => ({value, label: labels[i] ?? ''}))
  }
  return undefined
}

/** Powers of ten, and twice and five times those where there is room. */
function logarithmic(low: number, high: number, {most, room}: YAxis): Tick[] | undefined {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  for (const [factors, stride] of [
    [steps, 1],
    [[1], 1],
    [[1], 2],
    [[1], 5],
    [[1], 10],
    [[1], 50],
    [[1], 100],
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

/** The two ends, in as many digits as tell them apart. */
function ends(low: number, high: number, room: number): Tick[] | undefined {
  for (let digits = 2; digits <= 17; digits++) {
    const found = [low, high].map(value => {
      const exact = String(Number(value.toPrecision(digits)))
      const scientific = value.toExponential(digits - 1).replace('e+', 'e')
      return {value, label: exact.length <= room ? exact : scientific}
    })
    if (found.some(({label}) => label.length > room)) return undefined
    if (found[0]?.label !== found[1]?.label) return found
  }
  return undefined
}

/**
 * What is written at a y axis: round numbers in as many digits as tell them apart; where those are too long, as they are
 * near 1234567, how far they lie above the lowest of them.
 */
export function yTicks({scale, most, room}: YAxis): YTicks {
  const {low, high, log} = scale
  const axis = {scale, most: Math.max(2, most), room}
  const wide = log && high / low >= 10 ? logarithmic(low, high, axis) : undefined
  const found = wide ?? linear(low, high, axis) ?? ends(low, high, room)
  if (found) return {ticks: found}
  const above = linear(0, high - low, {most: axis.most, room: room - 1}) ?? []
  return {
    ticks: above.map(({value, label}) => ({value: low + value, label: `+${label}`})),
    base: String(low),
  }
}
