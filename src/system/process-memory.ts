import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/** A trainer starts a handful of helpers; what starts thousands is none. */
const mostProcesses = 64

/**
 * Bytes that a process and those that it has started have in memory; undefined where the system does not tell, or the
 * process is gone.
 */
export function processMemory(pid: number, proc = '/proc'): number | undefined {
  const read = (...names: readonly string[]): string => {
    try {
      return readFileSync(join(proc, ...names), 'utf8')
    } catch {
      return ''
    }
  }
  let sum: number | undefined
  const waiting = [pid]
  for (let looked = 0; looked < mostProcesses; looked++) {
    const one = waiting.shift()
    if (one === undefined) break
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(read(String(one), 'status'))?.[1]
    if (kilobytes !== undefined) sum = (sum ?? 0) + Number(kilobytes) * 1024
    const children = read(String(one), 'task', String(one), 'children')
    waiting.push(...children.split(' ').filter(Boolean).map(Number))
  }
  return sum
}
