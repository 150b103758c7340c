import {toTensor} from '../convert.ts'
import type {Node} from '../syntax.ts'
import {sizeOf, stridesOf, type Tensor} from '../tensor.ts'
import {heldTensor, tensorValue, type Value} from '../values.ts'
import type {Call} from './call.ts'
import {parameters, type TensorFunction} from './function.ts'
import {strided, taken} from './kernels.ts'

const shown = (shape: readonly number[]) => `[${shape.join(', ')}]`

/** A shape in which one size may be −1: whatever is left over. */
function reshape(call: Call): Value {
  const tensor = call.tensor('tensor')
  const value = call.value('shape')
  const sizes = value && (value.kind === 'number' && value.integer ? [value.value] : call.wholeNumbers(value))
  if (!sizes) throw call.fail('shape', 'not-a-shape')
  const count = tensor.data.length
  const unknown = sizes.filter(size => size === -1).length
  if (unknown > 1) throw call.fail('shape', 'shape-unknowns')
  const known = sizeOf(sizes.filter(size => size !== -1))
  const shape = sizes.map(size => (size === -1 ? (known === 0 ? 0 : count / known) : size))
  const isWhole = shape.every(size => Number.isInteger(size) && size >= 0)
  if (!isWhole || sizeOf(shape) !== count)
    throw call.fail('shape', 'shape-size', {shape: shown(sizes), wanted: known, found: count})
  call.budget.allocate(shape, call.at('shape'))
  return tensorValue({...tensor, shape})
}

function transpose(call: Call): Value {
  const tensor = call.tensor('a')
  const rank = tensor.shape.length
  const given = call.value('perm')
  const order = given ? call.wholeNumbers(given) : Array.from({length: rank}, (_, i) => rank - 1 - i)
  if (
    !order ||
    order.length !== rank ||
    new Set(order).size !== rank ||
    order.some(axis => axis < 0 || axis >= rank)
  )
    throw call.fail('perm', 'permutation', {rank})
  const strides = stridesOf(tensor.shape)
  const shape = order.map(axis => tensor.shape[axis] as number)
  call.budget.allocate(shape, call.node)
  return tensorValue(
    taken(
      tensor,
      shape,
      strided(
        shape,
        order.map(axis => strides[axis] as number),
        0,
      ),
    ),
  )
}

/** The members of a list of tensors, all of the dtype of the first. */
function members(call: Call): {tensors: Tensor[]; nodes: Node[]} {
  const value = call.value('values')
  if (value?.kind !== 'list' || value.items.length === 0) throw call.fail('values', 'not-a-list')
  const node = call.at('values')
  const nodes = value.items.map((_, i) => (node.kind === 'list' ? (node.items[i] ?? node) : node))
  const dtype = value.items.map(heldTensor).find(tensor => tensor)?.dtype
  const first = toTensor(value.items[0] as Value, nodes[0] as Node, call.budget, dtype)
  const rest = value.items
    .slice(1)
    .map((item, i) => toTensor(item, nodes[i + 1] as Node, call.budget, first.dtype))
  return {tensors: [first, ...rest], nodes}
}

/** Joins tensors along an axis they already have: their blocks follow each other. */
function joined(call: Call, tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors as [Tensor, ...Tensor[]]
  const outer = sizeOf(first.shape.slice(0, axis))
  const blocks = tensors.map(({shape}) => sizeOf(shape.slice(axis)))
  const along = tensors.reduce((total, {shape}) => total + (shape[axis] as number), 0)
  const shape = first.shape.map((size, i) => (i === axis ? along : size))
  const data = new Float64Array(call.budget.allocate(shape, call.node))
  let at = 0
  for (let row = 0; row < outer; row++)
    for (const [i, tensor] of tensors.entries()) {
      const block = blocks[i] as number
      data.set(tensor.data.subarray(row * block, (row + 1) * block), at)
      at += block
    }
  return {dtype: first.dtype, shape, data}
}

function concat(call: Call): Value {
  const {tensors, nodes} = members(call)
  const rank = tensors[0]?.shape.length ?? 0
  const axis = call.countAxis(rank === 0 ? 'values' : 'axis', call.integer('axis'), rank)
  for (const [i, {shape}] of tensors.entries())
    if (shape.length !== rank || shape.some((size, k) => k !== axis && size !== tensors[0]?.shape[k]))
      throw call.failAt(nodes[i] ?? call.node, 'shapes-equal', {
        left: shown(tensors[0]?.shape ?? []),
        right: shown(shape),
      })
  return tensorValue(joined(call, tensors, axis))
}

function stack(call: Call): Value {
  const {tensors, nodes} = members(call)
  const shape = tensors[0]?.shape ?? []
  for (const [i, tensor] of tensors.entries())
    if (shown(tensor.shape) !== shown(shape))
      throw call.failAt(nodes[i] ?? call.node, 'shapes-equal', {
        left: shown(shape),
        right: shown(tensor.shape),
      })
  const axis = call.axis('axis', shape.length + 1, 0)
  const grown = tensors.map(tensor => ({
    ...tensor,
    shape: [...shape.slice(0, axis), 1, ...shape.slice(axis)],
  }))
  return tensorValue(joined(call, grown, axis))
}

function squeeze(call: Call): Value {
  const tensor = call.tensor('input')
  const isGiven = call.has('axis')
  const axes = call.axes('axis', tensor.shape.length)
  const wide = axes.find(axis => tensor.shape[axis] !== 1)
  if (isGiven && wide !== undefined)
    throw call.fail('axis', 'not-one', {axis: wide, size: tensor.shape[wide] ?? 0})
  const shape = tensor.shape.filter((size, axis) => !(axes.includes(axis) && size === 1))
  return tensorValue({...tensor, shape})
}

const whole = (shape: readonly number[], values: readonly number[]): Value =>
  tensorValue({dtype: 'int32', shape, data: Float64Array.from(values)})

export const shaping: readonly TensorFunction[] = [
  {
    name: 'reshape',
    also: [],
    parameters: parameters('tensor shape'),
    meaning: {
      en: 'the same numbers in another shape; −1 is worked out',
      zh: '改变形状，数据不变；−1 表示自动推算',
    },
    call: reshape,
  },
  {
    name: 'transpose',
    also: [],
    parameters: parameters('a perm?'),
    meaning: {en: 'swaps rows and columns, or orders dimensions anew', zh: '转置，或重新排列各维'},
    call: transpose,
  },
  {
    name: 'concat',
    also: [],
    parameters: parameters('values axis'),
    meaning: {en: 'joins tensors along an axis', zh: '沿某一轴拼接张量'},
    call: concat,
  },
  {
    name: 'stack',
    also: [],
    parameters: parameters('values axis?'),
    meaning: {en: 'lays tensors upon each other along a new axis', zh: '沿新的轴堆叠张量'},
    call: stack,
  },
  {
    name: 'expandDims',
    also: ['expand_dims'],
    parameters: parameters('input axis'),
    meaning: {en: 'inserts a dimension of size 1', zh: '插入一个长度为 1 的维'},
    call: call => {
      const tensor = call.tensor('input')
      const axis = call.axis('axis', tensor.shape.length + 1, 0)
      return tensorValue({...tensor, shape: [...tensor.shape.slice(0, axis), 1, ...tensor.shape.slice(axis)]})
    },
  },
  {
    name: 'squeeze',
    also: [],
    parameters: parameters('input axis?'),
    meaning: {en: 'removes dimensions of size 1', zh: '去掉长度为 1 的维'},
    call: squeeze,
  },
  {
    name: 'shape',
    also: [],
    parameters: parameters('input'),
    meaning: {en: 'how many of each: the number of rows, of columns …', zh: '形状：各维的长度'},
    call: call => {
      const {shape} = call.tensor('input')
      return whole([shape.length], shape)
    },
  },
  {
    name: 'size',
    also: [],
    parameters: parameters('input'),
    meaning: {en: 'how many numbers in all', zh: '元素总数'},
    call: call => whole([], [call.tensor('input').data.length]),
  },
  {
    name: 'rank',
    also: [],
    parameters: parameters('input'),
    meaning: {en: 'how many dimensions', zh: '维数（阶）'},
    call: call => whole([], [call.tensor('input').shape.length]),
  },
]
