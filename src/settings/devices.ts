/** Which of the devices of a host a run is to compute on; all there are where nothing is said. */
export interface WantedDevices {
  /** @default the fastest kind there is */
  readonly kind?: DeviceKind
  /** So many of them, from the first on. */
  readonly count?: number
  /** These of them, counted from 0. */
  readonly indices?: readonly number[]
}

const kinds = ['cpu', 'gpu', 'tpu'] as const
export type DeviceKind = (typeof kinds)[number]

/** How devices may be written, by example. */
export const devicesAsWritten = ['2', 'gpu', 'gpu:0,1', 'cpu:0'] as const

/** More than any host has. */
const most = 1024

const isOf = (word: string, least: number) =>
  /^\d{1,4}$/.test(word) && Number(word) >= least && Number(word) <= most

/**
 * Reads what was written for the devices: nothing or `all`, how many, a kind, or which of a kind.
 * @returns undefined for what cannot be read
 */
export function readDevices(written: string): WantedDevices | undefined {
  const text = written.trim().toLowerCase()
  if (text === '' || text === 'all') return {}
  if (isOf(text, 1)) return {count: Number(text)}
  const [name, list, ...more] = text.split(':')
  const kind = kinds.find(one => one === name)
  if (!kind || more.length > 0) return undefined
  if (list === undefined) return {kind}
  const words = list.split(',').map(word => word.trim())
  if (!words.every(word => isOf(word, 0)) || new Set(words.map(Number)).size < words.length) return undefined
  return {kind, indices: words.map(Number)}
}
