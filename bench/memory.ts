/**
 * Whether training stays flat: tensors, bytes in use in the engine's memory, its size and the process' resident size
 * after 50 and after 500 steps. Prints JSON.
 *
 *   npx tsx bench/memory.ts <chapter> [--batch 4] [--steps 500]
 */
import {parseArgs} from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import {selectBackend} from '../src/trainers/engines/built-in/backends/index.ts'
import type {WasmBackend} from '../src/trainers/engines/built-in/backends/wasm/backend.ts'
import {openStep} from './our-step.ts'
import {openWorkload} from './workload.ts'

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {batch: {type: 'string', default: '4'}, steps: {type: 'string', default: '500'}},
})
const [chapter = ''] = positionals
await selectBackend('wasm', 0)
const step = openStep(openWorkload(chapter, Number(options.batch)))

function figures(steps: number) {
  const {wasmBytes, peakBytes, reservedBytes} = (tf.backend() as WasmBackend).memory()
  const [usedMB, peakMB, reservedMB, residentMB] = [
    wasmBytes,
    peakBytes,
    reservedBytes,
    process.memoryUsage.rss(),
  ].map(bytes => Math.round(bytes / 2 ** 20))
  return {steps, tensors: tf.memory().numTensors, usedMB, peakMB, reservedMB, residentMB}
}

const seen = []
for (let i = 1; i <= Number(options.steps); i++) {
  step()
  // A trainer reports between its batches; without a pause the collector's background work would never end.
  if (i % 10 === 0) await new Promise(setImmediate)
  if (i === 50 || i === Number(options.steps)) seen.push(figures(i))
}
console.log(JSON.stringify({chapter, batch: Number(options.batch), after: seen}))
process.exit(0)
