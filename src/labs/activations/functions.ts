import type {Localised} from '../../text/localised.ts'

export interface ActivationFunction {
  readonly name: string
  readonly formula: string
  readonly value: (x: number, leak: number) => number
  /** At the corner of relu and leaky relu: the slope of the left side, as TensorFlow has it. */
  readonly slope: (x: number, leak: number) => number
  /** The steepest slope it has anywhere: a chain of n keeps at most its n-th power of a gradient. */
  readonly steepest: (leak: number) => number
  readonly good: Localised
  readonly bad: Localised
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

export const activationFunctions: readonly ActivationFunction[] = [
  {
    name: 'sigmoid',
    formula: '1 / (1 + e⁻ˣ)',
    value: logistic,
    slope: x => logistic(x) * logistic(-x),
    steepest: () => 0.25,
    good: {en: 'answers between 0 and 1, like a probability', zh: '输出在 0 与 1 之间，可当作概率'},
    bad: {
      en: 'gradient vanishes in a chain; mean of the outputs is not 0; exponentials are slow',
      zh: '多层相乘梯度消失；输出均值不为 0；幂运算慢',
    },
  },
  {
    name: 'tanh',
    formula: '(1 − e⁻²ˣ) / (1 + e⁻²ˣ)',
    value: x => Math.tanh(x),
    slope: x => 1 - Math.tanh(x) ** 2,
    steepest: () => 1,
    good: {en: 'outputs have mean 0', zh: '输出均值为 0'},
    bad: {en: 'gradient vanishes away from 0; exponentials are slow', zh: '远离 0 处梯度消失；幂运算慢'},
  },
  {
    name: 'relu',
    formula: 'max(0, x)',
    value: x => Math.max(0, x),
    slope: x => (x > 0 ? 1 : 0),
    steepest: () => 1,
    good: {
      en: 'fast; no vanishing on the positive side; converges much sooner',
      zh: '计算快；正区间梯度不消失；收敛快得多',
    },
    bad: {
      en: 'mean of the outputs is not 0; a unit that only gets negative sums is dead for good',
      zh: '输出均值不为 0；输入总为负的神经元永远不再更新（神经元死亡）',
    },
  },
  {
    name: 'leaky relu',
    formula: 'max(a·x, x)',
    value: (x, leak) => Math.max(leak * x, x),
    slope: (x, leak) => (x > 0 ? 1 : leak),
    steepest: leak => Math.max(1, leak),
    good: {en: 'as relu, and no unit dies', zh: '具备 relu 的优点，且神经元不会死亡'},
    bad: {
      en: 'one more number to choose; not always better than relu',
      zh: '多一个待定的数；实际效果未必好于 relu',
    },
  },
]

/** The gradient that a chain of `layers` such functions, each fed with the last one's output, passes back from x. */
export function chainGradients(f: ActivationFunction, x: number, layers: number, leak: number): number[] {
  const gradients = [1]
  let input = x
  for (let layer = 0; layer < layers; layer++) {
    gradients.push((gradients.at(-1) as number) * f.slope(input, leak))
    input = f.value(input, leak)
  }
  return gradients
}
