import type {backend_util, DataType, TensorInfo} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import type {Block} from './allocator.ts'
import type {WasmBackend} from './backend.ts'

const views = {float32: Float32Array, int32: Int32Array, bool: Uint8Array} as const

/**
 * One tensor's data, and its own data id. Values that JavaScript wrote stay where they are until a kernel of ours
 * asks for their address; from then on they live in the shared memory, and `values` is a view of it.
 */
export class WasmData {
  readonly owner: WasmBackend
  dtype: DataType
  refCount: number
  /** Where the data lies in the shared memory, if it does. */
  block: Block | undefined
  alive = true
  complexTensorInfos?: {real: TensorInfo; imag: TensorInfo}
  private length: number
  private held: backend_util.BackendValues | undefined

  constructor(
    owner: WasmBackend,
    dtype: DataType,
    length: number,
    values: backend_util.BackendValues | undefined,
    block: Block | undefined,
    refCount = 1,
  ) {
    this.owner = owner
    this.dtype = dtype
    this.length = length
    this.held = values
    this.block = block
    this.refCount = refCount
  }

  get values(): backend_util.BackendValues {
    if (this.block !== undefined) this.owner.spoil()
    if (this.held === undefined && this.block !== undefined) {
      const View = views[this.dtype as keyof typeof views]
      this.held = new View(
        this.owner.heap.buffer as ArrayBuffer,
        this.block.address,
        this.length,
      ) as backend_util.BackendValues
    }
    return this.held as backend_util.BackendValues
  }

  set values(values: backend_util.BackendValues) {
    if (this.block !== undefined) (this.values as Float32Array).set(values as Float32Array)
    else this.held = values
  }

  /** Moves the values into the shared memory and returns their address there. */
  moveIn(): number {
    const values = this.held
    this.block = this.owner.heap.blocks.allocate(this.length * (this.dtype === 'bool' ? 1 : 4))
    this.held = undefined
    if (values !== undefined) (this.values as Float32Array).set(values as Float32Array)
    return this.block.address
  }
}

/**
 * Finds a tensor's data without a look-up where the data id is ours; ids of tensors that came from another backend
 * are kept in the map of the base class.
 */
export class WasmStorage extends tf.DataStorage<WasmData> {
  private readonly owner: WasmBackend
  private count = 0

  constructor(owner: WasmBackend) {
    super(owner, tf.engine())
    this.owner = owner
  }

  private owns(id: object): id is WasmData {
    return id instanceof WasmData && id.owner === this.owner && id.alive
  }

  add(data: WasmData): WasmData {
    this.count++
    return data
  }

  override get(id: object): WasmData {
    return this.owns(id) ? id : super.get(id)
  }

  override set(id: object, data: WasmData): void {
    this.count++
    super.set(id, data)
  }

  override has(id: object): boolean {
    return this.owns(id) || super.has(id)
  }

  override delete(id: object): boolean {
    this.count--
    if (!this.owns(id)) return super.delete(id)
    id.alive = false
    return true
  }

  override numDataIds(): number {
    return this.count
  }
}
