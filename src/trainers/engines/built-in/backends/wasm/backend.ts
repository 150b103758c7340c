import {MathBackendCPU} from '@tensorflow/tfjs-backend-cpu'
import type {backend_util, DataType, TensorInfo} from '@tensorflow/tfjs-core'
import type {Allocator, Block} from './allocator.ts'
import {Arena} from './arena.ts'
import {WasmData, WasmStorage} from './data.ts'
import type {Exports} from './exports.ts'
import type {Heap} from './memory.ts'
import {Recorder, type Recording} from './recording.ts'

interface WasmMemory {
  readonly unreliable: boolean
  readonly reasons: string[]
  /** Bytes in use in the shared memory, the most there ever were, and its size. */
  readonly wasmBytes: number
  readonly peakBytes: number
  readonly reservedBytes: number
}

/**
 * tfjs' cpu backend, with its tensors in a shared WebAssembly memory: any kernel of 'cpu' runs on it unchanged, and
 * kernels of ours find the same tensors by address.
 */
export class WasmBackend extends MathBackendCPU {
  readonly heap: Heap
  wasm: Exports
  /** How many threads there are: whatever a kernel gives each of them is there for all. */
  readonly threads: number
  /** How many of them take part; work is cut for so many. */
  activeThreads: number
  private readonly storage: WasmStorage
  /** Where new memory comes from. */
  private blocks: Allocator
  private recorder: Recorder | undefined
  private readonly startThreads: (threads: number) => void

  /** @param startThreads starts those of the first `threads` that do not run yet */
  constructor(
    heap: Heap,
    wasm: Exports,
    threads: number,
    startThreads: (threads: number) => void = () => {},
  ) {
    super()
    this.heap = heap
    this.wasm = wasm
    this.blocks = heap.blocks
    this.threads = threads
    this.activeThreads = threads
    this.startThreads = startThreads
    this.storage = new WasmStorage(this)
    this.data = this.storage as unknown as MathBackendCPU['data']
  }

  /** Lets only some of the threads take part, 1 to all of them; the others sleep. */
  activate(threads: number): void {
    this.activeThreads = Math.min(Math.max(threads, 1), this.threads)
    this.startThreads(this.activeThreads)
    this.wasm.activate(this.activeThreads)
  }

  /** Resolves when all that take part have come up, or not within a while: the others' work is done all the same. */
  async threadsUp(): Promise<void> {
    for (let waits = 0; waits < 200 && this.wasm.workersUp() < this.activeThreads - 1; waits++)
      await new Promise(resolve => setTimeout(resolve, 2))
  }

  /**
   * A new tensor in the shared memory, its contents undefined.
   *
   * @throws TfnotesError `out-of-memory`
   */
  allocate(shape: readonly number[], dtype: 'float32' | 'int32' | 'bool'): TensorInfo {
    const length = sizeOf(shape)
    const block = this.blocks.allocate(dtype === 'bool' ? length : length * 4)
    return {
      dataId: this.storage.add(new WasmData(this, dtype, length, undefined, block)),
      shape: shape as number[],
      dtype,
    }
  }

  /** Where a tensor lies in the shared memory; it is moved there first if need be. */
  address(tensor: TensorInfo): number {
    const data = this.storage.get(tensor.dataId)
    const address = data.block === undefined ? data.moveIn() : data.block.address
    this.recorder?.touches(data)
    return address
  }

  /** A tensor's own memory, for JavaScript to write into. */
  valuesOf(tensor: TensorInfo): Float32Array | Int32Array {
    const data = this.storage.get(tensor.dataId)
    if (data.block === undefined) data.moveIn()
    return data.values as Float32Array | Int32Array
  }

  /** Working memory of a kernel; to be given back with `release` before the kernel returns. */
  borrow(bytes: number): Block {
    return this.blocks.allocate(bytes)
  }

  /** The same, for a small table that JavaScript writes through `int32`. */
  borrowTable(bytes: number): Block {
    return this.recorder?.borrowTable(bytes) ?? this.blocks.allocate(bytes)
  }

  release(block: Block): void {
    if (!this.recorder?.keeps(block)) block.owner.release(block)
  }

  /** A view of a borrowed table. */
  int32(address: number, length: number): Int32Array {
    this.recorder?.writes(address)
    return new Int32Array(this.heap.buffer, address, length)
  }

  /** Calls what calls WebAssembly with numbers that differ from step to step, and will ask for them again at every repetition. */
  perform(call: () => void): void {
    const {recorder} = this
    if (recorder) this.wasm = recorder.plain
    call()
    if (!recorder) return
    this.wasm = recorder.wasm
    recorder.recording.add(call, undefined)
  }

  /** Bytes that `run` takes at a time, at most. */
  bytesOf(run: () => void): number {
    const {blocks} = this.heap
    const before = blocks.used
    blocks.highest = before
    run()
    return blocks.highest - before
  }

  /** @throws TfnotesError `out-of-memory` */
  newArena(bytes: number): Arena {
    return new Arena(this.heap.blocks, bytes)
  }

  /** Runs `step` with memory of the arena alone. Undefined: what it did cannot be repeated by its calls. */
  record(arena: Arena, step: () => void): Recording | undefined {
    const plain = this.wasm
    const recorder = new Recorder(arena, plain)
    this.recorder = recorder
    this.wasm = recorder.wasm
    this.blocks = arena.blocks
    try {
      step()
    } finally {
      this.recorder = undefined
      this.wasm = plain
      this.blocks = this.heap.blocks
    }
    return recorder.spoilt ? undefined : recorder.recording
  }

  /** JavaScript is about to read or write a tensor's values. */
  spoil(): void {
    if (this.recorder) this.recorder.spoilt = true
  }

  /** The same data under another shape, for kernels that only rename. */
  alias(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
    this.storage.get(tensor.dataId).refCount++
    return {dataId: tensor.dataId, shape: shape as number[], dtype: tensor.dtype}
  }

  override write(values: backend_util.BackendValues, shape: number[], dtype: DataType): object {
    this.spoil()
    // Some cpu kernels answer with a part of their input's own array; the memory behind it will be used again.
    const own = values as Float32Array | undefined
    const kept = own?.buffer instanceof SharedArrayBuffer ? own.slice() : values
    return this.storage.add(new WasmData(this, dtype, sizeOf(shape), kept, undefined))
  }

  override move(
    dataId: object,
    values: backend_util.BackendValues,
    shape: number[],
    dtype: DataType,
    refCount: number,
  ): void {
    this.storage.set(dataId, new WasmData(this, dtype, sizeOf(shape), values, undefined, refCount))
  }

  /** A copy: a view would show whatever the memory is used for after the tensor is gone. */
  override readSync(dataId: object): backend_util.BackendValues {
    this.spoil()
    const data = this.storage.get(dataId)
    if (data.block === undefined) return super.readSync(dataId)
    return (data.values as Float32Array).slice()
  }

  override disposeData(dataId: object, force = false): boolean {
    if (!this.storage.has(dataId)) return true
    const data = this.storage.get(dataId)
    data.refCount--
    if (!force && data.refCount > 0) return false
    if (data.complexTensorInfos) {
      this.disposeData(data.complexTensorInfos.real.dataId, true)
      this.disposeData(data.complexTensorInfos.imag.dataId, true)
    }
    this.storage.delete(dataId)
    data.block?.owner.release(data.block)
    data.block = undefined
    return true
  }

  override numDataIds(): number {
    return this.storage.numDataIds()
  }

  override memory(): WasmMemory {
    return {
      unreliable: false,
      reasons: [],
      wasmBytes: this.heap.blocks.used,
      peakBytes: this.heap.blocks.peak,
      reservedBytes: this.heap.buffer.byteLength,
    }
  }

  override epsilon(): number {
    return 1e-7
  }
}

/** Number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1
  for (let i = 0; i < shape.length; i++) size *= shape[i] as number
  return size
}
