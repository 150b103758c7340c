/**
 * The engine's own product of two square matrices in this process, a round for every line it is sent: what a machine's
 * cores can do at most, by which the floor of a training step is reckoned.
 *
 *   tsx bench/gemm.ts
 */
import {createInterface} from 'node:readline'
import * as tf from '@tensorflow/tfjs-core'
import {selectBackend} from '../src/trainers/engines/built-in/backends/index.ts'
import {gemmSide} from './floor.ts'

const repeats = 8

const started = await selectBackend('wasm', 0, {})
if (started.name !== 'wasm') throw new Error(started.why)
const square = () => tf.randomUniform([gemmSide, gemmSide], -1, 1, 'float32', 1) as tf.Tensor2D
const [a, b] = [square(), square()]

function round(): number {
  const start = performance.now()
  for (let i = 0; i < repeats; i++) tf.dispose(tf.matMul(a, b))
  return (performance.now() - start) / repeats
}

for (let i = 0; i < 3; i++) round()
console.log(JSON.stringify({ready: true}))
for await (const _ of createInterface({input: process.stdin}))
  console.log(JSON.stringify({msPerStep: round(), peakMB: process.resourceUsage().maxRSS / 1024}))
process.exit(0)
