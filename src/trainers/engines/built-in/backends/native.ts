import {existsSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import util from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import {availableCores} from '../../../../system/cores.ts'
import type {StartBackend} from './backend.ts'
import {checkArithmetic} from './check-arithmetic.ts'
import {registerNativeKernels} from './native-kernels.ts'

const packageName = '@tensorflow/tfjs-node'

/**
 * tfjs-node: TensorFlow's own C library. It is trusted only after it has computed a real operation, because it may be
 * installed without its library, or built for another system.
 */
export const startNative: StartBackend = async ({threads, nativeFolder}) => {
  const count = threads || availableCores()
  // Read by the library when it is loaded, never again.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '3'
  process.env.TF_NUM_INTRAOP_THREADS = String(count)
  // TensorFlow leaves oneDNN's kernels off on processors without AVX-512; they are faster there too.
  process.env.TF_ENABLE_ONEDNN_OPTS ??= '1'
  restoreUtil()
  const require = createRequire(home(nativeFolder))
  require(packageName)
  if (!(await tf.setBackend('tensorflow'))) throw new Error('the tensorflow backend did not initialise')
  const {binding} = tf.backend() as unknown as {binding: Binding}
  const gpu = binding.isUsingGpuDevice()
  registerNativeKernels({gpu})
  checkArithmetic()
  return {name: 'native', version: binding.TF_Version, threads: count, ...(gpu && {devices: ['GPU:0']})}
}

/** Node 23 removed functions that tfjs-node 4.22 still calls in every operation. */
function restoreUtil(): void {
  const old = util as unknown as Record<string, unknown>
  old.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined
  old.isArray ??= Array.isArray
}

/** A file beside whose `node_modules` the package is looked for. */
const home = (folder: string | undefined): string =>
  folder !== undefined && existsSync(join(folder, 'node_modules', packageName))
    ? join(folder, 'package.json')
    : import.meta.url

interface Binding {
  readonly TF_Version: string
  /** TensorFlow's own word on it is among the lines that are silenced. */
  isUsingGpuDevice(): boolean
}
