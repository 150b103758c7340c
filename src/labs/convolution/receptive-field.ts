/** A stack of square kernels with stride 1, compared with one kernel that sees as much. */
export interface StackLayer {
  readonly kernel: number
  /** Side of the square of the input that one output sees. */
  readonly receptiveField: number
  /** Weights of one kernel of depth 1. */
  readonly weights: number
  /** Multiply-adds over an input of the given side, without padding. */
  readonly multiplyAdds: number
}

export function stackKernels(kernels: readonly number[], side: number): StackLayer[] {
  let receptiveField = 1
  return kernels.map(kernel => {
    receptiveField += kernel - 1
    const weights = kernel ** 2
    return {
      kernel,
      receptiveField,
      weights,
      multiplyAdds: weights * Math.max(0, side - receptiveField + 1) ** 2,
    }
  })
}

/** In how many ways each number of the receptive field reaches the one output: 1 in the corners, most in the middle. */
export function coverage(kernels: readonly number[]): number[][] {
  let line = [1]
  for (const kernel of kernels) {
    const wider = Array.from({length: line.length + kernel - 1}, () => 0)
    line.forEach((ways, i) => {
      for (let k = 0; k < kernel; k++) wider[i + k] = (wider[i + k] as number) + ways
    })
    line = wider
  }
  return line.map(down => line.map(across => down * across))
}
