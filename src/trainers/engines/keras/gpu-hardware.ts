import {existsSync} from 'node:fs'
import {join} from 'node:path'

/** What a driver of graphics cards puts into the file system: the only thing that can be looked at in no time. */
const signs = {
  nvidia: ['dev/nvidia0', 'dev/nvidiactl', 'proc/driver/nvidia', 'dev/dxg'],
  amd: ['dev/kfd'],
} as const

export type GpuMaker = keyof typeof signs

/** Whose GPU there seems to be; undefined for none, and where the environment hides all of them. */
export function gpuHardware(
  environment: Readonly<Record<string, string | undefined>>,
  root = '/',
): GpuMaker | undefined {
  if (['', '-1'].includes(environment.CUDA_VISIBLE_DEVICES?.trim() ?? 'all')) return undefined
  const makers: readonly GpuMaker[] = ['nvidia', 'amd']
  return makers.find(maker => signs[maker].some(path => existsSync(join(root, path))))
}
