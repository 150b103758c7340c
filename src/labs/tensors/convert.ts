import {fail} from './fail.ts'
import type {Budget} from './limits.ts'
import type {Node} from './syntax.ts'
import {type DType, isFloat, isInteger, sizeOf, type Tensor} from './tensor.ts'
import {heldTensor, type Value} from './values.ts'

const int32 = {min: -(2 ** 31), max: 2 ** 31 - 1}

/** The node of an inner item, as far as the literal was typed in place; a bound name is pointed at as a whole. */
const itemNode = (node: Node, i: number): Node => (node.kind === 'list' ? (node.items[i] ?? node) : node)

/**
 * Makes a tensor of a value, as `tf.convert_to_tensor` does: whole numbers become int32 (int64 if they need it),
 * numbers with a point float32, and a list takes its dtype from all its numbers.
 *
 * @param wanted the dtype it must have; a tensor of another one is refused, a literal converted if nothing is lost
 * @throws TfnotesError `tensors-not-a-tensor`, `tensors-ragged`, `tensors-mixed`, `tensors-not-convertible`,
 * `tensors-dtypes-differ`, `tensors-integer-range`, `tensors-float-range`
 */
export function toTensor(value: Value, node: Node, budget: Budget, wanted?: DType): Tensor {
  const held = heldTensor(value)
  if (held) {
    if (wanted !== undefined && held.dtype !== wanted)
      throw fail(node, 'dtypes-differ', {left: wanted, right: held.dtype})
    return held
  }
  const shape = shapeOf(value, node)
  const dtype = wanted ?? inferDtype(value, node)
  const data = new Float64Array(budget.allocate(shape, node))
  fillFrom(value, node, dtype, data, 0)
  return {dtype, shape, data}
}

function shapeOf(value: Value, node: Node): number[] {
  const held = heldTensor(value)
  if (held) return [...held.shape]
  if (value.kind === 'number' || value.kind === 'boolean') return []
  if (value.kind !== 'list') throw fail(node, 'not-a-tensor', {found: value.kind})
  const shapes = value.items.map((item, i) => shapeOf(item, itemNode(node, i)))
  const first = shapes[0] ?? []
  const odd = shapes.findIndex(
    shape => shape.length !== first.length || shape.some((size, i) => size !== first[i]),
  )
  if (odd >= 0)
    throw fail(itemNode(node, odd), 'ragged', {
      first: `[${first.join(', ')}]`,
      other: `[${(shapes[odd] ?? []).join(', ')}]`,
    })
  return [value.items.length, ...first]
}

/** Numbers of a literal in order, with the node of each. */
function* leaves(value: Value, node: Node): Generator<{value: Value; node: Node}> {
  if (value.kind !== 'list') yield {value, node}
  else for (const [i, item] of value.items.entries()) yield* leaves(item, itemNode(node, i))
}

function inferDtype(value: Value, node: Node): DType {
  let dtype: DType | undefined
  let first: Value['kind'] | undefined
  for (const leaf of leaves(value, node)) {
    const held = heldTensor(leaf.value)
    if (held) return held.dtype
    first ??= leaf.value.kind
    if (leaf.value.kind === 'boolean') {
      dtype ??= 'bool'
    } else if (first === 'boolean') throw fail(leaf.node, 'mixed')
    else if (leaf.value.kind === 'number') {
      const {integer, value: number} = leaf.value
      if (!integer) dtype = 'float32'
      else if (dtype !== 'float32')
        dtype = dtype === 'int64' || number < int32.min || number > int32.max ? 'int64' : 'int32'
    }
  }
  return dtype ?? 'float32'
}

/** Writes the numbers of a literal into `data` from `at` on; returns where the next goes. */
function fillFrom(value: Value, node: Node, dtype: DType, data: Float64Array, at: number): number {
  const held = heldTensor(value)
  if (held) {
    if (held.dtype !== dtype) throw fail(node, 'dtypes-differ', {left: dtype, right: held.dtype})
    data.set(held.data, at)
    return at + sizeOf(held.shape)
  }
  if (value.kind === 'list') {
    let next = at
    for (const [i, item] of value.items.entries()) next = fillFrom(item, itemNode(node, i), dtype, data, next)
    return next
  }
  data[at] = scalarFor(value, node, dtype)
  return at + 1
}

function scalarFor(value: Value, node: Node, dtype: DType): number {
  if (value.kind === 'boolean') return value.value ? 1 : 0
  if (value.kind !== 'number') throw fail(node, 'not-a-tensor', {found: value.kind})
  const {value: number, integer} = value
  if (dtype === 'bool' || (isInteger(dtype) && !integer))
    throw fail(node, 'not-convertible', {value: integer ? String(number) : pythonFloat(number), dtype})
  if (dtype === 'int32' && (number < int32.min || number > int32.max))
    throw fail(node, 'integer-range', {value: String(number), dtype})
  if (isFloat(dtype) && dtype === 'float32') {
    const rounded = Math.fround(number)
    if (Number.isFinite(number) && !Number.isFinite(rounded))
      throw fail(node, 'float-range', {value: String(number), dtype})
    return rounded
  }
  return number
}

/** 2 → `2.0`: a float as Python writes it. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e16))
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  const text = Object.is(value, -0) ? '-0' : String(value)
  return text.includes('.') ? text : `${text}.0`
}
