import type {Window} from './series.ts'

/** Steps that people count in. */
const steps = [1, 2, 5]

/** The smallest round whole number that is at least `least`. */
function roundStep(least: number): number {
  for (let power = 1; ; power *= 10) {
    const found = steps.map(step => step * power).find(step => step >= least)
    if (found !== undefined) return found
  }
}

/** Whole numbers to be written at an axis: both ends, and between them round ones, `room` of them at most. */
export function ticks({from, to}: Window, room: number): number[] {
  if (to <= from) return [from]
  const step = roundStep((to - from) / room)
  const found = [from]
  for (let x = Math.floor(from / step) * step + step; x < to; x += step) {
    // Too near to an end, it would stand in its way.
    if (x - from >= step / 2 && to - x >= step / 2) found.push(x)
  }
  return [...found, to]
}
