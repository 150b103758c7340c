import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

const {checkpoints, run} = place()
const small = [
  '--data-source',
  'generated',
  '--window',
  '5',
  '--test-rows',
  '40',
  '--units1',
  '4',
  '--units2',
  '4',
]
const walk = ['train', 'stock-rnn', ...small, '--epochs', '1', '--threads', '1', '--walk-forward', '3']

describe('a walk forward', () => {
  it('trains each split on what lies before its days, and says what they come to together', async () => {
    const {code, out} = await run([...walk, '--json'])
    expect(code).toBe(0)
    const splits = answersIn(out, 'splitEnded').filter(({kind}) => kind === 'split')
    expect(splits.map(({split, taken}) => [split, taken])).toEqual([
      ['1/3', false],
      ['2/3', false],
      ['3/3', false],
    ])
    // No day is judged twice, and later splits are judged by later days.
    for (const [at, {from = '', to = ''}] of splits.entries()) {
      expect(from < to).toBe(true)
      if (at > 0) expect(from > (splits[at - 1]?.to ?? '')).toBe(true)
    }
    const ratios = splits.map(({ratio}) => Number(ratio))
    const together = answersIn(out, 'walkForward').at(-1)
    expect(together).toMatchObject({splits: 3, done: 3, better: ratios.filter(ratio => ratio < 1).length})
    expect(together?.mean).toBeCloseTo(ratios.reduce((sum, ratio) => sum + ratio, 0) / 3, 10)
    // They are runs like any other.
    const spec = JSON.parse(readFileSync(join(checkpoints, splits[1]?.run ?? '', 'run.json'), 'utf8'))
    expect(spec.dataset).toMatchObject({name: 'prices', split: '2/3'})
  })

  it('takes what was trained before, in words as well', async () => {
    const {code, out} = await run(walk)
    expect(code).toBe(0)
    expect(out.match(/\(taken\)/g)).toHaveLength(3)
    expect(out).toMatch(/mean and standard deviation of 3 splits/)
  })

  it.each([
    [['train', 'iris', '--walk-forward', '3'], '--walk-forward needs --dataset prices.'],
    [['train', 'stock-rnn', '--walk-forward', '3', '--split', '1/3'], '--walk-forward'],
    [['train', 'stock-rnn', '--walk-forward', '1'], '--walk-forward must lie between 2 and 100'],
  ])('%j is refused', async (words, sentence) => {
    const {code, err} = await run(words)
    expect(code).toBe(2)
    expect(err).toContain(sentence)
  })
})
