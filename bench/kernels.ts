/**
 * Speed of the WebAssembly engine's products and convolutions at the chapters' sizes, in GFLOP/s, and what the deep
 * networks' convolutions take together per training step at batch 32.
 *
 *   npx tsx bench/kernels.ts [--threads n] [--simd relaxed|plain] [--stock] [--only text] [--cpu]
 *
 * `--cpu` counts the process's own processor time instead of the clock's, for one thread on a busy machine.
 * `--stock` measures @tensorflow/tfjs-backend-wasm beside it, where that has the kernel. Every figure is the best of
 * several runs: other programs on the machine only ever add time.
 */
import {parseArgs} from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import {registerWasmBackend} from '../src/trainers/engines/built-in/backends/wasm/index.ts'
import {type Layer, layers, products} from './kernel-shapes.ts'

const {values: options} = parseArgs({
  options: {
    threads: {type: 'string'},
    simd: {type: 'string', default: 'auto'},
    stock: {type: 'boolean', default: false},
    cpu: {type: 'boolean', default: false},
    only: {type: 'string', default: ''},
    runs: {type: 'string', default: '12'},
  },
})

const info = await registerWasmBackend({
  name: 'tfnotes',
  simd: options.simd as 'auto',
  ...(options.threads !== undefined && {threads: Number(options.threads)}),
})
const backends = ['tfnotes']
if (options.stock) {
  await import('@tensorflow/tfjs-backend-wasm')
  // Stock tfjs starts up asynchronously, once.
  await tf.setBackend('wasm')
  backends.push('wasm')
}
console.log(`${info.threads} threads, ${info.simd} SIMD, Node ${process.version}`)

function now(): number {
  if (!options.cpu) return performance.now()
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

/** Best time of one call, in milliseconds; undefined where the backend lacks the kernel. */
function time(name: string, inputs: () => Record<string, tf.Tensor>, attrs: object): number | undefined {
  const kernel = tf.getKernel(name, tf.getBackend())
  if (!kernel) return undefined
  const backend = tf.backend()
  const held = inputs()
  const call = () => {
    const out = kernel.kernelFunc({inputs: held, attrs: attrs as tf.NamedAttrMap, backend})
    backend.disposeData((out as tf.TensorInfo).dataId)
  }
  call()
  const start = now()
  call()
  const repeats = Math.max(1, Math.ceil(8 / (now() - start)))
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < Number(options.runs); run++) {
    const from = now()
    for (let i = 0; i < repeats; i++) call()
    best = Math.min(best, (now() - from) / repeats)
  }
  tf.dispose(held)
  return best
}

const random = (...shape: number[]) => tf.randomUniform(shape, -1, 1)

const cell = (ms: number | undefined, flops: number) =>
  ms === undefined
    ? 'none'.padStart(18)
    : `${ms.toFixed(3).padStart(9)} ${(flops / ms / 1e6).toFixed(1).padStart(6)}  `

function row(
  label: string,
  flops: number,
  calls: readonly (readonly [string, () => Record<string, tf.Tensor>, object] | undefined)[],
) {
  const totals: number[] = []
  const cells = backends.flatMap(backend => {
    tf.setBackend(backend)
    return calls.map(call => {
      if (!call) return ''.padStart(18)
      const ms = time(...call)
      if (backend === 'tfnotes') totals.push(ms ?? 0)
      return cell(ms, flops)
    })
  })
  console.log(label.padEnd(44) + cells.join(' '))
  return totals
}

const wanted = (label: string) => label.includes(options.only)

console.log(
  `${''.padEnd(44)}${backends.map(name => `${name}: ms GFLOP/s forward, for input, for weights`).join('   ')}`,
)
for (const [name, m, k, n] of products.filter(([name]) => wanted(name))) {
  row(`${name} [${m},${k}]·[${k},${n}]`, 2 * m * k * n, [
    ['BatchMatMul', () => ({a: random(m, k), b: random(k, n)}), {transposeA: false, transposeB: false}],
    ['BatchMatMul', () => ({a: random(m, n), b: random(k, n)}), {transposeA: false, transposeB: true}],
    ['BatchMatMul', () => ({a: random(m, k), b: random(m, n)}), {transposeA: true, transposeB: false}],
  ])
}

const sums = new Map<string, number>()
for (const layer of layers.filter(({network}) => wanted(network))) {
  const totals = convolution(layer)
  const ms = totals.reduce((a, b) => a + b, 0) * layer.count
  sums.set(layer.network, (sums.get(layer.network) ?? 0) + ms)
}
for (const [network, ms] of sums)
  console.log(`${network.padEnd(14)} convolutions ${ms.toFixed(1)} ms per step`)

function convolution(layer: Layer): readonly number[] {
  const {size, from, to, kernel, stride, pad} = layer
  const out = pad === 'same' ? Math.ceil(size / stride) : Math.ceil((size - kernel + 1) / stride)
  const shared = {strides: [stride, stride], pad, dataFormat: 'NHWC', dilations: [1, 1]}
  const [x, filter, dy] = [
    () => random(32, size, size, from),
    () => random(kernel, kernel, from, to),
    () => random(32, out, out, to),
  ]
  const label = `${layer.network} ${layer.count}× ${size}² ${from}→${to} ${kernel}×${kernel}/${stride}`
  return row(label, 2 * 32 * out * out * kernel * kernel * from * to, [
    ['Conv2D', () => ({x: x(), filter: filter()}), shared],
    layer.first
      ? undefined
      : [
          'Conv2DBackpropInput',
          () => ({dy: dy(), filter: filter()}),
          {...shared, inputShape: [32, size, size, from]},
        ],
    [
      'Conv2DBackpropFilter',
      () => ({x: x(), dy: dy()}),
      {...shared, filterShape: [kernel, kernel, from, to]},
    ],
  ])
}
process.exit(0)
