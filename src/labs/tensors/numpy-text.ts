import {shortestFloat32} from '../../text/numbers.ts'
import {pythonFloat} from './convert.ts'
import {isFloat, stridesOf, type Tensor} from './tensor.ts'

/** NumPy's default print options. */
const precision = 8
const lineWidth = 75
const threshold = 1000
const edgeItems = 3

interface Style {
  readonly separator: string
  /** What stands before the array on its first line, and after it on the last. */
  readonly prefix: number
  readonly suffix: number
}

/** `str(x)`: as `print` shows a tensor's value. */
export const numpyText = (tensor: Tensor): string =>
  tensor.shape.length === 0 ? scalarText(tensor) : arrayText(tensor, {separator: ' ', prefix: 0, suffix: 0})

/** `repr(x)`: as it stands inside a printed variable. */
export function numpyRepr(tensor: Tensor): string {
  const {dtype, shape, data} = tensor
  // TensorFlow writes a lone float32 here as the double that holds it.
  if (shape.length === 0) return scalarText(dtype === 'float32' ? {...tensor, dtype: 'float64'} : tensor)
  const extras: string[] = []
  const isEmpty = data.length === 0
  if ((isEmpty && shape.length > 1) || data.length > threshold) extras.push(`shape=${shapeText(shape)}`)
  if (dtype === 'int32' || dtype === 'float32' || isEmpty) extras.push(`dtype=${dtype}`)
  const text = `array(${arrayText(tensor, {separator: ', ', prefix: 'array('.length, suffix: ')'.length})}`
  if (extras.length === 0) return `${text})`
  const rest = `${extras.join(', ')})`
  const last = text.length + 1 - (`${text},`.lastIndexOf('\n') + 1)
  return `${text},${last + rest.length + 1 > lineWidth ? '\n      ' : ' '}${rest}`
}

/** `(2, 3)`, `(2,)`, `()`. */
export const shapeText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`

/** A single number, as NumPy's scalars print. */
function scalarText({dtype, data}: Tensor): string {
  const value = data[0] as number
  if (dtype === 'bool') return value ? 'True' : 'False'
  if (dtype === 'float64') return pythonFloat(value)
  if (dtype !== 'float32') return String(value)
  const short = shortestFloat32(value)
  if (short !== 0 && Number.isFinite(short) && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6))
    return short.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  return pythonFloat(short)
}

function arrayText(tensor: Tensor, {separator, prefix, suffix}: Style): string {
  const {shape, data} = tensor
  if (data.length === 0) return '[]'
  const isSummary = data.length > threshold
  const strides = stridesOf(shape)

  /** Indices that are printed along a dimension; -1 stands for the dots. */
  const printed = (axis: number): number[] => {
    const size = shape[axis] as number
    const all = (from: number, to: number) => Array.from({length: to - from}, (_, i) => from + i)
    if (!isSummary || size <= 2 * edgeItems) return all(0, size)
    return [...all(0, edgeItems), -1, ...all(size - edgeItems, size)]
  }
  const offsets = (axis: number, offset: number): number[] =>
    axis === shape.length
      ? [offset]
      : printed(axis).flatMap(i => (i < 0 ? [] : offsets(axis + 1, offset + i * (strides[axis] as number))))
  const format = formatter(
    tensor,
    offsets(0, 0).map(offset => data[offset] as number),
  )

  function level(axis: number, offset: number, indent: string, width: number): string {
    const words = printed(axis).map(i => {
      if (i < 0) return '...'
      const at = offset + i * (strides[axis] as number)
      return axis === shape.length - 1
        ? format(data[at] as number)
        : level(axis + 1, at, `${indent} `, width - 1)
    })
    if (axis < shape.length - 1) {
      const between = separator.trimEnd() + '\n'.repeat(shape.length - 1 - axis)
      return `[${words.join(between + indent)}]`
    }
    return `[${wrap(words, separator, indent, width - Math.max(separator.trimEnd().length, 1))}]`
  }
  return level(0, 0, ' '.repeat(1 + prefix), lineWidth - suffix)
}

/** Words on lines of at most `width`, further lines indented. */
function wrap(words: readonly string[], separator: string, indent: string, width: number): string {
  let done = ''
  let line = indent
  words.forEach((word, i) => {
    if (line.length + word.length > width && line.length > indent.length) {
      done += `${line.trimEnd()}\n`
      line = indent
    }
    line += word + (i < words.length - 1 ? separator : '')
  })
  return (done + line).slice(indent.length)
}

/** One width for all: how a number looks among these others. */
function formatter({dtype}: Tensor, shown: readonly number[]): (value: number) => string {
  if (dtype === 'bool') return value => (value ? ' True' : 'False')
  if (!isFloat(dtype)) {
    const width = Math.max(...shown.map(value => String(value).length))
    return value => String(value).padStart(width)
  }
  const isSingle = dtype === 'float32'
  const digits = (value: number) => (isSingle ? shortestFloat32(value) : value)
  const finite = shown.filter(Number.isFinite)
  const sizes = finite.filter(value => value !== 0).map(Math.abs)
  const [largest, smallest] = [Math.max(...sizes), Math.min(...sizes)]
  const isExponential =
    sizes.length > 0 &&
    (largest >= (isSingle ? 1e6 : 1e8) ||
      smallest < (isSingle ? Math.fround(1e-4) : 1e-4) ||
      (isSingle ? Math.fround(largest / smallest) : largest / smallest) > 1000)
  return isExponential ? exponential(shown, finite, digits) : positional(shown, finite, digits)
}

type Digits = (value: number) => number

function positional(shown: readonly number[], finite: readonly number[], digits: Digits) {
  const split = (value: number): [string, string] => {
    const short = digits(value)
    const text = Object.is(short, -0) ? '-0' : decimal(short)
    const [whole = '', fraction = ''] = text.split('.')
    if (fraction.length <= precision) return [whole, fraction]
    const [rounded = '', rest = ''] = value.toFixed(precision).split('.')
    return [rounded, rest.replace(/0+$/, '')]
  }
  const parts = finite.map(split)
  const right = Math.max(0, ...parts.map(([, fraction]) => fraction.length))
  const left = leftWidth(shown, finite, Math.max(0, ...parts.map(([whole]) => whole.length)), right)
  return (value: number) => {
    if (!Number.isFinite(value)) return notFinite(value).padStart(left + right + 1)
    const [whole, fraction] = split(value)
    return `${whole.padStart(left)}.${fraction.padEnd(right)}`
  }
}

function exponential(shown: readonly number[], finite: readonly number[], digits: Digits) {
  const split = (value: number): [string, string, string] => {
    const short = digits(value)
    const exact = short.toExponential()
    const [mantissa = '', exponent = ''] = (
      (/\.(\d+)e/.exec(exact)?.[1]?.length ?? 0) > precision ? value.toExponential(precision) : exact
    ).split('e')
    const [whole = '', fraction = ''] = (Object.is(short, -0) ? `-${mantissa}` : mantissa).split('.')
    return [whole, fraction, exponent.replace(/^([+-])(\d)$/, '$10$2')]
  }
  const parts = finite.map(split)
  const fractionWidth = Math.max(...parts.map(([, fraction]) => fraction.replace(/0+$/, '').length))
  const exponentWidth = Math.max(...parts.map(([, , exponent]) => exponent.length - 1))
  const right = exponentWidth + 2 + fractionWidth
  const left = leftWidth(shown, finite, Math.max(...parts.map(([whole]) => whole.length)), right)
  return (value: number) => {
    if (!Number.isFinite(value)) return notFinite(value).padStart(left + right + 1)
    const [whole, fraction, exponent] = split(value)
    const mantissa = fraction.slice(0, fractionWidth).padEnd(fractionWidth, '0')
    return `${whole.padStart(left)}.${mantissa}e${exponent[0]}${exponent.slice(1).padStart(exponentWidth, '0')}`
  }
}

/** Room for `nan` and `inf` where there are some. */
function leftWidth(
  shown: readonly number[],
  finite: readonly number[],
  width: number,
  right: number,
): number {
  if (shown.length === finite.length) return width
  const negative = shown.includes(Number.NEGATIVE_INFINITY) ? 1 : 0
  return Math.max(width, 3 - (right + 1), 3 + negative - (right + 1))
}

const notFinite = (value: number) => (Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf')

/** Decimal digits without an exponent; numbers of this size have at most 21 digits before the point. */
function decimal(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}
