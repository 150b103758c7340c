import type {Engine} from '../engine.ts'

/** A tenth of a second of TensorFlow.js, which need not wait for the data nor the data for it. */
const load = () => import('./prepare.ts')

/** TensorFlow.js' tensors on the native library, on our own WebAssembly kernels, or in plain JavaScript. */
export const builtIn: Engine = {
  name: 'built-in',
  async open() {
    await load()
  },
  async prepare(task) {
    const {prepare} = await load()
    return prepare(task)
  },
}
