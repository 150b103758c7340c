import {availableParallelism} from 'node:os'
import {describe, expect, it} from 'vitest'
import {availableCores} from '../../src/system/cores.ts'

const inGroup = (files: Readonly<Record<string, string>>) => availableCores(path => files[path], 16)

describe('cores that compute at once', () => {
  it('are those that the system gives where there is no quota', () => {
    expect(inGroup({})).toBe(16)
    expect(inGroup({'/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': 'max 100000\n'})).toBe(16)
    expect(
      inGroup({
        '/proc/self/cgroup': '3:cpu,cpuacct:/\n0::/\n',
        '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
        '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
      }),
    ).toBe(16)
    expect(availableCores()).toBeLessThanOrEqual(availableParallelism())
  })

  it.each([
    ['400000 100000\n', 4],
    ['250000 100000\n', 2],
    ['50000 100000\n', 1],
    ['9900000 100000\n', 16],
    ['nonsense\n', 16],
  ])('follow a container’s quota of %s: %i', (quota, cores) => {
    expect(inGroup({'/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': quota})).toBe(cores)
  })

  it('follow the narrowest of the groups around', () => {
    const files = {
      '/proc/self/cgroup': '0::/system.slice/train.service\n',
      '/sys/fs/cgroup/system.slice/train.service/cpu.max': '800000 100000\n',
      '/sys/fs/cgroup/system.slice/cpu.max': '300000 100000\n',
    }
    expect(inGroup(files)).toBe(3)
  })

  it('follow a quota of the older groups, whose name may be the host’s', () => {
    const files = {
      '/proc/self/cgroup': '11:cpuset:/docker/abc\n4:cpu,cpuacct:/docker/abc\n',
      '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '200000\n',
      '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000\n',
    }
    expect(inGroup(files)).toBe(2)
  })
})
