import type {Printers, Program} from '../program.ts'
import {block} from '../text.ts'
import {printApplication} from './application.ts'
import {byHand} from './by-hand.ts'
import {printData} from './data.ts'
import {printNetwork} from './network.ts'
import {printCompile, printFit} from './training.ts'

/**
 * TensorFlow.js (4.22) cannot take a gradient back through the unstacking of a single step, which is what its recurrent
 * layers do with a sequence of one: met where an embedding before them is to be trained.
 */
function printOneStep({graph, say}: Program): string[] {
  const isOneStep = graph.inputShape.length === 1 && graph.inputShape[0] === 1
  if (!isOneStep || graph.layers[0]?.kind !== 'embedding') return []
  return block(`

    // ${say({en: 'tfjs fails on the gradient of a sequence of one step: its own rule, for one step too', zh: 'tfjs 对只有一步的序列求梯度会出错：换成一步也成立的同一规则'})}
    tf.unregisterGradient('Unpack')
    tf.registerGradient({
      kernelName: 'Unpack',
      gradFunc: (dy, _, {axis}) => ({value: () => tf.stack([dy].flat() as Tf.Tensor[], Number(axis))}),
    })
  `)
}

function printImports(program: Program): string[] {
  const {facts, file, say} = program
  const form = file ? undefined : facts.picture?.program?.typescript.form
  return [
    ...(form === 'cifar' ? ["import {execFileSync} from 'node:child_process'"] : []),
    `import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'`,
    "import {createRequire} from 'node:module'",
    "import util from 'node:util'",
    ...(form === 'idx' ? ["import {gunzipSync} from 'node:zlib'"] : []),
    "import type * as Tf from '@tensorflow/tfjs'",
    ...(file ? ["import {unzipSync} from 'fflate'"] : []),
    ...(facts.kind === 'pictures' ? ["import type {Sharp} from 'sharp'"] : []),
    ...block(`

      // ${say({en: 'tfjs-node where it loads, else plain JavaScript, which is slow; Node 23 took two functions away', zh: '能装上 tfjs-node 就用它，否则用纯 JavaScript（慢）；它要用到 Node 23 去掉的两个函数'})}
      Object.assign(util, {isArray: Array.isArray, isNullOrUndefined: (value: unknown) => value == null})
      const require = createRequire(import.meta.url)
      function load(): typeof Tf {
        try {
          return require('@tensorflow/tfjs-node')
        } catch {
          return require('@tensorflow/tfjs')
        }
      }
      const tf = load()
    `),
    ...printOneStep(program),
  ]
}

/** The TypeScript program for TensorFlow.js, step by step; where tfjs' defaults are not Keras', they are spelt out. */
export const typescript: {
  readonly comment: string
  readonly needs: (program: Program) => string
  readonly steps: Printers
  /** What is printed otherwise for a network written by hand. */
  readonly byHand: Partial<Printers>
} = {
  comment: '//',
  needs: program =>
    `npm install @tensorflow/tfjs @tensorflow/tfjs-node ${program.file ? 'fflate ' : ''}sharp tsx; npx tsx <file>.mts`,
  steps: {
    import: printImports,
    data: printData,
    network: printNetwork,
    compile: printCompile,
    fit: printFit,
    apply: printApplication,
  },
  byHand,
}
