import {TfnotesError} from '../../errors.ts'
import {timeUnits} from '../../text/times.ts'

/** Seconds of a time as it is typed: 90s, 10m, 1.5h. @throws TfnotesError `bad-budget` (usage) */
export function readBudget(given: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(given.trim()) ?? []
  const seconds = Number(number) * (timeUnits[unit] ?? Number.NaN)
  if (!(seconds > 0)) throw new TfnotesError('bad-budget', {value: given}, {usage: true})
  return seconds
}
