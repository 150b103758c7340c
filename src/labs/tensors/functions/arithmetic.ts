import type {Localised} from '../../../text/localised.ts'
import {type DType, isInteger, multiply, type Tensor} from '../tensor.ts'
import {tensorValue} from '../values.ts'
import type {Call} from './call.ts'
import {parameters, type TensorFunction} from './function.ts'
import {mapTensor, zip} from './kernels.ts'

const numbers: readonly DType[] = ['int32', 'int64', 'float32', 'float64']
const all: readonly DType[] = [...numbers, 'bool']

type Operation = (dtype: DType, x: number, y: number, call: Call) => number

/** Element by element, of two tensors of one dtype; comparisons answer bool. */
function elementwise(
  call: Call,
  [x, y]: readonly [Tensor, Tensor],
  operation: Operation,
  to = x.dtype,
): Tensor {
  const {dtype} = x
  const result = zip(x, y, to, (a, b) => operation(dtype, a, b, call), call.budget, call.node)
  if (!result)
    throw call.fail(undefined, 'shapes-broadcast', {
      left: `[${x.shape.join(', ')}]`,
      right: `[${y.shape.join(', ')}]`,
    })
  return result
}

function binary(
  name: string,
  also: readonly string[],
  accepted: readonly DType[],
  operation: Operation,
  meaning: Localised,
  to?: DType,
): TensorFunction {
  return {
    name,
    also,
    parameters: parameters('x y'),
    meaning,
    call: call => {
      const pair = call.pair()
      call.requireDtype('x', pair[0].dtype, accepted)
      return tensorValue(elementwise(call, pair, operation, to))
    },
  }
}

const floorDivide: Operation = (dtype, x, y, call) => {
  if (isInteger(dtype) && y === 0) throw call.fail('y', 'division-by-zero')
  return Math.floor(x / y)
}

/** The remainder that goes with rounding down: it has the sign of y. */
const floorModulo: Operation = (dtype, x, y, call) => {
  if (isInteger(dtype) && y === 0) throw call.fail('y', 'division-by-zero')
  const rest = x % y
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest
}

const power: Operation = (dtype, x, y, call) => {
  if (!isInteger(dtype)) return x ** y
  if (y < 0) throw call.fail('y', 'negative-power')
  let result = 1
  for (let [base, rest] = [x, y]; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(dtype, result, base)
    if (rest > 1) base = multiply(dtype, base, base)
  }
  return result
}

/** True division: whole numbers are divided as float64. */
function divide(call: Call) {
  const pair = call.pair()
  call.requireDtype('x', pair[0].dtype, numbers)
  const to = isInteger(pair[0].dtype) ? 'float64' : pair[0].dtype
  return tensorValue(elementwise(call, pair, (_, x, y) => x / y, to))
}

const answer = (isTrue: boolean) => (isTrue ? 1 : 0)

export const arithmetic: readonly TensorFunction[] = [
  binary('add', ['math.add'], numbers, (_, x, y) => x + y, {en: 'adds element by element', zh: '逐元素相加'}),
  binary('subtract', ['math.subtract'], numbers, (_, x, y) => x - y, {
    en: 'subtracts element by element',
    zh: '逐元素相减',
  }),
  binary('multiply', ['math.multiply'], numbers, multiply, {
    en: 'multiplies element by element (matmul is the product of matrices)',
    zh: '逐元素相乘（矩阵乘法用 matmul）',
  }),
  {
    name: 'divide',
    also: ['math.divide', 'math.truediv', 'truediv'],
    parameters: parameters('x y'),
    meaning: {
      en: 'divides element by element; whole numbers give float64',
      zh: '逐元素相除；整数相除得到 float64',
    },
    call: divide,
  },
  binary('floorDiv', ['floordiv', 'math.floordiv'], numbers, floorDivide, {
    en: 'divides and rounds down',
    zh: '相除后向下取整',
  }),
  binary('mod', ['math.mod', 'floormod', 'math.floormod'], numbers, floorModulo, {
    en: 'remainder of division',
    zh: '相除的余数',
  }),
  binary('pow', ['math.pow'], numbers, power, {en: 'x to the power of y', zh: 'x 的 y 次方'}),
  binary(
    'maximum',
    ['math.maximum'],
    numbers,
    (_, x, y) => (Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : Math.max(x, y)),
    {
      en: 'the larger of two, element by element',
      zh: '逐元素取较大者',
    },
  ),
  binary(
    'minimum',
    ['math.minimum'],
    numbers,
    (_, x, y) => (Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : Math.min(x, y)),
    {
      en: 'the smaller of two, element by element',
      zh: '逐元素取较小者',
    },
  ),
  binary(
    'greater',
    ['math.greater'],
    numbers,
    (_, x, y) => answer(x > y),
    {en: 'is x greater than y?', zh: 'x 是否大于 y'},
    'bool',
  ),
  binary(
    'greaterEqual',
    ['greater_equal', 'math.greater_equal'],
    numbers,
    (_, x, y) => answer(x >= y),
    {en: 'is x at least y?', zh: 'x 是否不小于 y'},
    'bool',
  ),
  binary(
    'less',
    ['math.less'],
    numbers,
    (_, x, y) => answer(x < y),
    {en: 'is x less than y?', zh: 'x 是否小于 y'},
    'bool',
  ),
  binary(
    'lessEqual',
    ['less_equal', 'math.less_equal'],
    numbers,
    (_, x, y) => answer(x <= y),
    {en: 'is x at most y?', zh: 'x 是否不大于 y'},
    'bool',
  ),
  binary(
    'equal',
    ['math.equal'],
    all,
    (_, x, y) => answer(x === y),
    {en: 'are they equal?', zh: '是否相等'},
    'bool',
  ),
  binary(
    'notEqual',
    ['not_equal', 'math.not_equal'],
    all,
    (_, x, y) => answer(x !== y),
    {en: 'do they differ?', zh: '是否不等'},
    'bool',
  ),
  binary('logicalAnd', ['logical_and', 'math.logical_and'], ['bool'], (_, x, y) => x && y, {
    en: 'are both true?',
    zh: '两者是否都为真',
  }),
  binary('logicalOr', ['logical_or', 'math.logical_or'], ['bool'], (_, x, y) => x || y, {
    en: 'is one of them true?',
    zh: '是否有一个为真',
  }),
]

const floats: readonly DType[] = ['float32', 'float64']

function unary(
  name: string,
  also: readonly string[],
  accepted: readonly DType[],
  operation: (x: number, dtype: DType) => number,
  meaning: Localised,
): TensorFunction {
  return {
    name,
    also,
    parameters: parameters('x'),
    meaning,
    call: call => {
      const tensor = call.tensorOf('x', accepted)
      call.budget.allocate(tensor.shape, call.node)
      return tensorValue(mapTensor(tensor, x => operation(x, tensor.dtype)))
    },
  }
}

/** Halves go to the even neighbour. */
function roundHalfEven(x: number): number {
  const rounded = Math.round(x)
  const result = Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded
  return result === 0 && (x < 0 || Object.is(x, -0)) ? -0 : result
}

export const unaries: readonly TensorFunction[] = [
  unary('square', ['math.square'], numbers, (x, dtype) => multiply(dtype, x, x), {en: 'x · x', zh: '平方'}),
  unary('sqrt', ['math.sqrt'], floats, Math.sqrt, {en: 'square root', zh: '平方根'}),
  unary('abs', ['math.abs'], numbers, Math.abs, {en: 'without the sign', zh: '绝对值'}),
  unary('negative', ['neg', 'math.negative'], numbers, x => -x, {en: 'with the other sign', zh: '取相反数'}),
  unary('sign', ['math.sign'], numbers, Math.sign, {en: '−1, 0 or 1', zh: '符号：−1、0 或 1'}),
  unary('exp', ['math.exp'], floats, Math.exp, {en: 'e to the power of x', zh: 'e 的 x 次方'}),
  unary('log', ['math.log'], floats, Math.log, {en: 'natural logarithm', zh: '自然对数'}),
  unary('floor', ['math.floor'], floats, Math.floor, {en: 'rounded down', zh: '向下取整'}),
  unary('ceil', ['math.ceil'], floats, Math.ceil, {en: 'rounded up', zh: '向上取整'}),
  unary('round', ['math.round'], numbers, (x, dtype) => (isInteger(dtype) ? x : roundHalfEven(x)), {
    en: 'rounded to the nearest, halves to the even',
    zh: '四舍六入五取偶',
  }),
  unary('logicalNot', ['logical_not', 'math.logical_not'], ['bool'], x => 1 - x, {
    en: 'the opposite',
    zh: '逻辑非',
  }),
  unary('relu', ['nn.relu'], numbers, x => (x > 0 || Number.isNaN(x) ? x : 0), {
    en: 'max(0, x)',
    zh: 'max(0, x)，激活函数',
  }),
  unary('sigmoid', ['nn.sigmoid', 'math.sigmoid'], floats, x => 1 / (1 + Math.exp(-x)), {
    en: '1 / (1 + e⁻ˣ): between 0 and 1',
    zh: '1 / (1 + e⁻ˣ)：压到 0 到 1 之间',
  }),
  unary('tanh', ['nn.tanh', 'math.tanh'], floats, Math.tanh, {
    en: 'hyperbolic tangent: between −1 and 1',
    zh: '双曲正切：压到 −1 到 1 之间',
  }),
]
