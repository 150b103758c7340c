/** Measures the trainer's own process between two readings. */
export interface Meter {
  /** Resident memory in bytes, and the share of one core used since the last reading (1 = one core busy). */
  read(): {readonly memory: number; readonly cpu: number}
}

export function openMeter(now: () => number): Meter {
  let used = process.cpuUsage()
  let at = now()
  return {
    read() {
      const {user, system} = process.cpuUsage(used)
      const milliseconds = Math.max(now() - at, 1e-3)
      used = process.cpuUsage()
      at = now()
      return {memory: process.memoryUsage.rss(), cpu: (user + system) / 1000 / milliseconds}
    },
  }
}
