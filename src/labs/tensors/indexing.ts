import {fail} from './fail.ts'
import {strided, taken} from './functions/kernels.ts'
import type {Budget} from './limits.ts'
import type {IndexItem, Node} from './syntax.ts'
import {isInteger, stridesOf, type Tensor} from './tensor.ts'
import {heldTensor, type Value} from './values.ts'

/** `x[0]`, `x[:, 1]`, `x[2:0:-1]`: Python's rules. @throws TfnotesError `tensors-index-range` and others, at the index */
export function indexTensor(
  tensor: Tensor,
  node: Node & {kind: 'index'},
  evaluate: (node: Node) => Value,
  budget: Budget,
): Tensor {
  const strides = stridesOf(tensor.shape)
  const shape: number[] = []
  const steps: number[] = []
  let start = 0

  const whole = (part: Node): number => {
    const value = evaluate(part)
    const held = heldTensor(value)
    if (value.kind === 'number' && value.integer) return value.value
    if (held && held.shape.length === 0 && isInteger(held.dtype)) return held.data[0] as number
    throw fail(part, 'not-an-integer', {argument: 'index'})
  }

  const take = (item: IndexItem, axis: number) => {
    const size = tensor.shape[axis] as number
    const stride = strides[axis] as number
    if (item.kind === 'at') {
      const index = whole(item.value)
      if (index < -size || index >= size) throw fail(item, 'index-range', {index, size, axis})
      start += (index < 0 ? index + size : index) * stride
      return
    }
    const step = item.step ? whole(item.step) : 1
    if (step === 0) throw fail(item.step ?? item, 'step-zero')
    const [low, high] = step > 0 ? [0, size] : [-1, size - 1]
    const bound = (part: Node | undefined, otherwise: number) => {
      if (!part) return otherwise
      const index = whole(part)
      return Math.min(high, Math.max(low, index < 0 ? index + size : index))
    }
    const from = bound(item.start, step > 0 ? 0 : size - 1)
    const to = bound(item.stop, step > 0 ? size : -1)
    shape.push(Math.max(0, Math.ceil((to - from) / step)))
    steps.push(step * stride)
    start += from * stride
  }

  const rank = tensor.shape.length
  for (const [axis, item] of node.items.entries()) {
    if (axis >= rank) throw fail(item, 'indices-many', {rank})
    take(item, axis)
  }
  for (let axis = node.items.length; axis < rank; axis++) {
    shape.push(tensor.shape[axis] as number)
    steps.push(strides[axis] as number)
  }
  budget.allocate(shape, node)
  return taken(tensor, shape, strided(shape, steps, start))
}
