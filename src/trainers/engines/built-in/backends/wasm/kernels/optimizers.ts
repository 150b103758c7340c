import type {TensorInfo} from '@tensorflow/tfjs-core'
import {ADADELTA, ADAGRAD, ADAM, ADAMW, MOMENTUM, MOVE, RMSPROP, SCALE, SGD} from '../assembly/numbers.ts'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {fusedTable} from './fused.ts'

interface Updated {
  readonly variable: TensorInfo
  readonly gradient: TensorInfo
  readonly squares?: TensorInfo
  readonly first?: TensorInfo
  readonly second?: TensorInfo
}

/** The update of one variable, to be called with a step's numbers. */
function updater(
  backend: WasmBackend,
  kind: number,
  {variable, gradient, squares, first, second}: Updated,
): (lr: number, decay: number, rest: number, restOfSecond: number, epsilon: number) => void {
  const w = backend.address(variable)
  const g = backend.address(gradient)
  const g2 = squares === undefined ? 0 : backend.address(squares)
  const a = first === undefined ? w : backend.address(first)
  const b = second === undefined ? w : backend.address(second)
  const n = sizeOf(variable.shape)
  return (lr, decay, rest, restOfSecond, epsilon) =>
    backend.wasm.optimize(kind, n, w, g, g2, a, b, lr, decay, rest, restOfSecond, epsilon)
}

/** Attributes are asked for when the update is made, also when it is made again: they are of the step that is computed then. */
function perform(backend: WasmBackend, call: () => void): [] {
  backend.perform(call)
  return []
}

export const optimizerKernels = fusedTable({
  ApplySgd: ({inputs, attrs, backend}) => {
    const update = updater(backend, SGD, inputs)
    return perform(backend, () => update(attrs.lr, 0, 0, 0, 0))
  },

  ApplyMomentum: ({inputs: {velocity: first, ...rest}, attrs, backend}) => {
    const update = updater(backend, MOMENTUM, {...rest, first})
    return perform(backend, () => update(attrs.lr, attrs.momentum, 0, 0, 0))
  },

  ApplyAdagrad: ({inputs: {accumulator: first, ...rest}, attrs, backend}) => {
    const update = updater(backend, ADAGRAD, {...rest, first})
    return perform(backend, () => update(attrs.lr, 0, 0, 0, attrs.epsilon))
  },

  ApplyAdadelta: ({inputs, attrs, backend}) => {
    const {accumulatedGradient: first, accumulatedDelta: second, ...rest} = inputs
    const update = updater(backend, ADADELTA, {...rest, first, second})
    return perform(backend, () => update(attrs.lr, attrs.rho, 1 - attrs.rho, 0, attrs.epsilon))
  },

  ApplyRmsprop: ({inputs: {meanSquare: first, ...rest}, attrs, backend}) => {
    const update = updater(backend, RMSPROP, {...rest, first})
    return perform(backend, () => update(attrs.lr, attrs.rho, 1 - attrs.rho, 0, attrs.epsilon))
  },

  ApplyAdam: ({inputs: {m: first, v: second, ...rest}, attrs, backend}) => {
    const update = updater(backend, ADAM, {...rest, first, second})
    return perform(backend, () =>
      update(attrs.lr, attrs.beta1, 1 - attrs.beta1, 1 - attrs.beta2, attrs.epsilon),
    )
  },

  ApplyAdamW: ({inputs: {m: first, v: second, ...rest}, attrs, backend}) => {
    const update = updater(backend, ADAMW, {...rest, first, second})
    return perform(backend, () =>
      update(attrs.lr, attrs.decay, 1 - attrs.beta1, 1 - attrs.beta2, attrs.epsilon),
    )
  },

  ScaleInPlace: ({inputs: {x}, attrs: {factor}, backend}) => {
    updater(backend, SCALE, {variable: x, gradient: x})(factor, 0, 0, 0, 0)
    return []
  },

  MoveTowards: ({inputs: {moving, batch}, attrs: {momentum}, backend}) => {
    updater(backend, MOVE, {variable: moving, gradient: batch})(0, momentum, 1 - momentum, 0, 0)
    return []
  },
})
