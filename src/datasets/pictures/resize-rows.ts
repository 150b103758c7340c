import {readFile} from 'node:fs/promises'
import {kernelsFolder} from '../../system/kernels-folder.ts'
import type * as assembly from './assembly/resize.ts'

/** How `from` pixels in a row become `to`. */
export interface Taps {
  readonly from: number
  readonly to: number
  /** The first input pixel of every output pixel. */
  readonly first: Int32Array
  /** How many pixels every output pixel is made of: a multiple of four. */
  readonly count: number
  /** For every output pixel its weights, in the order of assembly/resize.ts. */
  readonly weights: Int16Array
}

type Kernel = typeof assembly & {readonly memory: {readonly buffer: ArrayBuffer; grow(pages: number): number}}

const compiled = await WebAssembly.compile(await readFile(new URL('resize.wasm', await kernelsFolder())))
let kept: Kernel | undefined
/** A WebAssembly memory never shrinks: what one huge picture needed is not kept for the next. */
const mostKept = 2 ** 26
const page = 2 ** 16

function kernelWith(bytes: number): Kernel {
  const kernel = kept ?? (new WebAssembly.Instance(compiled, {}).exports as Kernel)
  const missing = Math.ceil((bytes - kernel.memory.buffer.byteLength) / page)
  if (missing > 0) kernel.memory.grow(missing)
  kept = bytes > mostKept ? undefined : kernel
  return kernel
}

/** Resizes every row, then every column of a picture of 8-bit channels; rounded to bytes after each. */
export function resizeRows(data: Uint8Array, channels: number, across: Taps, down: Taps): Uint8Array {
  let end = 0
  const place = (bytes: number) => {
    const start = end
    end += Math.ceil(bytes / 16) * 16
    return start
  }
  const tables = [across, down].map(taps => ({
    ...taps,
    firstAt: place(taps.first.byteLength),
    weightsAt: place(taps.weights.byteLength),
  }))
  const source = place(data.length)
  const turned = place(across.to * down.from * channels)
  const bytes = across.to * down.to * channels
  const target = place(bytes)
  place(4 * Math.max(across.count, down.count) + 16)

  const {memory, resizeRows} = kernelWith(end)
  new Uint8Array(memory.buffer, source).set(data)
  for (const [i, {from, to, first, firstAt, count, weights, weightsAt}] of tables.entries()) {
    new Int32Array(memory.buffer, firstAt).set(first)
    new Int16Array(memory.buffer, weightsAt).set(weights)
    const [read, rows, write] = i === 0 ? [source, down.from, turned] : [turned, across.to, target]
    resizeRows(read, rows, from, channels, firstAt, weightsAt, count, to, write)
  }
  return new Uint8Array(memory.buffer, target, bytes).slice()
}
