// A worker of the thread pool: the same kernels on the same memory, waiting inside WebAssembly for its next job.
import {workerData} from 'node:worker_threads'

const {module, memory, threads, number, scratch} = workerData
const {exports} = new WebAssembly.Instance(module, {env: {memory}})
exports.configure(threads, number, scratch)
try {
  exports.serve()
} catch (error) {
  exports.fail()
  throw error
}
