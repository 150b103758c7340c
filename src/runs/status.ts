/** What can be said of a run from outside. */
export type RunStatus =
  | 'starting'
  | 'live'
  | 'paused'
  | 'finished'
  | 'stopped'
  | 'discarded'
  | 'failed'
  | 'crashed'

const live: readonly RunStatus[] = ['starting', 'live', 'paused']

/** Whether a trainer is, or is about to be, at work on a run. */
export const isLive = (status: RunStatus): boolean => live.includes(status)
