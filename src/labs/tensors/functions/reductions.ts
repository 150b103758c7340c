import type {Localised} from '../../../text/localised.ts'
import {type DType, isFloat, isInteger, multiply, roundTo} from '../tensor.ts'
import {tensorValue} from '../values.ts'
import type {Call} from './call.ts'
import {parameters, type TensorFunction} from './function.ts'
import {type Reduction, reduceTensor} from './kernels.ts'

const numbers: readonly DType[] = ['int32', 'int64', 'float32', 'float64']

function reduction(
  name: string,
  also: string,
  accepted: readonly DType[],
  how: Reduction,
  meaning: Localised,
): TensorFunction {
  return {
    name,
    also: [also, `math.${also}`],
    parameters: parameters('input_tensor axis? keepdims?'),
    meaning,
    call: call => {
      const tensor = call.tensorOf('input_tensor', accepted)
      const axes = call.axes('axis', tensor.shape.length)
      call.budget.allocate(tensor.shape, call.node)
      if (how.finish && isInteger(tensor.dtype) && axes.some(axis => tensor.shape[axis] === 0))
        throw call.fail('input_tensor', 'empty')
      return tensorValue(reduceTensor(tensor, axes, call.flag('keepdims', false), how))
    },
  }
}

const lowest = (dtype: DType) =>
  isFloat(dtype) ? Number.NEGATIVE_INFINITY : dtype === 'int32' ? -(2 ** 31) : Number.MIN_SAFE_INTEGER
const highest = (dtype: DType) =>
  isFloat(dtype) ? Number.POSITIVE_INFINITY : dtype === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER

/** Sums of float32 are rounded once at the end: nearer the truth than any order of adding, and as near TensorFlow's. */
const addUp = (dtype: DType, total: number, x: number) =>
  isFloat(dtype) ? total + x : roundTo(dtype, total + x)

/** Index of the first extreme along one dimension. */
function indexOfExtreme(call: Call, isBetter: (x: number, best: number) => boolean) {
  const tensor = call.tensor('input')
  const axis = call.axis('axis', tensor.shape.length, 0)
  const size = tensor.shape[axis] as number
  if (size === 0) throw call.fail('input', 'empty')
  const output = call.dtype('output_type', 'int64')
  call.requireDtype('output_type', output, ['int32', 'int64'])
  call.budget.allocate(tensor.shape, call.node)
  const positions = {start: () => 0, step: (_: DType, count: number) => count + 1}
  const shape = reduceTensor(tensor, [axis], false, positions).shape
  const inner = tensor.shape.slice(axis + 1).reduce((product, n) => product * n, 1)
  const data = new Float64Array(shape.reduce((product, n) => product * n, 1))
  for (let i = 0; i < data.length; i++) {
    const start = Math.floor(i / inner) * size * inner + (i % inner)
    let best = 0
    for (let k = 1; k < size; k++)
      if (isBetter(tensor.data[start + k * inner] as number, tensor.data[start + best * inner] as number))
        best = k
    data[i] = best
  }
  return tensorValue({dtype: output, shape, data})
}

export const reductions: readonly TensorFunction[] = [
  reduction(
    'reduceMin',
    'reduce_min',
    numbers,
    {start: highest, step: (_, total, x) => (Number.isNaN(x) || x < total ? x : total)},
    {en: 'the smallest, of all or along an axis', zh: '最小值，全部或沿某一轴'},
  ),
  reduction(
    'reduceMax',
    'reduce_max',
    numbers,
    {start: lowest, step: (_, total, x) => (Number.isNaN(x) || x > total ? x : total)},
    {en: 'the largest, of all or along an axis', zh: '最大值，全部或沿某一轴'},
  ),
  reduction(
    'reduceMean',
    'reduce_mean',
    numbers,
    {
      start: () => 0,
      step: addUp,
      finish: (dtype, total, count) => (isFloat(dtype) ? total / count : Math.trunc(total / count)),
    },
    {
      en: 'the mean, of all or along an axis (axis 0: down the columns, 1: along the rows)',
      zh: '平均值，全部或沿某一轴（axis=0 沿列向下，axis=1 沿行）',
    },
  ),
  reduction(
    'reduceSum',
    'reduce_sum',
    numbers,
    {start: () => 0, step: addUp},
    {en: 'the sum, of all or along an axis', zh: '求和，全部或沿某一轴'},
  ),
  reduction(
    'reduceProd',
    'reduce_prod',
    numbers,
    {start: () => 1, step: (dtype, total, x) => (isFloat(dtype) ? total * x : multiply(dtype, total, x))},
    {en: 'the product, of all or along an axis', zh: '求积，全部或沿某一轴'},
  ),
  reduction(
    'reduceAny',
    'reduce_any',
    ['bool'],
    {start: () => 0, step: (_, total, x) => total || x},
    {en: 'is any true?', zh: '是否有任何一个为真'},
  ),
  reduction(
    'reduceAll',
    'reduce_all',
    ['bool'],
    {start: () => 1, step: (_, total, x) => total && x},
    {en: 'are all true?', zh: '是否全部为真'},
  ),
  {
    name: 'argmax',
    also: ['argMax', 'math.argmax'],
    parameters: parameters('input axis? output_type?'),
    meaning: {
      en: 'index of the largest along an axis (axis 0 unless said otherwise)',
      zh: '沿某一轴最大值的索引（默认 axis=0）',
    },
    call: call => indexOfExtreme(call, (x, best) => x > best),
  },
  {
    name: 'argmin',
    also: ['argMin', 'math.argmin'],
    parameters: parameters('input axis? output_type?'),
    meaning: {
      en: 'index of the smallest along an axis (axis 0 unless said otherwise)',
      zh: '沿某一轴最小值的索引（默认 axis=0）',
    },
    call: call => indexOfExtreme(call, (x, best) => x < best),
  },
]
