import * as tf from '@tensorflow/tfjs'
import {binaryKernels} from './binary.ts'
import type {KernelTable} from './kernel.ts'
import {matmulKernels} from './matmul.ts'
import {shapeKernels} from './shape.ts'
import {unaryKernels} from './unary.ts'

/** One table per family; a kernel of ours takes the place of tfjs-cpu's of the same name. */
const tables: readonly KernelTable[] = [shapeKernels, matmulKernels, unaryKernels, binaryKernels]

/** Registers tfjs-cpu's kernels for our backend, and ours over them. */
export function registerKernels(backendName: string): void {
  tf.copyRegisteredKernels('cpu', backendName)
  for (const table of tables) {
    for (const [kernelName, kernel] of Object.entries(table)) {
      if (tf.getKernel(kernelName, backendName)) tf.unregisterKernel(kernelName, backendName)
      tf.registerKernel({kernelName, backendName, kernelFunc: kernel as unknown as tf.KernelFunc})
    }
  }
}
