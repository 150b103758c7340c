/**
 * A counter-based generator: the i-th number of a stream is a pure function of the stream's key and i, so that a
 * tensor can be filled by any number of threads in any order, and a resumed run needs no generator state. Two rounds
 * of the 32-bit finaliser "lowbias32" (C. Wellons, hash-prospector), one keyed word before each.
 */
export type Key = readonly [number, number]

const mix = (word: number): number => {
  let x = word
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97)
  return x ^ (x >>> 15)
}

/** FNV-1a of the text's UTF-16 units: names become numbers that a key can be made from. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** A stream's key from any number of non-negative integers below 2^53. */
export function deriveKey(...words: readonly number[]): Key {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (const word of words) {
    const low = word >>> 0
    const high = Math.floor(word / 2 ** 32) >>> 0
    a = mix(a ^ low) + 0x6a09e667
    b = mix(b + mix(high + a))
  }
  return [a >>> 0, b >>> 0]
}

/** 32 random bits: element `index` of the stream. */
export const bitsAt = (key: Key, index: number): number => mix(mix(index ^ key[0]) + key[1]) >>> 0

/** Uniform in [0, 1) with 24 bits, as many as a float32 holds. */
export const uniformAt = (key: Key, index: number): number => (bitsAt(key, index) >>> 8) / 2 ** 24

/** Standard normal by Box and Muller from elements 2·index and 2·index + 1. */
export function normalAt(key: Key, index: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformAt(key, 2 * index)))
  return radius * Math.cos(2 * Math.PI * uniformAt(key, 2 * index + 1))
}
