/**
 * What a study is doing, or how it ended: `left` where its driver is gone; `budget` where its time is spent; `halted` where
 * nothing could be begun; `dropped` where somebody took it out of the queue.
 */
export type StudyStatus = 'running' | 'waiting' | 'paused' | 'left' | 'done' | 'budget' | 'halted' | 'dropped'

const open: readonly StudyStatus[] = ['running', 'waiting', 'paused', 'left']

/** Whether a study is to be trained on, now or later: it stands in the queue. */
export const isOpen = (status: StudyStatus): boolean => open.includes(status)

/** What stands in the queue in its order, then what is over, the newest first. */
export const inQueueOrder = (
  a: {readonly place?: number | undefined; readonly createdAt: number},
  b: {readonly place?: number | undefined; readonly createdAt: number},
): number => (a.place ?? Number.MAX_VALUE) - (b.place ?? Number.MAX_VALUE) || b.createdAt - a.createdAt
