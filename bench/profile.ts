/**
 * Where a training step's time goes: every kernel's share, dearest first.
 *
 *   npx tsx bench/profile.ts <chapter> [--backend wasm|native] [--threads n] [--native folder] [--steps 100] [--calls]
 *
 * `--calls` tells the calls of a kernel apart by the shapes of their inputs. Times are medians over the steps; what
 * lies between the kernels (the walk over the layers, tensors' bookkeeping) is shown as `between`.
 */
import {parseArgs} from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import {median} from '../src/system/median.ts'
import {selectBackend} from '../src/trainers/engines/built-in/backends/index.ts'
import {openStep} from './our-step.ts'
import {openWorkload} from './workload.ts'

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    backend: {type: 'string', default: 'wasm'},
    threads: {type: 'string', default: '0'},
    native: {type: 'string'},
    steps: {type: 'string', default: '100'},
    calls: {type: 'boolean', default: false},
  },
})
const backend = options.backend as 'wasm' | 'native'
const started = await selectBackend(backend, Number(options.threads), {nativeFolder: options.native})
if (started.name !== backend) throw new Error(started.why)

/** Milliseconds of every step by kernel; a kernel that calls another counts without it. */
const steps: Map<string, number>[] = []
let inner = 0

function label(name: string, inputs: Record<string, tf.TensorInfo | tf.TensorInfo[]>): string {
  if (!options.calls) return name
  const shapes = Object.values(inputs).flatMap(t => t ?? []) as tf.TensorInfo[]
  return `${name} ${shapes.map(({shape}) => `[${shape}]`).join(' ')}`
}

const name = tf.getBackend()
for (const kernel of tf.getKernelsForBackend(name)) {
  const original = kernel.kernelFunc
  kernel.kernelFunc = call => {
    const outside = inner
    inner = 0
    const start = performance.now()
    const result = original(call)
    const took = performance.now() - start
    const step = steps.at(-1)
    const key = label(kernel.kernelName, call.inputs as never)
    step?.set(key, (step.get(key) ?? 0) + took - inner)
    inner = outside + took
    return result
  }
}

const step = openStep(openWorkload(positionals[0] ?? ''), false)
for (const start = performance.now(); performance.now() - start < 1000; ) step()
const totals: number[] = []
for (let i = 0; i < Number(options.steps); i++) {
  steps.push(new Map())
  inner = 0
  const start = performance.now()
  step()
  const took = performance.now() - start
  steps.at(-1)?.set('between', took - inner)
  totals.push(took)
}

const rows = [...new Set(steps.flatMap(s => [...s.keys()]))]
  .map(key => [key, median(steps.map(s => s.get(key) ?? 0))] as const)
  .sort((a, b) => b[1] - a[1])
console.log(`${median(totals).toFixed(3).padStart(9)} ms a step`)
for (const [key, ms] of rows) console.log(`${ms.toFixed(3).padStart(9)} ${key}`)
process.exit(0)
