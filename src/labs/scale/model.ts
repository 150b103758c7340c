import {mean, sum} from '../numbers.ts'
import type {Link} from './links.ts'

/** Backpropagation's share of a step: once forward, twice as much backward (§1.6). */
const backward = 2 / 3

/** float32. */
const bytesPerParameter = 4

export interface Machines {
  readonly devicesPerHost: number
  readonly hosts: number
  /** Between the devices of a host. */
  readonly within: Link
  /** Between hosts, what one host has of it. */
  readonly between: Link
  /** Share of the stated bandwidths that is reached, 0…1. */
  readonly reached: number
}

export interface Work {
  /** How many gradients a step sends. */
  readonly parameters: number
  /** Bytes that are sent at once, in MB. */
  readonly bucket: number
  /** Of one device with the whole batch, without communication. */
  readonly msPerStep: number
  /** The part of it that does not shrink with the batch, in milliseconds; at most all of it. */
  readonly overhead: number
  readonly batch: number
  readonly samples: number
  /** Share of the communication that may run behind backpropagation, 0…1. */
  readonly overlap: number
}

/** `strong`: the batch is shared out. `weak`: every device gets a batch of its own. */
export type Reading = 'strong' | 'weak'

export interface Scaled {
  readonly devices: number
  readonly perDevice: number
  readonly globalBatch: number
  readonly stepsPerEpoch: number
  /** Milliseconds: computing; the all-reduce; what of it is waited for; the whole step. */
  readonly computing: number
  readonly communication: number
  readonly waiting: number
  readonly step: number
  readonly epochSeconds: number
  /** One device's epoch ÷ this one. */
  readonly speedup: number
  /** The same ÷ devices. */
  readonly efficiency: number
}

export const bytesOf = ({parameters}: Pick<Work, 'parameters'>): number => parameters * bytesPerParameter

/** What is added up over all devices. */
export interface Sum {
  readonly bytes: number
  /** In how many pieces it is sent. */
  readonly pieces: number
}

/**
 * Milliseconds of a ring all-reduce: every device sends 2(n−1)/n of the bytes, as fast as the slowest link of the ring,
 * and every piece passes 2(n−1) times from neighbour to neighbour, 2(hosts−1) times of these between hosts.
 */
export function allReduce(
  {devicesPerHost, within, between, reached}: Omit<Machines, 'hosts'>,
  {bytes, pieces}: Sum,
  devices: number,
): number {
  const hosts = Math.ceil(devices / devicesPerHost)
  const used = [...(devices > hosts ? [within] : []), ...(hosts > 1 ? [between] : [])]
  if (used.length === 0) return 0
  const bytesPerMillisecond =
    Math.min(...used.map(({gigabytesPerSecond}) => gigabytesPerSecond)) * reached * 1e6
  const microseconds = 2 * (devices - hosts) * within.microseconds + 2 * (hosts - 1) * between.microseconds
  return (2 * (devices - 1) * bytes) / devices / bytesPerMillisecond + (pieces * microseconds) / 1e3
}

const gradients = (work: Work): Sum => {
  const bytes = bytesOf(work)
  return {bytes, pieces: Math.ceil(bytes / (work.bucket * 1e6))}
}

/** What so many devices come to. */
export function scaled(machines: Machines, work: Work, devices: number, reading: Reading): Scaled {
  const {epochSeconds} = unscaled(machines, work, 1, reading)
  const row = unscaled(machines, work, devices, reading)
  const speedup = epochSeconds / row.epochSeconds
  return {...row, speedup, efficiency: speedup / devices}
}

function unscaled(
  machines: Machines,
  work: Work,
  devices: number,
  reading: Reading,
): Omit<Scaled, 'speedup' | 'efficiency'> {
  const {batch, samples} = work
  const globalBatch = Math.min(samples, reading === 'strong' ? batch : batch * devices)
  const whole = Math.floor(samples / globalBatch)
  const rest = samples - whole * globalBatch
  const full = stepOf(machines, work, devices, globalBatch)
  const short = rest > 0 ? stepOf(machines, work, devices, rest).step : 0
  return {
    devices,
    globalBatch,
    stepsPerEpoch: Math.ceil(samples / globalBatch),
    ...full,
    epochSeconds: (whole * full.step + short) / 1e3,
  }
}

/** One step on a batch that is shared out. */
function stepOf(machines: Machines, work: Work, devices: number, globalBatch: number) {
  const {msPerStep, overhead, batch, overlap} = work
  const perDevice = Math.ceil(globalBatch / devices)
  const computing = overhead + (msPerStep - overhead) * (perDevice / batch)
  const communication = allReduce(machines, gradients(work), devices)
  const waiting = communication - Math.min(overlap * communication, backward * computing)
  return {perDevice, computing, communication, waiting, step: computing + waiting}
}

/** 1, doubled until a host is full, then doubled in hosts, up to all of them. */
export function deviceCounts({devicesPerHost, hosts}: Pick<Machines, 'devicesPerHost' | 'hosts'>): number[] {
  const doubled = (to: number) =>
    [...Array.from({length: Math.ceil(Math.log2(to))}, (_, i) => 2 ** i), to].filter(n => n <= to)
  return [...new Set([...doubled(devicesPerHost), ...doubled(hosts).map(n => n * devicesPerHost)])]
}

/** Why further devices stop paying. */
export type Why = 'communication' | 'small-batches' | 'no-samples'

/** From how many devices on each does less than half of what one does alone; undefined where that is never so. */
export function stops(
  machines: Machines,
  work: Work,
  reading: Reading,
): {devices: number; why: Why} | undefined {
  for (let devices = 2; devices <= machines.devicesPerHost * machines.hosts; devices++) {
    const row = scaled(machines, work, devices, reading)
    if (row.efficiency >= 0.5) continue
    if (row.globalBatch < devices) return {devices, why: 'no-samples'}
    const useful = (work.msPerStep * row.globalBatch) / work.batch / devices
    return {devices, why: row.waiting >= row.computing - useful ? 'communication' : 'small-batches'}
  }
  return undefined
}

/** The number of devices with the shortest epoch, the fewest of equals. */
export function fastest(machines: Machines, work: Work, reading: Reading): Scaled {
  let best = scaled(machines, work, 1, reading)
  for (let devices = 2; devices <= machines.devicesPerHost * machines.hosts; devices++) {
    const row = scaled(machines, work, devices, reading)
    if (row.epochSeconds < best.epochSeconds) best = row
  }
  return best
}

/** The straight line through milliseconds by size; its beginning is no less than 0. */
export function straightLine(points: readonly (readonly [size: number, milliseconds: number])[]): {
  readonly fixed: number
  readonly perUnit: number
} {
  const x = mean(points.map(([size]) => size))
  const y = mean(points.map(([, milliseconds]) => milliseconds))
  const perUnit =
    sum(points.map(([size, ms]) => (size - x) * (ms - y))) / sum(points.map(([size]) => (size - x) ** 2))
  return {fixed: Math.max(0, y - perUnit * x), perUnit}
}
