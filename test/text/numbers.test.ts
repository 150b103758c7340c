import {describe, expect, it} from 'vitest'
import {price} from '../../src/text/numbers.ts'

describe('price', () => {
  const written: [number, string][] = [
    [88.702, '88.70'],
    [1250.56, '1250.56'],
    [98490.12, '98490'],
    [113085.78, '113086'],
    [1.28e10, '1.28e10'],
    [0.0123, '0.0123'],
    [0.00012, '1.2e-4'],
    [0, '0.00'],
    [Number.NaN, '-'],
  ]
  it.each(written)('writes %s in seven columns at most', (value, text) => {
    expect(price(value)).toBe(text)
    expect(text.length).toBeLessThanOrEqual(7)
    if (value > 0) expect(price(-value)).toBe(`-${text}`)
  })
})
