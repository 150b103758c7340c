import {describe, expect, it} from 'vitest'
import {column, compute, fact, figure} from './compute.ts'

/** Every number that chapter 1 prints, to the digits it prints. */
describe('the numbers of the notes', () => {
  it('§1.3: loss (w+1)², w₀ 5, lr 0.2, 40 epochs → −1; the first step 36 and 2.6', () => {
    const result = compute('gradient-descent')
    expect(fact(result, 'firstLoss')).toBe(36)
    expect(fact(result, 'firstW')).toBe(2.6)
    expect((fact(result, 'lastW') as number).toFixed(6)).toBe('-1.000000')
    expect(column(result, 'steps', 'epoch')).toHaveLength(40)
  })

  it('§1.3: lr 0.001 is not there after 40 epochs, 0.999 swings, and the decay is base·rate^(epoch/step)', () => {
    const small = compute('gradient-descent', {}, {preset: 'tooSmall'})
    expect(fact(small, 'lastW')).toBeGreaterThan(4.5)
    expect(fact(small, 'outcome')).toMatchObject({en: 'still on its way'})
    const large = compute('gradient-descent', {}, {preset: 'tooLarge'})
    expect(fact(large, 'outcome')).toMatchObject({en: 'swings from side to side'})
    const w = column(large, 'steps', 'w') as number[]
    expect(w.every((value, i) => Math.sign(value + 1) === (i % 2 === 0 ? -1 : 1))).toBe(true)
    const rates = column(compute('gradient-descent', {}, {preset: 'decaying'}), 'steps', 'learningRate')
    expect(rates[0]).toBe(0.2)
    expect(rates[39]).toBeCloseTo(0.2 * 0.99 ** 39, 14)
  })

  it('§1.6: 3-4-2 has 2 layers, 26 parameters, 20 multiply-adds', () => {
    const result = compute('complexity', {layers: '3-4-2'})
    expect(['layers', 'parameters', 'multiplyAdds'].map(id => fact(result, id))).toEqual([2, 26, 20])
    expect(fact(compute('complexity', {layers: '784,128,10'}), 'parameters')).toBe(101_770)
  })

  it('§1.7: sigmoid keeps at most a quarter of a gradient, relu all of it, or nothing', () => {
    const steepest = column(compute('activations', {layers: 1}), 'functions', 'atBest')
    expect(steepest).toEqual([0.25, 1, 1, 1])
    expect(column(compute('activations', {layers: 10, x: 0}), 'functions', 'atBest')[0]).toBe(0.25 ** 10)
    expect(column(compute('activations', {x: 3}), 'functions', 'slope').slice(2)).toEqual([1, 1])
    expect(column(compute('activations', {x: -3}), 'functions', 'slope').slice(2)).toEqual([0, 0.01])
  })

  it('§1.8: cross-entropy of the five outputs, both ways, to nine digits', () => {
    const printed = ['1.68795487e-4', '1.03475622e-3', '6.58839038e-2', '2.58349207e+0', '5.49852354e-2']
    const result = compute('losses', {steps: 1})
    for (const id of ['softmaxThenCrossEntropy', 'fromLogits'])
      expect((fact(result, id) as number[]).map(value => value.toExponential(8))).toEqual(printed)
    expect((column(result, 'guesses', 'crossEntropy') as number[]).map(value => value.toFixed(3))).toEqual([
      '0.511',
      '0.223',
    ])
  })

  it('§1.8: y = x1 + x2 ± 0.05, 32 rows, lr 0.002, 15000 steps → w ≈ [1, 1]', () => {
    const result = compute('losses')
    expect((fact(result, 'wMse') as number[]).map(value => value.toFixed(2))).toEqual(['1.00', '1.00'])
    expect((fact(result, 'wAsymmetric') as number[]).every(value => value > 1)).toBe(true)
    const dear = compute('losses', {}, {preset: 'dear'})
    expect((fact(dear, 'wAsymmetric') as number[]).every(value => value < 1)).toBe(true)
  })

  it('§1.9: 2-11-1, and L2 0.03 makes the weights small, L1 many of them nothing', () => {
    const result = compute('regularization')
    expect(fact(result, 'parameters')).toBe(2 * 11 + 11 + 11 + 1)
    const [none, l1, l2] = column(result, 'comparison', 'squares') as [number, number, number]
    expect(l1).toBeLessThan(none)
    expect(l2).toBeLessThan(l1)
    const zeros = column(result, 'comparison', 'zeros').map(text => Number(String(text).split(' ')[0]))
    expect(zeros[1]).toBeGreaterThan((zeros[0] ?? 0) + 4)
  })

  it('§1.10: every optimizer learns iris from the same start', () => {
    const result = compute('optimizers')
    expect(column(result, 'race', 'optimizer')).toEqual(['SGD', 'SGDM', 'Adagrad', 'RMSProp', 'Adam'])
    expect(column(result, 'race', 'accuracy')).toEqual([1, 1, 1, 1, 1])
    expect((fact(result, 'loss-sgd') as number).toFixed(2)).toBe('0.03')
    const {series} = figure(result, 'lines', 'iris-loss')
    expect(new Set(series.map(({y}) => y.length))).toEqual(new Set([500]))
  })

  it('§4.1: 5×5 by 3×3 → 3×3; same and valid sizes; two 3×3 see 5×5 with 18 weights for 25', () => {
    const result = compute('convolution')
    expect(fact(result, 'outputSize')).toBe('3 × 3')
    expect(fact(result, 'receptiveField')).toBe('5 × 5')
    expect(fact(result, 'stackWeights')).toBe(18)
    expect(fact(result, 'singleWeights')).toBe(25)
    expect(fact(result, 'arithmetic')).toBe(
      '(−1)·1 + 0·0 + 1·2 + (−1)·5 + 0·4 + 1·2 + (−1)·3 + 0·4 + 1·5 + 1 = 1',
    )
    for (const stride of [1, 2, 3]) {
      const rows = column(compute('convolution', {stride}), 'sizes', 'rows')
      expect(rows).toEqual([Math.ceil((5 - 3 + 1) / stride), Math.ceil(5 / stride)])
    }
  })
})
