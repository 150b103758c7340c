// @ts-nocheck
/** For bench/serial-share.ts alone: what it costs until another thread has taken up a job. */
import {CONTROL} from './memory-map.ts'
import {parallel} from './pool.ts'

export * from './index.ts'

const MET: usize = CONTROL + 576

function meetingChunk(chunk: i32): void {
  atomic.add<i32>(MET, 1)
  while (atomic.load<i32>(MET) < 2) {}
}

/** A job of two chunks, neither of which ends before the other has begun. There must be two threads. */
export function meet(): void {
  atomic.store<i32>(MET, 0)
  parallel(meetingChunk, 2)
}
