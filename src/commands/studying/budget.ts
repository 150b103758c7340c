import {TfnotesError} from '../../errors.ts'

const units: Readonly<Record<string, number>> = {s: 1, m: 60, h: 3600, d: 86_400}

/** Seconds of a time as it is typed: 90s, 10m, 1.5h. @throws TfnotesError `bad-budget` (usage) */
export function readBudget(given: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(given.trim()) ?? []
  const seconds = Number(number) * (units[unit] ?? Number.NaN)
  if (!(seconds > 0)) throw new TfnotesError('bad-budget', {value: given}, {usage: true})
  return seconds
}
