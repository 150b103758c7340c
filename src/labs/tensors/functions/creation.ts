import type {Localised} from '../../../text/localised.ts'
import {toTensor} from '../convert.ts'
import {type DType, isFloat, roundTo, sizeOf, type Tensor} from '../tensor.ts'
import {heldTensor, tensorValue, type Value} from '../values.ts'
import type {Call} from './call.ts'
import {parameters, type TensorFunction} from './function.ts'

function filled(call: Call, where: string, shape: readonly number[], dtype: DType, value: number): Value {
  const data = new Float64Array(call.budget.allocate(shape, call.at(where))).fill(value)
  return tensorValue({dtype, shape, data})
}

/** `constant(5, shape=[2, 2])` repeats one number; other counts must fit. */
function constant(call: Call): Value {
  const tensor = call.tensor('value', call.dtype('dtype'))
  if (!call.has('shape')) return tensorValue(tensor)
  const shape = call.shape('shape')
  const wanted = sizeOf(shape)
  if (tensor.data.length === 1) return filled(call, 'shape', shape, tensor.dtype, tensor.data[0] as number)
  if (wanted !== tensor.data.length)
    throw call.fail('shape', 'shape-size', {
      shape: `[${shape.join(', ')}]`,
      wanted,
      found: tensor.data.length,
    })
  return tensorValue({...tensor, shape})
}

const alike = (name: string, also: string, value: number, meaning: Localised): TensorFunction => ({
  name,
  also: [also],
  parameters: parameters('input dtype?'),
  meaning,
  call: call => {
    const {shape, dtype} = call.tensor('input')
    return filled(call, 'input', shape, call.dtype('dtype', dtype), value)
  },
})

function fill(call: Call): Value {
  const value = call.tensor('value')
  if (value.shape.length > 0) throw call.fail('value', 'scalar-needed')
  return filled(call, 'dims', call.shape('dims'), value.dtype, value.data[0] as number)
}

/** The larger of the dtypes given decides, as in `tf.range`. */
const rank: readonly DType[] = ['int32', 'int64', 'float32', 'float64']

/** `range(n)` counts from 0: its only number is the limit. */
function range(call: Call): Value {
  const scalar = (parameter: string): Tensor => {
    const tensor = call.tensorOf(parameter, rank)
    if (tensor.shape.length > 0) throw call.fail(parameter, 'scalar-needed')
    return tensor
  }
  const whole = (value: number): Tensor => ({dtype: 'int32', shape: [], data: Float64Array.of(value)})
  const start = call.has('limit') ? scalar('start') : whole(0)
  const limit = scalar(call.has('limit') ? 'limit' : 'start')
  const delta = call.has('delta') ? scalar('delta') : whole(1)
  const given = [start, limit, delta]
  const dtype = call.dtype('dtype', rank[Math.max(...given.map(t => rank.indexOf(t.dtype)))] ?? 'int32')
  const [from, to, step] = given.map(({data}) => roundTo(dtype, data[0] as number)) as [
    number,
    number,
    number,
  ]
  if (step === 0) throw call.fail('delta', 'step-zero')
  if (step > 0 ? from > to : from < to)
    throw call.fail(undefined, 'range-direction', {start: from, limit: to, delta: step})
  const count = Math.ceil((to - from) / step)
  const data = new Float64Array(call.budget.allocate([count], call.node))
  let value = from
  for (let i = 0; i < count; i++) {
    data[i] = value
    value = roundTo(dtype, value + step)
  }
  return tensorValue({dtype, shape: [count], data})
}

export function castTensor({dtype, shape, data}: Tensor, to: DType): Tensor {
  const isDown = isFloat(dtype) && (to === 'int32' || to === 'int64')
  return {dtype: to, shape, data: data.map(value => (isDown ? truncated(value, to) : roundTo(to, value)))}
}

/** What x86 leaves where a float does not fit: the smallest whole number. */
function truncated(value: number, to: DType): number {
  const whole = Math.trunc(value)
  if (to === 'int32') return whole >= -(2 ** 31) && whole < 2 ** 31 ? whole + 0 : -(2 ** 31)
  return roundTo(to, whole)
}

export const creation: readonly TensorFunction[] = [
  {
    name: 'constant',
    also: ['tensor'],
    parameters: parameters('value dtype? shape?'),
    meaning: {
      en: 'makes a tensor; whole numbers become int32, numbers with a point float32',
      zh: '创建张量；整数为 int32，带小数点的为 float32',
    },
    call: constant,
  },
  {
    name: 'convert',
    also: ['convert_to_tensor'],
    parameters: parameters('value dtype?'),
    meaning: {
      en: 'makes a tensor of what another library holds',
      zh: '把其他数据（如 numpy 数组）转换为张量',
    },
    call: call => tensorValue(call.tensor('value', call.dtype('dtype'))),
  },
  {
    name: 'zeros',
    also: [],
    parameters: parameters('shape dtype?'),
    meaning: {en: 'all 0, float32 unless said otherwise', zh: '全 0 张量，默认 float32'},
    call: call => filled(call, 'shape', call.shape('shape'), call.dtype('dtype', 'float32'), 0),
  },
  {
    name: 'ones',
    also: [],
    parameters: parameters('shape dtype?'),
    meaning: {en: 'all 1, float32 unless said otherwise', zh: '全 1 张量，默认 float32'},
    call: call => filled(call, 'shape', call.shape('shape'), call.dtype('dtype', 'float32'), 1),
  },
  {
    name: 'fill',
    also: [],
    parameters: parameters('dims value'),
    meaning: {en: 'one number everywhere', zh: '用指定值填满的张量'},
    call: fill,
  },
  alike('zerosLike', 'zeros_like', 0, {
    en: 'zeros in the shape of another',
    zh: '与给定张量同形状的全 0 张量',
  }),
  alike('onesLike', 'ones_like', 1, {en: 'ones in the shape of another', zh: '与给定张量同形状的全 1 张量'}),
  {
    name: 'range',
    also: [],
    parameters: parameters('start limit? delta? dtype?'),
    meaning: {en: 'counts from start up to, not including, limit', zh: '从 start 数到 limit（不含）'},
    call: range,
  },
  {
    name: 'arange',
    also: ['np.arange'],
    parameters: parameters('start limit? delta?'),
    meaning: {en: 'NumPy’s range: int64', zh: 'numpy 的等差数列，int64'},
    call: call => {
      const value = range(call)
      const held = heldTensor(value)
      return held ? tensorValue(castTensor(held, isFloat(held.dtype) ? 'float64' : 'int64')) : value
    },
  },
  {
    name: 'cast',
    also: [],
    parameters: parameters('x dtype'),
    meaning: {en: 'changes the dtype; fractions are cut off', zh: '强制转换数据类型；转为整数时截去小数'},
    call: call => {
      const value = call.value('x')
      const to = call.dtype('dtype')
      if (!to) throw call.fail('dtype', 'not-a-dtype')
      return tensorValue(
        castTensor(value ? toTensor(value, call.at('x'), call.budget) : call.tensor('x'), to),
      )
    },
  },
]
