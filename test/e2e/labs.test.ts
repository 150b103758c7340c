import {expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

/** The figures that chapter 1 prints, each by the command that a reader of the notes would type. */
it('prints the figures of the notes', async () => {
  const {run} = place()
  const lab = async (line: string) => {
    const {code, out, err} = await run(['lab', ...line.split(' '), '--json'])
    expect({line, code, err}).toEqual({line, code: 0, err: ''})
    const [{facts, tables} = {facts: [], tables: []}] = answersIn(out, 'computed')
    return {
      fact: (id: string) => facts.find(one => one.id === id)?.value,
      column: (table: string, id: string): unknown[] => {
        const {columns = [], rows = []} = tables.find(one => one.id === table) ?? {}
        return rows.map(row => row[columns.findIndex(one => one.id === id)])
      },
    }
  }

  const descent = await lab('gradient-descent')
  expect([descent.fact('firstLoss'), descent.fact('firstW')]).toEqual([36, 2.6])
  expect((descent.fact('lastW') as number).toFixed(6)).toBe('-1.000000')
  const small = await lab('gradient-descent --lr 0.001')
  expect(small.fact('lastW')).toBeGreaterThan(4.5)
  const large = await lab('gradient-descent --lr 0.999')
  const sides = (large.column('steps', 'w') as number[]).map(w => Math.sign(w + 1))
  expect(sides).toEqual(sides.map((_, i) => (i % 2 === 0 ? -1 : 1)))

  const size = await lab('complexity --layers 3-4-2')
  expect(['layers', 'parameters', 'multiplyAdds'].map(size.fact)).toEqual([2, 26, 20])
  for (const [network, parameters] of [
    ['mnist', 101_770],
    ['vgg16', 15_262_026],
    ['stock-gru', 74_621],
  ] as const)
    expect((await lab(`complexity --network ${network}`)).fact('parameters')).toBe(parameters)

  const more = await lab('scale --devices-per-host 8 --hosts 8')
  expect(more.fact('bytes')).toBe(11_173_962 * 4)
  expect(more.column('strong', 'devices')).toEqual([1, 2, 4, 8, 16, 32, 64])

  const losses = await lab('losses')
  for (const id of ['softmaxThenCrossEntropy', 'fromLogits'])
    expect((losses.fact(id) as number[]).map(value => value.toExponential(8))).toEqual([
      '1.68795487e-4',
      '1.03475622e-3',
      '6.58839038e-2',
      '2.58349207e+0',
      '5.49852354e-2',
    ])
  expect((losses.fact('wMse') as number[]).map(value => value.toFixed(2))).toEqual(['1.00', '1.00'])

  const convolution = await lab('convolution')
  expect(['outputSize', 'receptiveField'].map(convolution.fact)).toEqual(['3 × 3', '5 × 5'])

  const race = await lab('optimizers --epochs 500')
  expect(race.column('race', 'optimizer')).toEqual(['SGD', 'SGDM', 'Adagrad', 'RMSProp', 'Adam'])
  expect((race.fact('loss-sgd') as number).toFixed(2)).toBe('0.03')

  const labels = await lab('tensors --preset oneHot')
  expect(labels.column('results', 'value').at(-1)).toBe('[[0, 1, 0], [1, 0, 0], [0, 0, 1]]')
}, 120_000)
