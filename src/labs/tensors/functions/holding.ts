import {toTensor} from '../convert.ts'
import type {Node} from '../syntax.ts'
import {roundTo, type Tensor} from '../tensor.ts'
import {tensorValue, type Value, type Variable} from '../values.ts'
import type {Call} from './call.ts'
import {parameters, type TensorFunction} from './function.ts'

const shown = (shape: readonly number[]) => `[${shape.join(', ')}]`

function variable(call: Call): Value {
  const tensor = call.tensor('initial_value', call.dtype('dtype'))
  call.flag('trainable', true)
  const name = call.value('name')
  return {
    kind: 'variable',
    variable: {name: name?.kind === 'string' ? name.value : 'Variable', tensor},
  }
}

const assign =
  (parameter: string, update: (old: number, given: number) => number) =>
  (call: Call): Value => {
    const held = call.value('ref')
    if (held?.kind !== 'variable') throw call.fail('ref', 'not-a-variable')
    const target: Variable = held.variable
    const {dtype, shape, data} = target.tensor
    const given = call.tensor(parameter, dtype)
    if (shown(given.shape) !== shown(shape))
      throw call.fail(parameter, 'shapes-equal', {left: shown(shape), right: shown(given.shape)})
    call.requireDtype(
      'ref',
      dtype,
      update === replace
        ? ['int32', 'int64', 'float32', 'float64', 'bool']
        : ['int32', 'int64', 'float32', 'float64'],
    )
    target.tensor = {
      dtype,
      shape,
      data: data.map((old, i) => roundTo(dtype, update(old, given.data[i] as number))),
    }
    return {kind: 'variable', variable: target, updated: true}
  }

const replace = (_: number, given: number) => given

/** Slices along the first dimension of one tensor, or of several side by side. */
function dataset(call: Call): Value {
  const first = call.value('tensors')
  const second = call.value('labels')
  const node = call.at('tensors')
  const isTuple = second !== undefined || (first?.kind === 'list' && first.tuple)
  const parts: {value: Value; node: Node}[] =
    first?.kind === 'list' && first.tuple && second === undefined
      ? first.items.map((value, i) => ({value, node: node.kind === 'list' ? (node.items[i] ?? node) : node}))
      : [
          {value: first ?? {kind: 'none'}, node},
          ...(second ? [{value: second, node: call.at('labels')}] : []),
        ]
  if (parts.length === 0) throw call.fail('tensors', 'not-a-tensor', {found: 'list'})
  const components = parts.map(part => toTensor(part.value, part.node, call.budget))
  const scalar = components.findIndex(({shape}) => shape.length === 0)
  const [count] = components[0]?.shape ?? []
  if (scalar >= 0) throw call.failAt(parts[scalar]?.node ?? node, 'slices-scalar')
  const odd = components.findIndex(({shape}) => shape[0] !== count)
  if (odd >= 0)
    throw call.failAt(parts[odd]?.node ?? node, 'slices-lengths', {
      first: count ?? 0,
      other: components[odd]?.shape[0] ?? 0,
    })
  return {kind: 'dataset', dataset: {components, tuple: isTuple}}
}

function batch(call: Call): Value {
  const held = call.value('dataset')
  if (held?.kind !== 'dataset') throw call.fail('dataset', 'not-a-tensor', {found: held?.kind ?? 'none'})
  const batchSize = call.integer('batch_size')
  if (batchSize < 1) throw call.fail('batch_size', 'negative-size', {size: batchSize})
  if (held.dataset.batchSize !== undefined) throw call.fail('dataset', 'not-a-tensor', {found: 'dataset'})
  return {kind: 'dataset', dataset: {...held.dataset, batchSize}}
}

/** The elements of a dataset in order, each a tensor a component; at most `most` of them. */
export function elementsOf(
  {components, batchSize}: {components: readonly Tensor[]; batchSize?: number},
  most: number,
): Tensor[][] {
  const count = components[0]?.shape[0] ?? 0
  const step = batchSize ?? 1
  const elements: Tensor[][] = []
  for (let from = 0; from < count && elements.length < most; from += step) {
    const rows = Math.min(step, count - from)
    elements.push(
      components.map(({dtype, shape, data}) => {
        const row = shape.slice(1).reduce((product, size) => product * size, 1)
        const inner = batchSize === undefined ? shape.slice(1) : [rows, ...shape.slice(1)]
        return {dtype, shape: inner, data: data.slice(from * row, (from + rows) * row)}
      }),
    )
  }
  return elements
}

export const holding: readonly TensorFunction[] = [
  {
    name: 'variable',
    also: ['Variable'],
    parameters: parameters('initial_value trainable? name? dtype?'),
    meaning: {
      en: 'a tensor that training may change: weights and biases',
      zh: '可训练的变量，用来存放待训练的参数',
    },
    call: variable,
  },
  {
    name: 'assignSub',
    also: ['assign_sub'],
    parameters: parameters('ref delta'),
    meaning: {en: 'takes away from a variable: w ← w − delta', zh: '变量自减：w ← w − delta'},
    call: assign('delta', (old, given) => old - given),
  },
  {
    name: 'assignAdd',
    also: ['assign_add'],
    parameters: parameters('ref delta'),
    meaning: {en: 'adds to a variable: w ← w + delta', zh: '变量自增：w ← w + delta'},
    call: assign('delta', (old, given) => old + given),
  },
  {
    name: 'assign',
    also: [],
    parameters: parameters('ref value'),
    meaning: {en: 'gives a variable a new value', zh: '给变量赋新值'},
    call: assign('value', replace),
  },
  {
    name: 'dataset',
    also: ['data.Dataset.from_tensor_slices', 'from_tensor_slices', 'datasetFromSlices'],
    parameters: parameters('tensors labels?'),
    meaning: {
      en: 'pairs features with labels, row by row: what training is fed with',
      zh: '切分传入张量的第一维度，把输入特征与标签配对，构成数据集',
    },
    call: dataset,
  },
  {
    name: 'batch',
    also: [],
    parameters: parameters('dataset batch_size'),
    meaning: {en: 'joins elements of a dataset to batches', zh: '把数据集的元素打包成批'},
    call: batch,
  },
  {
    name: 'numpy',
    also: [],
    parameters: parameters('x'),
    meaning: {en: 'the bare numbers', zh: '取出数值'},
    call: call => tensorValue(call.tensor('x')),
  },
]
