import type {Usage} from '../engines/engine.ts'

/** What the processes of a run take. */
export interface Taken {
  /** Resident memory in bytes. */
  readonly memory: number
  /** Share of one core used since the reading before (1 = one core busy). */
  readonly cpu: number
}

/** Asking the system takes longer than a short epoch; within this many milliseconds the last answer stands. */
const fresh = 200

/** Measures the trainer's own process and those that compute for it; `read` is cheap enough for every epoch. */
export function openMeter(
  now: () => number,
  others: () => Usage | undefined = () => undefined,
): {read(): Taken} {
  const spent = () => {
    const {user, system} = process.cpuUsage()
    const {memory = 0, cpuSeconds = 0} = others() ?? {}
    return {memory, milliseconds: (user + system) / 1000 + cpuSeconds * 1000}
  }
  let before = spent().milliseconds
  let at = now()
  let last: Taken | undefined
  return {
    read() {
      const milliseconds = now() - at
      if (last && milliseconds < fresh) return last
      const total = spent()
      const busy = Math.max(0, total.milliseconds - before)
      last = {memory: process.memoryUsage.rss() + total.memory, cpu: busy / Math.max(milliseconds, 1)}
      before = total.milliseconds
      at = now()
      return last
    },
  }
}
