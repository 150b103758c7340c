/** What the trainer's own process takes. */
export interface Usage {
  /** Resident memory in bytes. */
  readonly memory: number
  /** Share of one core used since the reading before (1 = one core busy). */
  readonly cpu: number
}

/** Asking the system takes longer than a short epoch; within this many milliseconds the last answer stands. */
const fresh = 200

/** Measures the process; `read` is cheap enough for every epoch. */
export function openMeter(now: () => number): {read(): Usage} {
  let used = process.cpuUsage()
  let at = now()
  let last: Usage | undefined
  return {
    read() {
      const milliseconds = now() - at
      if (last && milliseconds < fresh) return last
      const total = process.cpuUsage()
      const busy = (total.user - used.user + total.system - used.system) / 1000
      last = {memory: process.memoryUsage.rss(), cpu: busy / Math.max(milliseconds, 1)}
      used = total
      at = now()
      return last
    },
  }
}
