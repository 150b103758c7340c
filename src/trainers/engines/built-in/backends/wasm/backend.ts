import {MathBackendCPU} from '@tensorflow/tfjs-backend-cpu'
import type {backend_util, DataType, TensorInfo} from '@tensorflow/tfjs-core'
import type {Block} from './allocator.ts'
import {WasmData, WasmStorage} from './data.ts'
import type {Exports} from './exports.ts'
import type {Heap} from './memory.ts'

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
  readonly wasm: Exports
  /** How many threads there are: whatever a kernel gives each of them is there for all. */
  readonly threads: number
  /** How many of them take part; work is cut for so many. */
  activeThreads: number
  private readonly storage: WasmStorage

  constructor(heap: Heap, wasm: Exports, threads: number) {
    super()
    this.heap = heap
    this.wasm = wasm
    this.threads = threads
    this.activeThreads = threads
    this.storage = new WasmStorage(this)
    this.data = this.storage as unknown as MathBackendCPU['data']
  }

  /** Lets only some of the threads take part, 1 to all of them; the others sleep. */
  activate(threads: number): void {
    this.activeThreads = Math.min(Math.max(threads, 1), this.threads)
    this.wasm.activate(this.activeThreads)
  }

  /**
   * A new tensor in the shared memory, its contents undefined.
   *
   * @throws TfnotesError `out-of-memory`
   */
  allocate(shape: readonly number[], dtype: 'float32' | 'int32' | 'bool'): TensorInfo {
    const length = sizeOf(shape)
    const block = this.heap.blocks.allocate(dtype === 'bool' ? length : length * 4)
    return {
      dataId: this.storage.add(new WasmData(this, dtype, length, undefined, block)),
      shape: shape as number[],
      dtype,
    }
  }

  /** Where a tensor lies in the shared memory; it is moved there first if need be. */
  address(tensor: TensorInfo): number {
    const data = this.storage.get(tensor.dataId)
    return data.block === undefined ? data.moveIn() : data.block.address
  }

  /** Working memory of a kernel; to be given back with `release` before the kernel returns. */
  borrow(bytes: number): Block {
    return this.heap.blocks.allocate(bytes)
  }

  release(block: Block): void {
    this.heap.blocks.release(block)
  }

  /** A view of the shared memory, for small tables that JavaScript writes. */
  int32(address: number, length: number): Int32Array {
    return new Int32Array(this.heap.buffer, address, length)
  }

  /** The same data under another shape, for kernels that only rename. */
  alias(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
    this.storage.get(tensor.dataId).refCount++
    return {dataId: tensor.dataId, shape: shape as number[], dtype: tensor.dtype}
  }

  override write(values: backend_util.BackendValues, shape: number[], dtype: DataType): object {
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
    if (data.block !== undefined) this.heap.blocks.release(data.block)
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
