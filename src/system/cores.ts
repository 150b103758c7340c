import {readFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'

/** A file's text; undefined where there is none that can be read. */
export type ReadText = (path: string) => string | undefined

const readText: ReadText = path => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * How many threads can compute at once: the cores that this process may run on, or as many whole ones as a quota on
 * processor time (of a container, of a system's service) is worth, at least one. Node heeds quotas in later versions
 * alone; threads beyond them make all stand still together until the next period.
 */
export function availableCores(read: ReadText = readText, cores = availableParallelism()): number {
  const quota = Math.min(...quotas(read))
  return Math.max(1, Math.min(cores, Math.floor(quota)))
}

/** In cores, of this process's control group and of those that it is in; both versions of Linux' control groups. */
function quotas(read: ReadText): readonly number[] {
  const lines = (read('/proc/self/cgroup') ?? '').split('\n').map(line => line.split(':'))
  const unified = lines.find(([id, controllers]) => id === '0' && controllers === '')?.[2]
  const cpu = lines.find(([, controllers = '']) => controllers.split(',').includes('cpu'))
  return [
    ...within(unified ?? '/').map(path => share(read(`/sys/fs/cgroup${path}cpu.max`))),
    ...within(cpu?.[2] ?? '/').flatMap(path =>
      ['cpu', 'cpu,cpuacct'].map(mount => {
        const folder = `/sys/fs/cgroup/${mount}${path}`
        return share(`${read(`${folder}cpu.cfs_quota_us`)} ${read(`${folder}cpu.cfs_period_us`)}`)
      }),
    ),
  ]
}

/** `/a/b` → `/a/b/`, `/a/`, `/`: a group's name may be as the host sees it, and only the last be there. */
function within(path: string): string[] {
  const parts = path.split('/').filter(Boolean)
  return Array.from({length: parts.length + 1}, (_, i) =>
    ['', ...parts.slice(0, parts.length - i), ''].join('/'),
  )
}

/** Of `quota period`; no quota is `max` or negative. */
function share(text = ''): number {
  const [quota, period] = text.trim().split(/\s+/).map(Number)
  return quota !== undefined && period !== undefined && quota > 0 && period > 0
    ? quota / period
    : Number.POSITIVE_INFINITY
}
