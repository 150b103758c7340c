import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import type {StartBackend} from './backend.ts'

/** tfjs' plain JavaScript backend: always there, one thread, slow. */
export const startCpu: StartBackend = async () => {
  if (!(await tf.setBackend('cpu')))
    throw new Error('the cpu backend did not initialise')
    // Else its first operation prints an advertisement for tfjs-node.
  ;(tf.backend() as unknown as {firstUse: boolean}).firstUse = false
  return {name: 'cpu', version: tf.version_core, threads: 1}
}
