import {describe, expect, it} from 'vitest'
import {differenceOf, spreadOf} from '../../src/studies/statistics.ts'
import {studentBelow, studentQuantile} from '../../src/studies/student.ts'

describe('Student’s t', () => {
  // R 4.3: qt(0.975, df) and qt(0.95, df).
  it.each([
    [1, 12.7062047362, 6.3137515147],
    [2, 4.3026527297, 2.9199855804],
    [4, 2.7764451052, 2.1318467863],
    [9, 2.2621571628, 1.8331129327],
    [30, 2.0422724563, 1.6972608866],
    [1000, 1.9623390808, 1.6463788173],
  ])('has the quantiles of R with %i degrees of freedom', (df, at975, at95) => {
    expect(studentQuantile(0.975, df)).toBeCloseTo(at975, 7)
    expect(studentQuantile(0.95, df)).toBeCloseTo(at95, 7)
  })

  it('is symmetric, and Cauchy’s with one degree of freedom', () => {
    for (const t of [0.1, 1, 3.5, 40]) {
      expect(studentBelow(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12)
      expect(studentBelow(-t, 7) + studentBelow(t, 7)).toBeCloseTo(1, 14)
    }
    expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 9)
  })
})

describe('spreadOf', () => {
  it('is mean, standard deviation and half the interval', () => {
    // R: t.test(c(0.978, 0.98, 0.979, 0.981, 0.977))
    const {n, mean, sd, half} = spreadOf([0.978, 0.98, 0.979, 0.981, 0.977])
    expect(n).toBe(5)
    expect(mean).toBeCloseTo(0.979, 12)
    expect(sd).toBeCloseTo(0.001581139, 8)
    expect(half).toBeCloseTo(0.001963243, 8)
  })

  it('says nothing of the luck of one seed', () => {
    expect(spreadOf([0.9])).toEqual({n: 1, mean: 0.9})
  })
})

describe('differenceOf', () => {
  it('goes by pairs', () => {
    // Seeds differ by far more than the settings do.
    const a = [0.9, 0.8, 0.7, 0.95]
    const b = [0.911, 0.812, 0.709, 0.96]
    const {mean, interval, greater} = differenceOf(a, b)
    expect(mean).toBeCloseTo(0.0105, 10)
    // R: t.test(b, a, paired = TRUE)
    expect(interval?.[0]).toBeCloseTo(0.008445739743, 8)
    expect(interval?.[1]).toBeCloseTo(0.012554260257, 8)
    expect(greater).toBe(4)
  })
})
