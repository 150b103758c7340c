import type {Stats} from 'node:fs'

/** Milliseconds within which a file may change again and keep its times. */
const tick = 2000

/** Tells a file or folder from what it becomes when it is written or replaced. */
export const stampOf = (facts: Stats | undefined): string =>
  facts ? [facts.ino, facts.size, facts.mtimeMs, facts.ctimeMs].join(' ') : ''

/** Whether it has just changed, so that its stamp may stay the same when it changes again. */
export const isYoung = (facts: Stats | undefined, now: number): boolean =>
  facts !== undefined && Math.abs(now - Math.max(facts.mtimeMs, facts.ctimeMs)) < tick
