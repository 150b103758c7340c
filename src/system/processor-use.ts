import {cpus} from 'node:os'

/** The times of a processor since the machine was started, as `os.cpus` has them. */
type Times = {readonly times: Readonly<Record<string, number>>}

/**
 * How busy all processors of the machine have been since the last reading, from 0 to 1; undefined at the first one and where
 * the system does not tell.
 */
export function openProcessorUse(read: () => readonly Times[] = cpus): () => number | undefined {
  let before: readonly [idle: number, all: number] | undefined
  return () => {
    const times = read().map(one => one.times)
    const all = times.reduce((sum, one) => sum + Object.values(one).reduce((a, b) => a + b, 0), 0)
    const idle = times.reduce((sum, one) => sum + (one.idle ?? 0), 0)
    const [idleBefore, allBefore] = before ?? [idle, all]
    before = [idle, all]
    const passed = all - allBefore
    return passed > 0 ? Math.min(1, Math.max(0, 1 - (idle - idleBefore) / passed)) : undefined
  }
}
