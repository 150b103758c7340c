import type {Localised} from '../../text/localised.ts'
import type {BarsFigure, Figure, Lattice, LinesFigure, ScatterFigure, Table} from '../figure.ts'
import type {LabelledRows, LabResult} from '../lab.ts'
import {evenly} from '../numbers.ts'
import {
  accuracy,
  meanSquaredError,
  type Network,
  type Penalty,
  type Points,
  predict,
  weightsOf,
} from './network.ts'

/** A network on its way, and how its losses went so far. */
export interface Trained {
  readonly penalty: Penalty
  readonly network: Network
  readonly at: number[]
  readonly loss: number[]
  readonly heldOutLoss: number[]
}

const ids = ['none', 'l1', 'l2'] as const
const names: readonly Localised[] = [
  {en: 'none', zh: '无正则化'},
  {en: 'L1', zh: 'L1'},
  {en: 'L2', zh: 'L2'},
]
const name = (i: number): Localised => names[i] ?? {en: '', zh: ''}

const lattice = 41
const histogramEdges = evenly(-2.05, 2.05, 42)
/** A weight below this has as good as no effect. */
const nearZero = 0.01

export function showRegularization(
  all: LabelledRows,
  train: Points,
  heldOut: Points,
  trained: readonly Trained[],
): LabResult {
  const figures: Figure[] = [
    ...trained.map((one, i) => boundary(i, all, train, one.network)),
    losses(
      'training-loss',
      {en: 'Loss on the training points', zh: '训练点上的损失'},
      trained,
      one => one.loss,
    ),
    losses(
      'held-out-loss',
      {en: 'Loss on the points held out', zh: '留出点上的损失'},
      trained,
      one => one.heldOutLoss,
    ),
    histogram(trained),
    meter(trained),
  ]
  const table: Table = {
    id: 'comparison',
    title: {en: 'Side by side', zh: '对比'},
    columns: [
      {id: 'regularisation', label: {en: 'regularisation', zh: '正则化'}},
      {id: 'trainingLoss', label: {en: 'training loss', zh: '训练损失'}, digits: 3},
      {id: 'heldOutLoss', label: {en: 'held-out loss', zh: '留出损失'}, digits: 3},
      {id: 'overfit', label: {en: 'overfit', zh: '过拟合'}, digits: 2},
      {id: 'trainingAccuracy', label: {en: 'training accuracy', zh: '训练准确率'}, digits: 4},
      {id: 'heldOutAccuracy', label: {en: 'held-out accuracy', zh: '留出准确率'}, digits: 4},
      {id: 'squares', label: 'Σw²', digits: 4},
      {id: 'zeros', label: {en: 'weights ≈ 0', zh: '接近 0 的权重'}},
    ],
    rows: trained.map(({network}, i) => {
      const [here, there] = [meanSquaredError(network, train), meanSquaredError(network, heldOut)]
      const w = weightsOf(network)
      return [
        name(i),
        here,
        there,
        there - here,
        accuracy(network, train),
        accuracy(network, heldOut),
        w.reduce((total, value) => total + value * value, 0),
        `${w.filter(value => Math.abs(value) < nearZero).length} / ${w.length}`,
      ]
    }),
  }
  return {
    figures,
    tables: [table],
    facts: [
      {
        id: 'points',
        label: {en: 'points', zh: '点'},
        value:
          all.origin === 'generated'
            ? {
                en: `${train.y.length} to train, ${heldOut.y.length} held out (generated)`,
                zh: `训练 ${train.y.length}，留出 ${heldOut.y.length}（生成数据）`,
              }
            : {
                en: `${train.y.length} to train, ${heldOut.y.length} held out (${all.origin})`,
                zh: `训练 ${train.y.length}，留出 ${heldOut.y.length}（${all.origin}）`,
              },
      },
      ...trained.map(({network}, i) => ({
        id: `overfit-${ids[i]}`,
        label: {en: `overfit, ${name(i).en}`, zh: `过拟合程度，${name(i).zh}`},
        value: meanSquaredError(network, heldOut) - meanSquaredError(network, train),
        digits: 3,
        note: {en: 'held-out loss − training loss', zh: '留出损失 − 训练损失'},
      })),
      {
        id: 'parameters',
        label: {en: 'parameters', zh: '参数个数'},
        value: trained[0]?.network.parameters.length ?? 0,
      },
    ],
  }
}

function boundary(i: number, {classes}: LabelledRows, train: Points, network: Network): ScatterFigure {
  const field = fieldOver(train, (x1, x2) => predict(network, x1, x2))
  const group = (wanted: number) => {
    const members = [...train.y.keys()].filter(row => train.y[row] === wanted)
    return {
      name: classes[wanted] ?? String(wanted),
      x: members.map(row => train.x1[row] as number),
      y: members.map(row => train.x2[row] as number),
    }
  }
  return {
    kind: 'scatter',
    group: 'boundaries',
    id: `boundary-${ids[i]}`,
    title: {en: `Boundary, ${name(i).en}`, zh: `分界线，${name(i).zh}`},
    x: {label: 'x1', min: field.xMin, max: field.xMax},
    y: {label: 'x2', min: field.yMin, max: field.yMax},
    groups: [group(0), group(1)],
    boundary: {field, level: 0.5},
  }
}

function fieldOver({x1, x2}: Points, value: (x1: number, x2: number) => number): Lattice {
  const limits = (values: Float64Array): [number, number] => {
    const [low, high] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity])
    const margin = (high - low) * 0.05 || 1
    return [low - margin, high + margin]
  }
  const [xMin, xMax] = limits(x1)
  const [yMin, yMax] = limits(x2)
  const across = evenly(xMin, xMax, lattice)
  const values = evenly(yMin, yMax, lattice).flatMap(y => across.map(x => value(x, y)))
  return {columns: lattice, rows: lattice, xMin, xMax, yMin, yMax, values}
}

const losses = (
  id: string,
  title: Localised,
  trained: readonly Trained[],
  of: (one: Trained) => number[],
): LinesFigure => ({
  kind: 'lines',
  id,
  title,
  x: {label: {en: 'epoch', zh: '轮'}},
  y: {label: 'MSE', min: 0},
  series: trained.map((one, i) => ({name: name(i), x: [...one.at], y: [...of(one)]})),
})

/** Counts of weights by size; what lies beyond the ends is counted in the last bar there. */
function histogram(trained: readonly Trained[]): BarsFigure {
  const bars = histogramEdges.length - 1
  const [low, high] = [histogramEdges[0] as number, histogramEdges.at(-1) as number]
  return {
    kind: 'bars',
    id: 'weights',
    title: {en: 'Weights by size', zh: '权重分布'},
    labels: Array.from({length: bars}, (_, i) => (low + ((i + 0.5) * (high - low)) / bars).toFixed(1)),
    edges: histogramEdges,
    y: {label: {en: 'weights', zh: '权重个数'}, min: 0},
    series: trained.map(({network}, i) => {
      const values = Array.from({length: bars}, () => 0)
      for (const w of weightsOf(network)) {
        const bar = Math.min(bars - 1, Math.max(0, Math.floor(((w - low) / (high - low)) * bars)))
        values[bar] = (values[bar] ?? 0) + 1
      }
      return {name: name(i), values}
    }),
  }
}

const meter = (trained: readonly Trained[]): BarsFigure => ({
  kind: 'bars',
  id: 'overfit',
  title: {en: 'Overfit meter', zh: '过拟合指示'},
  caption: {
    en: 'The wider the gap between the two, the more was learnt by heart.',
    zh: '两者相差越大，死记硬背得越多。',
  },
  labels: names,
  y: {label: 'MSE', min: 0},
  series: [
    {name: {en: 'training', zh: '训练'}, values: trained.map(one => one.loss.at(-1) ?? Number.NaN)},
    {name: {en: 'held out', zh: '留出'}, values: trained.map(one => one.heldOutLoss.at(-1) ?? Number.NaN)},
  ],
})
