/** The numbers of §1.10. */
export interface RuleOptions {
  readonly learningRate: number
  /** Of SGDM and RMSProp. */
  readonly beta: number
  /** Of Adam. */
  readonly beta1: number
  readonly beta2: number
}

/** One of the five ways from gradients to an update; `create` makes one with moments of its own, all 0. */
export interface Rule {
  readonly id: 'sgd' | 'sgdm' | 'adagrad' | 'rmsprop' | 'adam'
  readonly name: string
  /** First moment, second moment, and the update made of them. */
  readonly formula: string
  readonly create: (
    size: number,
    options: RuleOptions,
  ) => (parameters: Float64Array, gradient: Float64Array) => void
}

/**
 * The notes have no ε under the root. Where a gradient has been exactly 0 from the start that is 0 / 0; the
 * parameter then stays where it is.
 */
const divided = (numerator: number, secondMoment: number) =>
  numerator === 0 ? 0 : numerator / Math.sqrt(secondMoment)

export const rules: readonly Rule[] = [
  {
    id: 'sgd',
    name: 'SGD',
    formula: 'm = g, V = 1; w ← w − lr · g',
    create:
      (_, {learningRate}) =>
      (parameters, gradient) => {
        for (const [i, g] of gradient.entries()) parameters[i] = (parameters[i] as number) - learningRate * g
      },
  },
  {
    id: 'sgdm',
    name: 'SGDM',
    formula: 'm = β·m + (1 − β)·g, V = 1; w ← w − lr · m',
    create: (size, {learningRate, beta}) => {
      const m = new Float64Array(size)
      return (parameters, gradient) => {
        for (const [i, g] of gradient.entries()) {
          const moment = beta * (m[i] as number) + (1 - beta) * g
          m[i] = moment
          parameters[i] = (parameters[i] as number) - learningRate * moment
        }
      }
    },
  },
  {
    id: 'adagrad',
    name: 'Adagrad',
    formula: 'm = g, V = Σ g²; w ← w − lr · g / √V',
    create: (size, {learningRate}) => {
      const v = new Float64Array(size)
      return (parameters, gradient) => {
        for (const [i, g] of gradient.entries()) {
          const second = (v[i] as number) + g * g
          v[i] = second
          parameters[i] = (parameters[i] as number) - learningRate * divided(g, second)
        }
      }
    },
  },
  {
    id: 'rmsprop',
    name: 'RMSProp',
    formula: 'm = g, V = β·V + (1 − β)·g²; w ← w − lr · g / √V',
    create: (size, {learningRate, beta}) => {
      const v = new Float64Array(size)
      return (parameters, gradient) => {
        for (const [i, g] of gradient.entries()) {
          const second = beta * (v[i] as number) + (1 - beta) * g * g
          v[i] = second
          parameters[i] = (parameters[i] as number) - learningRate * divided(g, second)
        }
      }
    },
  },
  {
    id: 'adam',
    name: 'Adam',
    formula:
      'm = β₁·m + (1 − β₁)·g, V = β₂·V + (1 − β₂)·g²; m̂ = m / (1 − β₁ᵗ), V̂ = V / (1 − β₂ᵗ); w ← w − lr · m̂ / √V̂',
    create: (size, {learningRate, beta1, beta2}) => {
      const m = new Float64Array(size)
      const v = new Float64Array(size)
      let t = 0
      return (parameters, gradient) => {
        t += 1
        const [correct1, correct2] = [1 - beta1 ** t, 1 - beta2 ** t]
        for (const [i, g] of gradient.entries()) {
          const first = beta1 * (m[i] as number) + (1 - beta1) * g
          const second = beta2 * (v[i] as number) + (1 - beta2) * g * g
          m[i] = first
          v[i] = second
          parameters[i] =
            (parameters[i] as number) - learningRate * divided(first / correct1, second / correct2)
        }
      }
    },
  },
]
