import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf} from '../backend.ts'
import {type Call, cpuKernel, type Kernel, type KernelTable} from './kernel.ts'

/** tfjs' names in the order of the numbers in assembly/unary.ts. */
const names = [
  'Relu',
  'Sigmoid',
  'Tanh',
  'Exp',
  'Sqrt',
  'Square',
  'Neg',
  'Abs',
  'Rsqrt',
  'Reciprocal',
  'Step',
  'Sign',
] as const

function unary(name: string, operation: number): Kernel {
  const onCpu = cpuKernel(name)
  return (call: Call<{x: TensorInfo}, {alpha?: number}>) => {
    const {x} = call.inputs
    if (x.dtype !== 'float32' || call.attrs?.alpha) return onCpu(call)
    const {backend} = call
    const y = backend.allocate(x.shape, 'float32')
    backend.wasm.unary(operation, backend.address(x), backend.address(y), sizeOf(x.shape))
    return y
  }
}

export const unaryKernels: KernelTable = Object.fromEntries(names.map((name, i) => [name, unary(name, i)]))
