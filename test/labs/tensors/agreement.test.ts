import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import {numpyText} from '../../../src/labs/tensors/numpy-text.ts'
import {evaluateEntry, newSession} from '../../../src/labs/tensors/session.ts'
import type {DType} from '../../../src/labs/tensors/tensor.ts'
import {heldTensor} from '../../../src/labs/tensors/values.ts'
import fixture from '../../fixtures/labs/tensors.json' with {type: 'json'}

interface Expected {
  readonly kind: string
  readonly printed: string
  readonly dtype?: string
  readonly shape?: readonly number[]
  readonly values?: readonly (number | boolean | string)[]
}
interface Case {
  readonly entry: string
  readonly results?: readonly Expected[]
  readonly refused?: string
}

const cases = fixture.cases as readonly Case[]

/** Rounding of the dtype, with room for one bit where TensorFlow's own exponentials and sums differ by one. */
const tolerance: Readonly<Record<string, number>> = {float32: 2.5e-7, float64: 1e-15}

/** TensorFlow puts smaller float32 to 0. */
const smallestNormal = 2 ** -126

const isClose = (got: number, expected: number, error: number) =>
  Object.is(got, expected) || got === expected || Math.abs(got - expected) <= error + smallestNormal

const words = new Map<number | boolean | string, number>([
  [true, 1],
  [false, 0],
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
])
const numberOf = (value: number | boolean | string) => words.get(value) ?? (value as number)

describe('the tensors lab agrees with TensorFlow', () => {
  it('has enough to compare', () => {
    expect(cases.filter(({results}) => results).length).toBeGreaterThanOrEqual(300)
    expect(cases.filter(({refused}) => refused).length).toBeGreaterThanOrEqual(60)
  })

  it.each(cases.filter(({results}) => results))('$entry', ({entry, results = []}) => {
    let session = newSession(1)
    const statements = entry.split(';')
    results.forEach((expected, i) => {
      const name = `result_${i}`
      const text = statements[i]?.trim() ?? ''
      const evaluated = evaluateEntry(text, session)
      session = evaluated.session
      const [result] = evaluated.results
      expect(result?.kind, text).toBe(expected.kind === 'other' ? result?.kind : expected.kind)
      if (expected.dtype === undefined) {
        expect(result?.printed, text).toBe(expected.printed)
        return
      }
      expect(result?.dtype, text).toBe(expected.dtype)
      expect(result?.shape, text).toEqual(expected.shape)

      const bare = text.replace(/^\w+ = /, '')
      const value = /assign/.test(bare)
        ? undefined
        : evaluateEntry(`${name} = ${bare}`, session).session.names.get(name)
      const data = value && heldTensor(value)?.data
      const numbers = expected.values?.map(numberOf)
      if (data && numbers) {
        expect(data.length).toBe(numbers.length)
        const relative = tolerance[expected.dtype] ?? 0
        // A loss near 0 is the difference of two numbers as large as the outputs.
        const least = text.includes('cross_entropy') ? 12 : 0
        numbers.forEach((number, k) => {
          expect(
            isClose(data[k] as number, number, relative * Math.max(least, Math.abs(number))),
            `${text} [${k}]: ${data[k]} for ${number}`,
          ).toBe(true)
        })
      }
      // Where every bit is the same, so is every printed character.
      const isSame = !numbers || !data || numbers.every((number, k) => Object.is(data[k], number))
      if (isSame) expect(result?.printed, text).toBe(expected.printed)
      else if (expected.kind === 'tensor') {
        const again = {
          dtype: expected.dtype as DType,
          shape: expected.shape ?? [],
          data: Float64Array.from(numbers),
        }
        expect(expected.printed.replaceAll('\n', '')).toContain(numpyText(again).replaceAll('\n', ''))
      }
    })
  })

  it.each(cases.filter(({refused}) => refused))('refuses $entry', ({entry}) => {
    expect(() => evaluateEntry(entry, newSession(1))).toThrow(TfnotesError)
  })
})
