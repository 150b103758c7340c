import * as tf from '@tensorflow/tfjs-core'
import {HEAP, SCRATCH_SIZE} from './assembly/memory-map.ts'
import {WasmBackend} from './backend.ts'
import type {Exports} from './exports.ts'
import {registerKernels} from './kernels/index.ts'
import {Heap} from './memory.ts'
import {loadKernels, type Simd} from './module.ts'
import {defaultThreads, openWorkers} from './pool.ts'

export interface WasmOptions {
  /** @default TFNOTES_THREADS, else the number of cores */
  readonly threads?: number
  /** How many of them take part at first; the others start when they are to. @default all */
  readonly active?: number | undefined
  /** `auto` takes relaxed SIMD where the engine has it. */
  readonly simd?: 'auto' | Simd
  /** The name to register under. @default 'wasm' */
  readonly name?: string
  /** The most bytes that tensors may take together. @default 4 GB */
  readonly memoryLimit?: number
}

export interface WasmInfo {
  readonly version: string
  readonly threads: number
  readonly simd: Simd
}

const registered = new Map<string, WasmInfo>()

/**
 * Makes our WebAssembly backend known to tfjs (it does not become the current one: `tf.setBackend('wasm')`). A second
 * call under the same name changes nothing and returns what the first one did.
 *
 * @throws TfnotesError `kernels-missing`, `simd-unsupported`, `bad-threads`, `out-of-memory`
 */
export async function registerWasmBackend(options: WasmOptions = {}): Promise<WasmInfo> {
  const name = options.name ?? 'wasm'
  const before = registered.get(name)
  if (before) return before
  const kernels = await loadKernels(options.simd ?? 'auto')
  const threads = options.threads || defaultThreads(process.env)
  const backend = start(kernels, threads, options)
  registerKernels(name)
  tf.registerBackend(name, () => backend, 2)
  const info = {version: tf.version_core, threads, simd: kernels.simd}
  registered.set(name, info)
  return info
}

function start(
  kernels: Awaited<ReturnType<typeof loadKernels>>,
  threads: number,
  {memoryLimit, active = threads}: WasmOptions,
): WasmBackend {
  const heap = new Heap(HEAP, memoryLimit)
  const {exports} = new WebAssembly.Instance(kernels.module, {env: {memory: heap.memory}})
  const wasm = exports as Exports
  const scratch = heap.blocks.allocate(threads * SCRATCH_SIZE).address
  wasm.configure(threads, 0, scratch)
  const backend = new WasmBackend(heap, wasm, threads, openWorkers(kernels, heap.memory, threads, scratch))
  backend.activate(active)
  return backend
}
