import {
  tensorflowIntegers,
  tensorflowNormal,
  tensorflowTruncatedNormal,
  tensorflowUniform,
} from '../../../random/tensorflow.ts'
import {type DType, roundTo, sizeOf, type Tensor} from '../tensor.ts'
import {tensorValue, type Value} from '../values.ts'
import type {Call} from './call.ts'
import {parameters, type TensorFunction} from './function.ts'
import {broadcastShapes, stretchedOffsets} from './kernels.ts'

const floats: readonly DType[] = ['float32', 'float64']

/** Counters are 64 bits in TensorFlow; more than this many values are refused by the budget long before. */
function drawn(call: Call): {shape: number[]; count: number; seed: number; dtype: DType} {
  const shape = call.shape('shape', false)
  const dtype = call.dtype('dtype', 'float32')
  const count = call.budget.allocate(shape, call.at('shape'))
  // Sixteen operations a number, and more where numbers are thrown away.
  call.budget.spend(count * 8, call.at('shape'))
  return {shape, count, seed: call.integer('seed', call.sessionSeed), dtype}
}

/** A scale or shift, stretched over the shape. */
function setting(call: Call, parameter: string, dtype: DType, shape: readonly number[], otherwise: number) {
  if (!call.has(parameter)) return () => otherwise
  const tensor: Tensor = call.tensor(parameter, dtype)
  const common = broadcastShapes(tensor.shape, shape)
  if (!common || sizeOf(common) !== sizeOf(shape))
    throw call.fail(parameter, 'shapes-broadcast', {
      left: `[${tensor.shape.join(', ')}]`,
      right: `[${shape.join(', ')}]`,
    })
  const offsets = stretchedOffsets(tensor.shape, shape)
  return (i: number) => tensor.data[offsets[i] as number] as number
}

const normalBy =
  (draw: (count: number, seed: number, dtype: 'float32' | 'float64') => Float64Array) =>
  (call: Call): Value => {
    const {shape, count, seed, dtype} = drawn(call)
    call.requireDtype('dtype', dtype, floats)
    const [mean, deviation] = [
      setting(call, 'mean', dtype, shape, 0),
      setting(call, 'stddev', dtype, shape, 1),
    ]
    const data = draw(count, seed, dtype as 'float32' | 'float64')
    for (const [i, value] of data.entries())
      data[i] = roundTo(dtype, roundTo(dtype, value * deviation(i)) + mean(i))
    return tensorValue({dtype, shape, data})
  }

function uniform(call: Call): Value {
  const {shape, count, seed, dtype} = drawn(call)
  call.requireDtype('dtype', dtype, ['int32', 'float32', 'float64'])
  if (dtype === 'int32') {
    if (!call.has('maxval')) throw call.fail('dtype', 'maximum-needed')
    const [low, high] = [call.integer('minval', 0), call.integer('maxval')]
    if (low >= high) throw call.fail('maxval', 'bounds-order', {min: low, max: high})
    return tensorValue({dtype, shape, data: tensorflowIntegers(count, seed, low, high)})
  }
  const [low, high] = [setting(call, 'minval', dtype, shape, 0), setting(call, 'maxval', dtype, shape, 1)]
  const data = tensorflowUniform(count, seed, dtype as 'float32' | 'float64')
  for (const [i, value] of data.entries())
    data[i] = roundTo(dtype, roundTo(dtype, value * roundTo(dtype, high(i) - low(i))) + low(i))
  return tensorValue({dtype, shape, data})
}

/** float64 truncated normals are not drawn: their stream differs and the notes never ask for them. */
function truncated(call: Call): Value {
  if (call.has('dtype')) call.requireDtype('dtype', call.dtype('dtype', 'float32'), ['float32'])
  return normalBy((count, seed) => tensorflowTruncatedNormal(count, seed))(call)
}

export const randoms: readonly TensorFunction[] = [
  {
    name: 'randomNormal',
    also: ['random.normal'],
    parameters: parameters('shape mean? stddev? dtype? seed?'),
    meaning: {
      en: 'normally distributed numbers; the same seed gives the same ones, TensorFlow’s own',
      zh: '正态分布随机数；同一种子结果相同，与 TensorFlow 一致',
    },
    call: normalBy(tensorflowNormal),
  },
  {
    name: 'truncatedNormal',
    also: ['random.truncated_normal', 'randomTruncatedNormal'],
    parameters: parameters('shape mean? stddev? dtype? seed?'),
    meaning: {
      en: 'normally distributed, drawn again beyond two deviations',
      zh: '截断正态分布：超出两倍标准差则重新取',
    },
    call: truncated,
  },
  {
    name: 'randomUniform',
    also: ['random.uniform'],
    parameters: parameters('shape minval? maxval? dtype? seed?'),
    meaning: {
      en: 'evenly distributed numbers in [minval, maxval)',
      zh: '[minval, maxval) 上的均匀分布随机数',
    },
    call: uniform,
  },
]
