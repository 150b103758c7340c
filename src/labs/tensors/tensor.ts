import {shortestFloat32} from '../../text/numbers.ts'

export const dtypes = ['int32', 'int64', 'float32', 'float64', 'bool'] as const
export type DType = (typeof dtypes)[number]

/**
 * A tensor: row-major values with a shape. Whatever the dtype, values are held as doubles that are exactly
 * representable in it (bool as 0 and 1); `roundTo` brings a result back there. int64 reaches as far as doubles are exact.
 */
export interface Tensor {
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly data: Float64Array
}

export const isFloat = (dtype: DType): boolean => dtype === 'float32' || dtype === 'float64'
export const isInteger = (dtype: DType): boolean => dtype === 'int32' || dtype === 'int64'

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1)

/** Steps in `data` from one index to the next, by dimension. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length)
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step
    step *= shape[axis] as number
  }
  return strides
}

/** int64 results beyond 2⁵³, which this lab cannot hold exactly; the caller turns it into a pointed error. */
export class BeyondInt64 extends Error {}

/** The nearest value of the dtype, as its arithmetic would leave it: int32 wraps round, float32 rounds. */
export function roundTo(dtype: DType, value: number): number {
  switch (dtype) {
    case 'float32':
      return Math.fround(value)
    case 'float64':
      return value
    case 'bool':
      return value === 0 ? 0 : 1
    case 'int32':
      return Number.isSafeInteger(value) ? value | 0 : Number(BigInt.asIntN(32, BigInt(Math.trunc(value))))
    case 'int64':
      if (!Number.isSafeInteger(value)) throw new BeyondInt64()
      return value + 0
  }
}

/** Product in the dtype; int32 keeps the lower 32 bits even where a double would round. */
export const multiply = (dtype: DType, a: number, b: number): number =>
  dtype === 'int32' ? Math.imul(a, b) : roundTo(dtype, a * b)

/** Rows within rows, as JSON or a literal shows them; float32 in its shortest digits, bool as true and false. */
export type Nested = number | boolean | readonly Nested[]

export function nested({dtype, shape, data}: Tensor): Nested {
  const value = (i: number): Nested => {
    const number = data[i] as number
    if (dtype === 'bool') return number !== 0
    return dtype === 'float32' ? shortestFloat32(number) : number
  }
  const strides = stridesOf(shape)
  const level = (axis: number, offset: number): Nested =>
    axis === shape.length
      ? value(offset)
      : Array.from({length: shape[axis] as number}, (_, i) =>
          level(axis + 1, offset + i * (strides[axis] as number)),
        )
  return level(0, 0)
}
