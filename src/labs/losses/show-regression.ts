import type {Localised} from '../../text/localised.ts'
import type {LinesFigure, ScatterFigure, Table} from '../figure.ts'
import type {LabResult} from '../lab.ts'
import {evenly} from '../numbers.ts'
import type {CostFunction, Fit, Sales} from './regression.ts'

const names: readonly Localised[] = [
  {en: 'MSE', zh: '均方误差'},
  {en: 'asymmetric cost', zh: '自定义损失'},
]
const name = (i: number): Localised => names[i] ?? {en: '', zh: ''}
const withW = (i: number, w: string): Localised => ({en: `${w}, ${name(i).en}`, zh: `${w}，${name(i).zh}`})

/** Draws the regressions side by side; costs and fits in the order MSE, asymmetric. */
export function showRegression(
  sales: Sales,
  costs: readonly CostFunction[],
  fits: readonly Fit[],
): LabResult {
  const last = fits.map(({w1, w2, loss}) => ({
    w: [w1.at(-1) ?? 0, w2.at(-1) ?? 0] as const,
    loss: loss.at(-1) ?? 0,
  }))
  const predictions = last.map(({w}) => sales.x1.map((x1, i) => x1 * w[0] + (sales.x2[i] as number) * w[1]))
  const errors = evenly(-1, 1, 101)

  const shapes: LinesFigure = {
    kind: 'lines',
    id: 'shapes',
    title: {en: 'What an error costs', zh: '误差的代价'},
    caption: {
      en: 'Left of 0 too little was predicted, right of 0 too much. Each curve is drawn to its own scale.',
      zh: '0 左侧是预测少了，右侧是预测多了。两条曲线各按自身比例绘制。',
    },
    x: {label: 'y − y_'},
    y: {label: {en: 'share of the largest', zh: '占最大值之比'}, min: 0, max: 1},
    series: costs.map((cost, i) => {
      const values = errors.map(error => cost.value(error, 0))
      const largest = Math.max(...values) || 1
      return {name: name(i), x: errors, y: values.map(value => value / largest)}
    }),
  }
  const weights: LinesFigure = {
    kind: 'lines',
    id: 'weights',
    title: {en: 'w by step', zh: '各步的 w'},
    x: {label: {en: 'step', zh: '步'}},
    y: {label: 'w'},
    series: fits.flatMap(({at, w1, w2}, i) => [
      {name: withW(i, 'w1'), x: at, y: w1},
      {name: withW(i, 'w2'), x: at, y: w2},
    ]),
  }
  const loss: LinesFigure = {
    kind: 'lines',
    id: 'loss',
    title: {en: 'Loss by step', zh: '各步的损失'},
    x: {label: {en: 'step', zh: '步'}},
    y: {label: {en: 'loss', zh: '损失'}, scale: 'log'},
    series: fits.map(({at, loss: y}, i) => ({name: name(i), x: at, y})),
  }
  const ends = [Math.min(...sales.truth), Math.max(...sales.truth)]
  const scatter: ScatterFigure = {
    kind: 'scatter',
    id: 'predictions',
    title: {en: 'Predicted against actual', zh: '预测与实际'},
    caption: {
      en: 'On the line the prediction is right; above it, too much.',
      zh: '线上为预测正确，线上方为预测多了。',
    },
    x: {label: {en: 'actual y_', zh: '实际 y_'}},
    y: {label: {en: 'predicted y', zh: '预测 y'}},
    groups: predictions.map((y, i) => ({name: name(i), x: sales.truth, y})),
    line: {x: ends, y: ends},
  }
  const table: Table = {
    id: 'regression',
    title: {en: 'What was learnt', zh: '学到的参数'},
    columns: [
      {id: 'loss', label: {en: 'loss function', zh: '损失函数'}},
      {id: 'w1', label: 'w1'},
      {id: 'w2', label: 'w2'},
      {id: 'value', label: {en: 'loss at the end', zh: '最终损失'}},
    ],
    rows: last.map(({w, loss: value}, i) => [name(i), w[0], w[1], value]),
  }
  return {
    figures: [shapes, weights, loss, scatter],
    tables: [table],
    facts: [
      {id: 'wMse', label: {en: 'w by MSE', zh: '均方误差得到的 w'}, value: last[0]?.w ?? []},
      {
        id: 'wAsymmetric',
        label: {en: 'w by asymmetric cost', zh: '自定义损失得到的 w'},
        value: last[1]?.w ?? [],
      },
    ],
  }
}
