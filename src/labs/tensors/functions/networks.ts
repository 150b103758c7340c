import {type DType, isFloat, multiply, roundTo, sizeOf, type Tensor} from '../tensor.ts'
import {tensorValue, type Value} from '../values.ts'
import type {Call} from './call.ts'
import {castTensor} from './creation.ts'
import {parameters, type TensorFunction} from './function.ts'
import {broadcastShapes, stretchedOffsets, strided, taken} from './kernels.ts'

const floats: readonly DType[] = ['float32', 'float64']
const numbers: readonly DType[] = ['int32', 'int64', ...floats]
const shown = (shape: readonly number[]) => `[${shape.join(', ')}]`

/** A matrix, or a batch of them, with its last two dimensions swapped. */
function swapped(tensor: Tensor): Tensor {
  const {shape} = tensor
  const [rows, columns] = shape.slice(-2) as [number, number]
  const batch = shape.slice(0, -2)
  const order = [...batch, columns, rows]
  const inner = rows * columns
  const steps = [...batch.map((_, i) => sizeOf(batch.slice(i + 1)) * inner), 1, columns]
  return taken(tensor, order, strided(order, steps, 0))
}

function matmul(call: Call): Value {
  const [left, right] = call.pair('a', 'b')
  call.requireDtype('a', left.dtype, numbers)
  for (const [name, {shape}] of [
    ['a', left],
    ['b', right],
  ] as const)
    if (shape.length < 2) throw call.fail(name, 'matrices-needed', {shape: shown(shape)})
  const a = call.flag('transpose_a', false) ? swapped(left) : left
  const b = call.flag('transpose_b', false) ? swapped(right) : right
  const [rows, inner] = a.shape.slice(-2) as [number, number]
  const [other, columns] = b.shape.slice(-2) as [number, number]
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2))
  if (inner !== other || !batch)
    throw call.fail(undefined, 'shapes-matmul', {left: shown(a.shape), right: shown(b.shape)})

  const {dtype} = a
  const isFractional = isFloat(dtype)
  const shape = [...batch, rows, columns]
  const data = new Float64Array(call.budget.allocate(shape, call.node))
  call.budget.spend(data.length * inner, call.node)
  const [aBlocks, bBlocks] = [
    stretchedOffsets(a.shape.slice(0, -2), batch),
    stretchedOffsets(b.shape.slice(0, -2), batch),
  ]
  let at = 0
  for (let block = 0; block < aBlocks.length; block++) {
    const [aStart, bStart] = [
      (aBlocks[block] as number) * rows * inner,
      (bBlocks[block] as number) * inner * columns,
    ]
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        let total = 0
        for (let k = 0; k < inner; k++) {
          const x = a.data[aStart + row * inner + k] as number
          const y = b.data[bStart + k * columns + column] as number
          total = isFractional ? total + x * y : roundTo(dtype, total + multiply(dtype, x, y))
        }
        data[at++] = roundTo(dtype, total)
      }
  }
  return tensorValue({dtype, shape, data})
}

function softmax(call: Call): Value {
  const tensor = call.tensorOf('logits', floats)
  const axis = call.axis('axis', tensor.shape.length, -1)
  const size = tensor.shape[axis] as number
  const inner = sizeOf(tensor.shape.slice(axis + 1))
  call.budget.allocate(tensor.shape, call.node)
  const data = new Float64Array(tensor.data.length)
  for (let i = 0; i < data.length / size; i++) {
    const start = Math.floor(i / inner) * size * inner + (i % inner)
    let largest = Number.NEGATIVE_INFINITY
    for (let k = 0; k < size; k++) largest = Math.max(largest, tensor.data[start + k * inner] as number)
    let total = 0
    for (let k = 0; k < size; k++) {
      const share = Math.exp((tensor.data[start + k * inner] as number) - largest)
      data[start + k * inner] = share
      total += share
    }
    for (let k = 0; k < size; k++)
      data[start + k * inner] = roundTo(tensor.dtype, (data[start + k * inner] as number) / total)
  }
  return tensorValue({...tensor, data})
}

function oneHot(call: Call): Value {
  const indices = call.tensorOf('indices', ['int32', 'int64'])
  const depth = call.integer('depth')
  if (depth < 0) throw call.fail('depth', 'negative-size', {size: depth})
  const wanted = call.dtype('dtype')
  const level = (parameter: string): Tensor | undefined => {
    if (!call.has(parameter)) return undefined
    const tensor = call.tensor(parameter, wanted)
    if (tensor.shape.length > 0) throw call.fail(parameter, 'scalar-needed')
    return tensor
  }
  const [on, off] = [level('on_value'), level('off_value')]
  if (on && off && on.dtype !== off.dtype)
    throw call.fail('off_value', 'dtypes-differ', {left: on.dtype, right: off.dtype})
  const dtype = wanted ?? on?.dtype ?? off?.dtype ?? 'float32'
  if (dtype === 'bool' && !(on && off)) call.requireDtype('dtype', dtype, numbers)
  const [onValue, offValue] = [on?.data[0] ?? 1, off?.data[0] ?? 0]

  const rank = indices.shape.length
  const axis = call.axis('axis', rank + 1, -1)
  const shape = [...indices.shape.slice(0, axis), depth, ...indices.shape.slice(axis)]
  const inner = sizeOf(indices.shape.slice(axis))
  const data = new Float64Array(call.budget.allocate(shape, call.at('depth'))).fill(offValue)
  for (const [i, index] of indices.data.entries())
    if (index >= 0 && index < depth)
      data[Math.floor(i / inner) * depth * inner + index * inner + (i % inner)] = onValue
  return tensorValue({dtype, shape, data})
}

function where(call: Call): Value {
  const condition = call.tensor('condition', 'bool')
  const [x, y] = call.pair()
  const shapeXy = broadcastShapes(x.shape, y.shape)
  const shape = shapeXy && broadcastShapes(condition.shape, shapeXy)
  if (!shape)
    throw call.fail(undefined, 'shapes-broadcast', {
      left: shown(condition.shape),
      right: `${shown(x.shape)}, ${shown(y.shape)}`,
    })
  const data = new Float64Array(call.budget.allocate(shape, call.node))
  const [c, a, b] = [condition, x, y].map(tensor => stretchedOffsets(tensor.shape, shape)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  for (let i = 0; i < data.length; i++)
    data[i] = condition.data[c[i] as number]
      ? (x.data[a[i] as number] as number)
      : (y.data[b[i] as number] as number)
  return tensorValue({dtype: x.dtype, shape, data})
}

/** Softmax and cross-entropy in one, row by row of the last dimension. */
function crossEntropy(call: Call): Value {
  const [logits, labels] = call.pair('logits', 'labels')
  call.requireDtype('logits', logits.dtype, floats)
  if (shown(logits.shape) !== shown(labels.shape) || logits.shape.length === 0)
    throw call.fail(undefined, 'shapes-equal', {left: shown(labels.shape), right: shown(logits.shape)})
  const shape = logits.shape.slice(0, -1)
  const classes = logits.shape.at(-1) as number
  const data = new Float64Array(sizeOf(shape))
  call.budget.allocate(logits.shape, call.node)
  for (let row = 0; row < data.length; row++) {
    const line = logits.data.subarray(row * classes, (row + 1) * classes)
    const largest = line.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
    const logTotal = largest + Math.log(line.reduce((total, x) => total + Math.exp(x - largest), 0))
    let loss = 0
    for (let k = 0; k < classes; k++)
      loss += (labels.data[row * classes + k] as number) * (logTotal - (line[k] as number))
    data[row] = roundTo(logits.dtype, loss)
  }
  return tensorValue({dtype: logits.dtype, shape, data})
}

function leakyRelu(call: Call): Value {
  const given = call.tensorOf('features', numbers)
  const features = isFloat(given.dtype) ? given : castTensor(given, 'float32')
  const alpha = call.has('alpha') ? call.tensor('alpha', features.dtype) : undefined
  if (alpha && alpha.shape.length > 0) throw call.fail('alpha', 'scalar-needed')
  const slope = alpha?.data[0] ?? roundTo(features.dtype, 0.2)
  const data = features.data.map(x => roundTo(features.dtype, x > 0 ? x : slope * x))
  return tensorValue({...features, data})
}

export const networks: readonly TensorFunction[] = [
  {
    name: 'matmul',
    also: ['matMul', 'linalg.matmul'],
    parameters: parameters('a b transpose_a? transpose_b?'),
    meaning: {en: 'product of matrices: rows of a by columns of b', zh: '矩阵乘法：a 的行乘 b 的列'},
    call: matmul,
  },
  {
    name: 'oneHot',
    also: ['one_hot'],
    parameters: parameters('indices depth on_value? off_value? axis? dtype?'),
    meaning: {
      en: 'turns class numbers into rows with a single 1: the form of labels',
      zh: '独热编码：把类别号变成只有一个 1 的行，用作标签',
    },
    call: oneHot,
  },
  {
    name: 'softmax',
    also: ['nn.softmax'],
    parameters: parameters('logits axis?'),
    meaning: {
      en: 'turns outputs into probabilities: all between 0 and 1, with sum 1',
      zh: '把输出变成概率分布：都在 0 到 1 之间，和为 1',
    },
    call: softmax,
  },
  {
    name: 'where',
    also: [],
    parameters: parameters('condition x y'),
    meaning: {en: 'x where the condition holds, y elsewhere', zh: '条件为真取 x，为假取 y'},
    call: where,
  },
  {
    name: 'softmaxCrossEntropy',
    also: ['nn.softmax_cross_entropy_with_logits', 'softmax_cross_entropy_with_logits'],
    parameters: parameters('labels logits'),
    meaning: {en: 'softmax and cross-entropy in one step', zh: 'softmax 与交叉熵一步完成'},
    call: crossEntropy,
  },
  {
    name: 'l2Loss',
    also: ['nn.l2_loss', 'l2_loss'],
    parameters: parameters('t'),
    meaning: {
      en: 'Σ t² / 2: the size of weights, for regularisation',
      zh: 'Σ t² / 2：权重的大小，用于正则化',
    },
    call: call => {
      const {dtype, data} = call.tensorOf('t', floats)
      const total = data.reduce((sum, x) => sum + x * x, 0) / 2
      return tensorValue({dtype, shape: [], data: Float64Array.of(roundTo(dtype, total))})
    },
  },
  {
    name: 'leakyRelu',
    also: ['nn.leaky_relu', 'leaky_relu'],
    parameters: parameters('features alpha?'),
    meaning: {en: 'x, but alpha · x below 0', zh: '正数不变，负数乘以 alpha'},
    call: leakyRelu,
  },
]
