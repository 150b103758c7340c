import {fail} from './fail.ts'
import type {BinaryOperator, Node} from './syntax.ts'
import type {Value} from './values.ts'

const numberOf = (value: Value) =>
  value.kind === 'number' ? value.value : value.kind === 'boolean' && value.value ? 1 : 0
const isInteger = (value: Value) => value.kind !== 'number' || value.integer

/**
 * Arithmetic of numbers that no tensor is part of: Python's, where `/` gives a float and `//` rounds down.
 * @throws TfnotesError `tensors-division-by-zero`, `tensors-integer-range`, `tensors-float-range`, `tensors-not-a-tensor`
 */
export function combineNumbers(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  node: Node & {kind: 'binary'},
): Value {
  const [x, y] = [numberOf(left), numberOf(right)]
  const bothIntegers = isInteger(left) && isInteger(right)
  const number = (value: number, integer = bothIntegers): Value => {
    if (integer && !Number.isSafeInteger(value))
      throw fail(node, 'integer-range', {value: '', dtype: 'int64'})
    if (!Number.isFinite(value) && Number.isFinite(x) && Number.isFinite(y))
      throw fail(node, 'float-range', {value: '', dtype: 'float64'})
    return {kind: 'number', value: integer ? value + 0 : value, integer}
  }
  const divisor = () => {
    if (y === 0) throw fail(node.right, 'division-by-zero')
    return y
  }
  const boolean = (value: boolean): Value => ({kind: 'boolean', value})

  switch (operator) {
    case '+':
      return number(x + y)
    case '-':
      return number(x - y)
    case '*':
      return number(x * y)
    case '/':
      return number(x / divisor(), false)
    case '//':
      return number(Math.floor(x / divisor()))
    case '%': {
      const rest = x % divisor()
      return number(rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest)
    }
    case '**':
      if (x === 0 && y < 0) throw fail(node.right, 'division-by-zero')
      return number(x ** y, bothIntegers && y >= 0)
    case '@':
      throw fail(node.left, 'not-a-tensor', {found: left.kind})
    case '<':
      return boolean(x < y)
    case '<=':
      return boolean(x <= y)
    case '>':
      return boolean(x > y)
    case '>=':
      return boolean(x >= y)
    case '==':
      return boolean(x === y)
    case '!=':
      return boolean(x !== y)
  }
}
