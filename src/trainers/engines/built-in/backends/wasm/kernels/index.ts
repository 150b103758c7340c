import * as tf from '@tensorflow/tfjs-core'
import {batchNormKernels} from './batch-norm.ts'
import {biasKernels} from './bias.ts'
import {binaryKernels} from './binary.ts'
import {convKernels} from './conv.ts'
import {softmaxKernels} from './cross-entropy.ts'
import {dropoutKernels} from './dropout.ts'
import {embeddingKernels} from './embedding.ts'
import {gruKernels} from './gru.ts'
import type {KernelTable} from './kernel.ts'
import {layoutKernels} from './layout.ts'
import {lstmKernels} from './lstm.ts'
import {matmulKernels} from './matmul.ts'
import {optimizerKernels} from './optimizers.ts'
import {poolingKernels} from './pooling.ts'
import {reduceKernels} from './reduce.ts'
import {sequenceKernels} from './sequence.ts'
import {shapeKernels} from './shape.ts'
import {simpleRnnKernels} from './simple-rnn.ts'
import {unaryKernels} from './unary.ts'

/** One table per family; a kernel of ours takes the place of tfjs-cpu's of the same name. */
const tables: readonly KernelTable[] = [
  shapeKernels,
  matmulKernels,
  unaryKernels,
  binaryKernels,
  biasKernels,
  convKernels,
  poolingKernels,
  reduceKernels,
  layoutKernels,
  softmaxKernels,
  batchNormKernels,
  dropoutKernels,
  optimizerKernels,
  simpleRnnKernels,
  lstmKernels,
  gruKernels,
  embeddingKernels,
  sequenceKernels,
]

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
