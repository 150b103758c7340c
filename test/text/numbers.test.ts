import {describe, expect, it} from 'vitest'
import {bytes, grouped, measure, plain, price} from '../../src/text/numbers.ts'
import {duration} from '../../src/text/times.ts'

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

describe('numbers for people', () => {
  it.each([
    [0.0004, '0.4 ms'],
    [0.043, '43 ms'],
    [0.25, '0.25 s'],
    [12.34, '12 s'],
    [59.7, '1:00'],
    [125, '2:05'],
    [3723, '1:02:03'],
    [Number.NaN, '-:--'],
  ])('%d s is %s', (seconds, text) => expect(duration(seconds)).toBe(text))

  it.each([
    [0.97, '0.9700'],
    [1234.5, '1234.50'],
    [0.00001234, '1.234e-5'],
    [0, '0.0000'],
    [Number.NaN, 'NaN'],
  ])('a loss of %d is %s', (value, text) => expect(measure(value)).toBe(text))

  it('are grouped, exact, and in units', () => {
    expect(grouped(101_770)).toBe('101,770')
    expect(plain(4_294_967_295)).toBe('4294967295')
    expect(plain(0.1 + 0.2)).toBe('0.3')
    expect([bytes(999), bytes(312_000_000), bytes(1_500_000_000)]).toEqual(['999 B', '312 MB', '1.5 GB'])
  })
})
