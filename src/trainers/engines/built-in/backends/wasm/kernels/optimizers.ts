import type {TensorInfo} from '@tensorflow/tfjs-core'
import {ADADELTA, ADAGRAD, ADAM, ADAMW, MOMENTUM, MOVE, RMSPROP, SCALE, SGD} from '../assembly/numbers.ts'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {fusedTable} from './fused.ts'

function optimize(
  backend: WasmBackend,
  kind: number,
  variable: TensorInfo,
  gradient: TensorInfo,
  squares: TensorInfo | undefined,
  first: TensorInfo | undefined,
  second: TensorInfo | undefined,
  lr: number,
  decay: number,
  rest: number,
  restOfSecond: number,
  epsilon: number,
): [] {
  const w = backend.address(variable)
  const g = backend.address(gradient)
  const g2 = squares === undefined ? 0 : backend.address(squares)
  const a = first === undefined ? w : backend.address(first)
  const b = second === undefined ? w : backend.address(second)
  const n = sizeOf(variable.shape)
  backend.wasm.optimize(kind, n, w, g, g2, a, b, lr, decay, rest, restOfSecond, epsilon)
  return []
}

const none = undefined

export const optimizerKernels = fusedTable({
  ApplySgd: ({inputs: {variable, gradient}, attrs: {lr}, backend}) =>
    optimize(backend, SGD, variable, gradient, none, none, none, lr, 0, 0, 0, 0),

  ApplyMomentum: ({inputs: {variable, gradient, velocity}, attrs: {lr, momentum}, backend}) =>
    optimize(backend, MOMENTUM, variable, gradient, none, velocity, none, lr, momentum, 0, 0, 0),

  ApplyAdagrad: ({inputs: {variable, gradient, accumulator, squares}, attrs: {lr, epsilon}, backend}) =>
    optimize(backend, ADAGRAD, variable, gradient, squares, accumulator, none, lr, 0, 0, 0, epsilon),

  ApplyAdadelta: ({inputs, attrs: {lr, rho, epsilon}, backend}) => {
    const {variable, gradient, accumulatedGradient, accumulatedDelta, squares} = inputs
    const [first, second] = [accumulatedGradient, accumulatedDelta]
    return optimize(
      backend,
      ADADELTA,
      variable,
      gradient,
      squares,
      first,
      second,
      lr,
      rho,
      1 - rho,
      0,
      epsilon,
    )
  },

  ApplyRmsprop: ({inputs: {variable, gradient, meanSquare, squares}, attrs: {lr, rho, epsilon}, backend}) =>
    optimize(backend, RMSPROP, variable, gradient, squares, meanSquare, none, lr, rho, 1 - rho, 0, epsilon),

  ApplyAdam: ({inputs: {variable, gradient, m, v, squares}, attrs: {lr, beta1, beta2, epsilon}, backend}) =>
    optimize(backend, ADAM, variable, gradient, squares, m, v, lr, beta1, 1 - beta1, 1 - beta2, epsilon),

  ApplyAdamW: ({inputs, attrs: {lr, beta1, beta2, epsilon, decay}, backend}) => {
    const {variable, gradient, m, v, squares} = inputs
    return optimize(
      backend,
      ADAMW,
      variable,
      gradient,
      squares,
      m,
      v,
      lr,
      decay,
      1 - beta1,
      1 - beta2,
      epsilon,
    )
  },

  ScaleInPlace: ({inputs: {x}, attrs: {factor}, backend}) =>
    optimize(backend, SCALE, x, x, none, none, none, factor, 0, 0, 0, 0),

  MoveTowards: ({inputs: {moving, batch}, attrs: {momentum}, backend}) =>
    optimize(backend, MOVE, moving, batch, none, none, none, 0, momentum, 1 - momentum, 0, 0),
})
