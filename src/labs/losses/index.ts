import {TfnotesError} from '../../errors.ts'
import {defineLab, type LabResult} from '../lab.ts'
import {classification} from './classification.ts'
import {notes} from './notes.ts'
import {asymmetricCost, drawSales, type Fit, fitSales, squaredError} from './regression.ts'
import {settings} from './settings.ts'
import {showRegression} from './show-regression.ts'

export const losses = defineLab({
  id: 'losses',
  title: {en: 'Loss functions', zh: '损失函数'},
  section: '1.8',
  idea: {
    en: 'Mean squared error, a cost that minds too little more than too much, and cross-entropy computed two ways on the same numbers.',
    zh: '均方误差、对"少了"比对"多了"罚得更重的自定义损失，以及在同一组数上用两种方式计算的交叉熵。',
  },
  notes,
  settings,
  presets: {
    notes: {
      title: {en: 'the notes’', zh: '笔记中的例子'},
      values: {},
      why: {en: 'cost 1, profit 99: the weights come out above 1', zh: '成本 1、利润 99：系数大于 1'},
    },
    dear: {
      title: {en: 'dear to make', zh: '成本高'},
      values: {cost: 99, profit: 1},
      why: {en: 'the weights come out below 1', zh: '系数小于 1'},
    },
    extreme: {
      title: {en: 'extreme', zh: '极端'},
      values: {
        labels: [
          [0, 1, 0],
          [1, 0, 0],
        ],
        logits: [
          [100, 0, 0],
          [1000, 0, 0],
        ],
      },
      why: {
        en: 'softmax rounds to 0 and has to be clipped; from logits the loss is exact',
        zh: 'softmax 变成 0 必须截断；由 logits 直接计算仍精确',
      },
    },
  },
  *compute({labels, logits, cost, profit, learningRate, steps, rows, noise, dataSeed, start}) {
    if (labels.length !== logits.length || labels[0]?.length !== logits[0]?.length)
      throw new TfnotesError(
        'shapes-differ',
        {
          names: ['--labels', '--logits'],
          shapes: [labels, logits].map(g => `${g.length} × ${g[0]?.length ?? 0}`),
        },
        {usage: true},
      )
    const sales = drawSales(dataSeed, rows, noise)
    const costs = [squaredError, asymmetricCost(cost, profit)]
    const fits: Fit[] = []
    for (const [i, costFunction] of costs.entries()) {
      const fitting = fitSales(
        sales,
        costFunction,
        [start[0] as number, start[1] as number],
        learningRate,
        steps,
      )
      let step = fitting.next()
      while (!step.done) {
        yield {done: i * steps + step.value, total: costs.length * steps}
        step = fitting.next()
      }
      fits.push(step.value)
    }
    return join(classification(labels, logits), showRegression(sales, costs, fits))
  },
})

const join = (...parts: readonly LabResult[]): LabResult => ({
  figures: parts.flatMap(part => part.figures),
  tables: parts.flatMap(part => part.tables),
  facts: parts.flatMap(part => part.facts),
})
