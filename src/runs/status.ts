/** How a session ends that says so itself. */
const ends = ['finished', 'stopped', 'discarded', 'failed'] as const
type RunEnd = (typeof ends)[number]

/**
 * What can be said of a run from outside; `damaged` and `unreadable`, where its files do not say all; `watched` of another
 * program's, of which nobody knows more.
 */
export const runStatuses = [
  'starting',
  'live',
  'paused',
  ...ends,
  'crashed',
  'damaged',
  'unreadable',
  'watched',
] as const
export type RunStatus = (typeof runStatuses)[number]

const live: readonly RunStatus[] = ['starting', 'live', 'paused']

/** Whether a trainer is, or is about to be, at work on a run. */
export const isLive = (status: RunStatus): boolean => live.includes(status)

export const isEnd = (phase: string): phase is RunEnd => ends.some(end => end === phase)
