import {createHash} from 'node:crypto'
import {createRandom} from '../../random/random.ts'
import {permutation} from '../../random/shuffle.ts'
import type {Samples, Values} from '../dataset.ts'
import {type OpenValues, openValues, viewOf} from '../values.ts'
import {describePictures, frequencies} from './frequencies.ts'

/** Samples that are the same, or nearly: their numbers, ascending; two at least. */
export type Group = readonly number[]

/** Samples whose values are the same, each group by its first; every sample is in one group at most. */
export function sameSamples(samples: Compared, size: number): Group[] {
  const values = openValues(samples, size)
  const hash = samples.from?.store.hash
  const groups = new Map<string, number[]>()
  for (let sample = 0; sample < samples.count; sample++) {
    const key = hash ? hash(samples.from?.places[sample] as number) : hashOf(viewOf(values, sample))
    const group = groups.get(key)
    if (group) group.push(sample)
    else groups.set(key, [sample])
  }
  return [...groups.values()].filter(group => group.length > 1)
}

type Compared = Pick<Samples, 'x' | 'count' | 'from'>

/** What says of two samples that their values are the same. */
export const hashOf = ({buffer, byteOffset, byteLength}: Values): string =>
  createHash('sha1')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('base64')

/**
 * How far apart two pictures may be that are called the same, where each without its ground has the length 1: 0 is the
 * same but for brightness and contrast, 1.4 has nothing in common.
 */
const nearest = 0.15

/** Pictures of one bucket that one is held against: where all look alike, comparing all with all would not end. */
const mostCompared = 64

/**
 * The perceptual hash: 32 bits, one for each of the frequencies in which the pictures differ most, whether it is above
 * its mean. A picture lies in as many buckets as there are tables, in each by some of the bits: two that are 0.1 apart
 * have a bucket in common 99 times of 100.
 */
const hashBits = 32
const [tables, bits] = [16, 14]
/** Bits in which the hashes of two that are the same differ at most. */
const mostFlipped = 14

/**
 * Pictures that look the same though their values differ: each group around its first. Each is only compared with the
 * first ones of groups that lie in a bucket with it.
 *
 * @param left samples to pass over: copies of others
 */
export function nearSamples(samples: Compared, shape: readonly number[], left: ReadonlySet<number>): Group[] {
  const {count} = samples
  const size = shape.reduce((product, side) => product * side, 1)
  const values = openValues(samples, size)
  const described = widestFirst(describePictures(values, count, shape), count)
  const hashes = hashesOf(described, count)
  const masks = Array.from({length: tables}, (_, table) =>
    permutation(hashBits, createRandom(table, 'check'))
      .subarray(0, bits)
      .reduce((mask, bit) => mask | (1 << bit), 0),
  )
  const buckets = masks.map(() => new Map<number, number[]>())
  const groups = new Map<number, number[]>()
  for (let sample = 0; sample < count; sample++) {
    if (left.has(sample) || isBlank(described, sample)) continue
    const hash = hashes[sample] as number
    const found = masks.map((mask, table) => bucketOf(buckets[table] as Buckets, hash & mask))
    const leader = leaderOf(
      found,
      hashes,
      hash,
      other => isNear(described, sample, other) && differ(values, sample, other) <= nearest,
    )
    if (leader === undefined) for (const bucket of found) bucket.push(sample)
    else groups.set(leader, [...(groups.get(leader) ?? [leader]), sample])
  }
  return [...groups.values()]
}

type Buckets = Map<number, number[]>

function bucketOf(buckets: Buckets, key: number): number[] {
  const found = buckets.get(key)
  if (found) return found
  const made: number[] = []
  buckets.set(key, made)
  return made
}

function leaderOf(
  buckets: readonly (readonly number[])[],
  hashes: Int32Array,
  hash: number,
  isSame: (other: number) => boolean,
): number | undefined {
  for (const bucket of buckets)
    for (let i = bucket.length - 1; i >= Math.max(0, bucket.length - mostCompared); i--) {
      const other = bucket[i] as number
      if (ones(hash ^ (hashes[other] as number)) <= mostFlipped && isSame(other)) return other
    }
  return undefined
}

/** How many bits are set. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** A frequency that deviates less from its mean says nothing: its bit would be noise. */
const leastDeviation = 0.03

function hashesOf(described: Float32Array, count: number): Int32Array {
  const hashes = new Int32Array(count)
  for (let bit = 0; bit < hashBits; bit++) {
    const {mean, deviation} = spreadOf(described, count, bit)
    if (deviation < leastDeviation) continue
    for (let sample = 0; sample < count; sample++)
      if ((described[sample * frequencies + bit] as number) > mean)
        hashes[sample] = (hashes[sample] as number) | (1 << bit)
  }
  return hashes
}

function spreadOf(described: Float32Array, count: number, frequency: number) {
  let [sum, squares] = [0, 0]
  for (let at = frequency; at < described.length; at += frequencies) {
    const value = described[at] as number
    sum += value
    squares += value * value
  }
  const mean = sum / Math.max(1, count)
  return {mean, deviation: Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean))}
}

const isBlank = (described: Float32Array, sample: number) =>
  described.subarray(sample * frequencies, (sample + 1) * frequencies).every(value => value === 0)

/** With those frequencies first in which the pictures differ most: two that are not alike soon show it. */
function widestFirst(described: Float32Array, count: number): Float32Array {
  const spread = Array.from({length: frequencies}, (_, at) => spreadOf(described, count, at).deviation)
  const order = [...spread.keys()].sort((a, b) => (spread[b] as number) - (spread[a] as number))
  const sorted = new Float32Array(described.length)
  for (let from = 0; from < sorted.length; from += frequencies)
    for (let i = 0; i < frequencies; i++) sorted[from + i] = described[from + (order[i] as number)] as number
  return sorted
}

function isNear(described: Float32Array, a: number, b: number): boolean {
  let squares = 0
  for (let i = 0; i < frequencies; i++) {
    const difference = (described[a * frequencies + i] as number) - (described[b * frequencies + i] as number)
    squares += difference * difference
    if (squares > nearest * nearest) return false
  }
  return true
}

/** The distance of two pictures, each without its ground and with the length 1. */
function differ(values: OpenValues, a: number, b: number): number {
  const {size} = values
  // The first one is copied: what lies on the disk is read over it.
  const first = viewOf(values, a).slice()
  const second = viewOf(values, b)
  let [sumA, sumB, squaresA, squaresB, both] = [0, 0, 0, 0, 0]
  for (let i = 0; i < size; i++) {
    const [one, other] = [first[i] as number, second[i] as number]
    sumA += one
    sumB += other
    squaresA += one * one
    squaresB += other * other
    both += one * other
  }
  const lengths = Math.sqrt((squaresA - (sumA * sumA) / size) * (squaresB - (sumB * sumB) / size))
  return Math.sqrt(Math.max(0, 2 - (2 * (both - (sumA * sumB) / size)) / (lengths || 1)))
}
