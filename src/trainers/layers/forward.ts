import type * as tf from '@tensorflow/tfjs'
import {disposeSaved, type Memory} from '../ops/differentiable.ts'
import type {GraphNode} from './graph.ts'
import type {Computation, Mode} from './keras-layer.ts'

/** What a forward pass leaves behind at one node. */
export interface Trace {
  readonly output: tf.Tensor
  /** null: the input, or a layer that handed its input on. */
  readonly done: {readonly computation: Computation; readonly memory: Memory} | null
}

const modeOf = (mode: Mode, isLast: boolean): Mode => ({...mode, logits: mode.logits && isLast})

function runNode(node: GraphNode, inputs: readonly tf.Tensor[], mode: Mode): Trace {
  const computation = node.layer?.compute(mode) ?? null
  if (!computation) return {output: inputs[0] as tf.Tensor, done: null}
  const {op, attrs, weights, after} = computation
  const all = [...inputs, ...weights.map(weight => weight.read())]
  const pass = op.forward(all, attrs)
  after?.(pass.saved)
  return {output: pass.output, done: {computation, memory: {inputs: all, ...pass}}}
}

/** Runs every node and keeps everything, for a backward pass or for a look at every layer's output. */
export function runAll(graph: readonly GraphNode[], x: tf.Tensor, mode: Mode): Trace[] {
  const traces: Trace[] = []
  for (const [i, node] of graph.entries()) {
    const inputs = node.inputs.map(j => (traces[j] as Trace).output)
    const isLast = i === graph.length - 1
    traces.push(node.layer ? runNode(node, inputs, modeOf(mode, isLast)) : {output: x, done: null})
  }
  return traces
}

/** Runs every node and frees what no later node needs; x stays the caller's. */
export function runToEnd(graph: readonly GraphNode[], x: tf.Tensor, mode: Mode): tf.Tensor {
  const lastUse = graph.map((_, i) => i)
  for (const [i, {inputs}] of graph.entries()) for (const j of inputs) lastUse[j] = i
  const traces: Trace[] = []
  for (const [i, node] of graph.entries()) {
    const inputs = node.inputs.map(j => (traces[j] as Trace).output)
    const isLast = i === graph.length - 1
    const trace = node.layer ? runNode(node, inputs, modeOf(mode, isLast)) : {output: x, done: null}
    if (trace.done) disposeSaved(trace.done.memory)
    // A handed-on tensor lives as long as the later of its two names.
    if (!trace.done && node.layer)
      for (const j of node.inputs) lastUse[j] = Math.max(lastUse[j] as number, lastUse[i] as number)
    traces.push(trace)
    for (const j of node.inputs) if (lastUse[j] === i) (traces[j] as Trace).output.dispose()
  }
  return (traces.at(-1) as Trace).output
}
