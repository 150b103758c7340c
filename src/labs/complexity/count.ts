/** A fully connected layer, counted as the notes count: w and b are parameters, only the products with w cost time. */
export interface DenseCount {
  readonly inputs: number
  readonly outputs: number
  readonly weights: number
  readonly biases: number
  readonly parameters: number
  readonly multiplyAdds: number
}

/** Counts a stack of fully connected layers; the first width is that of the input, which is no layer. */
export const countDense = (widths: readonly number[]): DenseCount[] =>
  widths.slice(1).map((outputs, i) => {
    const inputs = widths[i] as number
    const weights = inputs * outputs
    return {inputs, outputs, weights, biases: outputs, parameters: weights + outputs, multiplyAdds: weights}
  })
