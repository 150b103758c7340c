import type {Kind} from './setting.ts'

/** Steps of the arrow keys on a logarithmic value: 1, 2, 5, 10 … */
const ladder = [1, 2, 5]

/** Without the noise of binary fractions: 0.15000000000000002 is 0.15. */
const tidy = (value: number): number => Number(value.toPrecision(10))

function nextOnLadder(value: number, direction: 1 | -1, min: number): number {
  if (value <= 0) return direction > 0 ? Math.max(min, 1e-5) : value
  const power = Math.floor(Math.log10(value) + 1e-9)
  const rungs = [power - 1, power, power + 1].flatMap(p => ladder.map(step => tidy(step * 10 ** p)))
  if (direction > 0) return rungs.find(rung => rung > value * 1.000001) ?? value
  const lower = rungs.findLast(rung => rung < value * 0.999999) ?? value
  // Below a hundred-thousandth an amount of regularisation is none.
  return min === 0 && lower < 1e-5 ? 0 : lower
}

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))

function walkNumber(
  text: string,
  direction: 1 | -1,
  {min, max}: {min: number; max: number},
  walk: (value: number) => number,
): string {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return String(direction > 0 ? min : max)
  return String(clamp(tidy(walk(value)), min, max))
}

const cycle = (choices: readonly string[], text: string, direction: 1 | -1): string =>
  choices[(choices.indexOf(text) + direction + choices.length) % choices.length] ?? text

/** Small counts go by one, large ones by about a twentieth, in round numbers. */
function nextRound(value: number, direction: 1 | -1): number {
  const unit = value >= 1000 ? 100 : value >= 100 ? 10 : value >= 20 ? 5 : 1
  return value % unit === 0
    ? value + direction * unit
    : (Math.floor(value / unit) + (direction > 0 ? 1 : 0)) * unit
}

/** Whether the arrow keys change it; the other kinds are typed. */
export const isWalked = (setting: Kind): boolean =>
  setting.kind === 'text' ? setting.offers !== undefined : !['path', 'list', 'grid'].includes(setting.kind)

/** A value's text after an arrow key. */
export function walkSetting(setting: Kind, text: string, direction: 1 | -1): string {
  switch (setting.kind) {
    case 'integer': {
      const {increment} = setting
      return walkNumber(text, direction, setting, value =>
        increment === undefined ? nextRound(value, direction) : value + direction * increment,
      )
    }
    case 'number': {
      const {walk, increment = 0.05, min} = setting
      return walkNumber(text, direction, setting, value =>
        walk === 'log' ? nextOnLadder(value, direction, min) : value + direction * increment,
      )
    }
    case 'count': {
      // In thousands, and back to all there is below the least.
      const next = Number(text) + direction * 1000
      return next >= setting.min ? String(Math.min(next, setting.max)) : ''
    }
    case 'choice':
      return cycle(setting.choices, text, direction)
    case 'flag':
      return text === 'true' ? 'false' : 'true'
    case 'text':
      return setting.offers ? cycle(setting.offers, text, direction) : text
    default:
      return text
  }
}
