import * as tf from '@tensorflow/tfjs-core'
import {sharedMemory} from './backends/shared-memory.ts'

/** A tensor that is written again and again. */
export class RewritableTensor {
  /** To be written, all of them, before `tensor` is asked for. */
  readonly values: Float32Array | Int32Array
  private readonly shape: number[]
  private readonly dtype: 'float32' | 'int32'
  private readonly shared: boolean
  private handle: tf.Tensor | undefined

  constructor(shape: number[], dtype: 'float32' | 'int32') {
    this.shape = shape
    this.dtype = dtype
    const memory = sharedMemory()
    this.shared = memory !== undefined
    this.handle = memory && tf.zeros(shape, dtype)
    this.values =
      memory && this.handle
        ? memory.valuesOf(this.handle)
        : new (dtype === 'int32' ? Int32Array : Float32Array)(tf.util.sizeFromShape(shape))
  }

  /** With the values as they are now: always the same where they lie in the backend's own memory, else a copy that frees the one before. */
  tensor(): tf.Tensor {
    if (!this.shared || !this.handle) {
      this.handle?.dispose()
      this.handle = tf.tensor(this.values, this.shape, this.dtype)
    }
    return this.handle
  }

  /** Somebody else freed the tensor whose memory the values are. */
  get freed(): boolean {
    return this.shared && this.handle?.isDisposed !== false
  }

  dispose(): void {
    this.handle?.dispose()
    this.handle = undefined
  }
}
