// @ts-nocheck
/** The activations that kernels apply on their way out, and their derivatives seen from the output y. */
import {sigmoid, tanh} from './math.ts'
import {RELU, SIGMOID, TANH} from './numbers.ts'

@inline
export function activate(x: v128, activation: i32): v128 {
  if (activation == SIGMOID) return sigmoid(x)
  if (activation == TANH) return tanh(x)
  if (activation == RELU) return f32x4.pmax(x, f32x4.splat(0))
  return x
}

/** dy · activation'(y) */
@inline
export function derivative(y: v128, dy: v128, activation: i32): v128 {
  const one = f32x4.splat(1)
  if (activation == SIGMOID) return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)))
  if (activation == TANH) return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(y, y)))
  if (activation == RELU) return v128.and(dy, f32x4.gt(y, f32x4.splat(0)))
  return dy
}

/** Rows of n floats, `stride` bytes apart, in place. */
export function activateRows(c: usize, stride: usize, rows: i32, n: i32, activation: i32): void {
  for (let row = 0; row < rows; row++, c += stride) {
    let i: usize = 0
    const whole = <usize>(n & ~3) * 4, end = <usize>n * 4
    for (; i < whole; i += 16) v128.store(c + i, activate(v128.load(c + i), activation))
    for (; i < end; i += 4) {
      store<f32>(c + i, f32x4.extract_lane(activate(v128.load32_splat(c + i), activation), 0))
    }
  }
}
