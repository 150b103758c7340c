// A worker of the thread pool: the same kernels on the same memory, waiting inside WebAssembly for its next job.
import {workerData} from 'node:worker_threads'
import type {Exports} from './exports.ts'

const {module, memory, threads, number, scratch} = workerData
const {configure, serve, fail} = new WebAssembly.Instance(module, {env: {memory}}).exports as Exports
configure(threads, number, scratch)
try {
  serve()
} catch (error) {
  fail()
  throw error
}
