import type {Engine} from '../engine.ts'
import {prepareTraining} from './prepare-training.ts'

/** TensorFlow.js' tensors on the native library, on our own WebAssembly kernels, or in plain JavaScript. */
export const builtIn: Engine = {name: 'built-in', prepare: prepareTraining}
