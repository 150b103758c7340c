import {shortestFloat32} from '../../text/numbers.ts'
import {strip} from '../../text/strip.ts'
import type {Checkpoint} from '../session/checkpoints/read.ts'

/**
 * All weights as text, one piece after another: name, shape, values row by row (§3.5). A value is written with as few
 * digits as tell it from its neighbours in float32. Safe to print on a terminal, whatever the weights are called.
 */
export function* weightsText({state, weights}: Checkpoint): Generator<string> {
  for (const {name, shape} of state.weights) {
    const values = weights.get(name) as Float32Array
    yield `${strip(name)}\n${strip(`(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`)}\n`
    const width = shape.at(-1) ?? 1
    for (let at = 0; at < values.length; at += width)
      yield `${Array.from(values.subarray(at, at + width), shortestFloat32).join(' ')}\n`
    yield '\n'
  }
}

/** The curves as CSV: one line an epoch, empty where nothing was measured. */
export function* historyCsv({state}: Checkpoint): Generator<string> {
  const {history} = state.position
  const columns = ['loss', 'accuracy', 'valLoss', 'valAccuracy', 'lr'] as const
  yield `epoch,${columns.join(',')}\n`
  for (let i = 0; i < history.loss.length; i++)
    yield `${strip([i + 1, ...columns.map(column => history[column][i] ?? '')].join(','))}\n`
}
