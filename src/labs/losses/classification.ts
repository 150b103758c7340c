import type {Fact, Figure, Table} from '../figure.ts'
import type {LabResult} from '../lab.ts'
import {evenly, softmax} from '../numbers.ts'
import {crossEntropy, crossEntropyFromLogits, softmaxThenCrossEntropy} from './cross-entropy.ts'

type Rows = readonly (readonly number[])[]

/** The two guesses with which the notes introduce cross-entropy. */
const guesses = [
  [0.6, 0.4],
  [0.8, 0.2],
]

const printed = (row: readonly number[]) => `(${row.map(value => Number(value.toPrecision(4))).join(', ')})`

/** Cross-entropy of the given outputs, in two steps and in one. */
export function classification(labels: Rows, logits: Rows): LabResult {
  const separate = labels.map((truth, i) => softmaxThenCrossEntropy(truth, logits[i] ?? []))
  const fused = labels.map((truth, i) => crossEntropyFromLogits(truth, logits[i] ?? []))
  const p = evenly(0.005, 1, 200)
  const figures: Figure[] = [
    {
      kind: 'lines',
      id: 'cross-entropy',
      title: {en: 'Cross-entropy of the true class', zh: '交叉熵随正确类别概率的变化'},
      x: {label: 'p', min: 0, max: 1},
      y: {label: '−ln p', min: 0},
      series: [{name: '−ln p', x: p, y: p.map(value => -Math.log(value))}],
      markers: guesses.map(guess => ({
        x: guess[0] as number,
        y: crossEntropy([1, 0], guess),
        label: printed(guess),
      })),
    },
    {
      kind: 'bars',
      id: 'rows',
      title: {en: 'Cross-entropy of each sample', zh: '各样本的交叉熵'},
      labels: labels.map((_, i) => String(i + 1)),
      y: {label: {en: 'loss', zh: '损失'}, min: 0},
      series: [
        {name: {en: 'softmax, then cross-entropy', zh: '先 softmax 再交叉熵'}, values: separate},
        {name: {en: 'from logits', zh: '由 logits 一步计算'}, values: fused},
      ],
    },
  ]
  const twoWays: Table = {
    id: 'cross-entropy',
    title: {en: 'Cross-entropy, both ways', zh: '交叉熵的两种算法'},
    columns: [
      {id: 'truth', label: 'y_'},
      {id: 'logits', label: 'y'},
      {id: 'softmax', label: 'softmax(y)'},
      {id: 'separate', label: {en: 'softmax, then CE', zh: '先 softmax 再交叉熵'}, digits: 9},
      {id: 'fused', label: {en: 'from logits', zh: '由 logits'}, digits: 9},
    ],
    rows: labels.map((truth, i) => [
      printed(truth),
      printed(logits[i] ?? []),
      printed(softmax(logits[i] ?? [])),
      separate[i] ?? null,
      fused[i] ?? null,
    ]),
  }
  const distances: Table = {
    id: 'guesses',
    title: {en: 'Two guesses at (1, 0)', zh: '对 (1, 0) 的两个预测'},
    columns: [
      {id: 'guess', label: 'y'},
      {id: 'crossEntropy', label: {en: 'cross-entropy', zh: '交叉熵'}},
    ],
    rows: guesses.map(guess => [printed(guess), crossEntropy([1, 0], guess)]),
  }
  const facts: Fact[] = [
    {
      id: 'softmaxThenCrossEntropy',
      label: {en: 'softmax, then cross-entropy', zh: '先 softmax 再交叉熵'},
      value: separate,
      digits: 9,
    },
    {
      id: 'fromLogits',
      label: {en: 'from logits', zh: '由 logits 一步计算'},
      value: fused,
      digits: 9,
    },
  ]
  return {figures, tables: [twoWays, distances], facts}
}
