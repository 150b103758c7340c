import {createRandom} from '../../random/random.ts'
import {defineLab, type LabelledRows} from '../lab.ts'
import {createNetwork, meanSquaredError, type Penalty, type Points, trainEpoch} from './network.ts'
import {notes} from './notes.ts'
import {generatePoints} from './points.ts'
import {settings} from './settings.ts'
import {showRegularization, type Trained} from './show.ts'

/** How many points of a loss curve are kept. */
const tracePoints = 200

export const regularization = defineLab({
  id: 'regularization',
  title: {en: 'Regularisation', zh: '正则化'},
  section: '1.9',
  idea: {
    en: 'One cloud of points, one network trained three times from the same start: without regularisation, with L1, with L2. Compare the boundaries and the weights.',
    zh: '同一片点、同一个起点，训练三次：不加正则化、L1、L2。比较分界线与权重。',
  },
  notes,
  settings,
  presets: {
    notes: {
      title: {en: 'the notes’', zh: '笔记中的例子'},
      values: {},
      why: {en: 'the same points as in the notes’ own file', zh: '与笔记自带文件相同的点'},
    },
    noisy: {
      title: {en: 'noisy', zh: '含噪声'},
      values: {noise: 0.15, epochs: 2000},
      why: {en: 'some labels are wrong: something not to learn', zh: '有些标签是错的：不该学的东西'},
    },
    overfit: {
      title: {en: 'overfitted', zh: '过拟合'},
      values: {points: 80, noise: 0.2, hidden: 64, epochs: 3000, heldOut: 0.5},
      why: {en: 'few points, much noise, many neurons', zh: '点少、噪声大、神经元多'},
    },
  },
  reads: 'points',
  *compute(values, {seed, data}) {
    const {l1, l2, epochs, batchSize, learningRate, hidden} = values
    const all = data.points ?? generatePoints(values.points, values.noise, values.dataSeed)
    const [train, heldOut] = split(all, values.heldOut)
    const penalties: readonly Penalty[] = [
      {l1: 0, l2: 0},
      {l1, l2: 0},
      {l1: 0, l2},
    ]
    const trained: Trained[] = penalties.map(penalty => ({
      penalty,
      network: createNetwork(hidden, createRandom(seed, 'weights')),
      at: [],
      loss: [],
      heldOutLoss: [],
    }))
    const every = Math.max(1, Math.ceil(epochs / tracePoints))
    const draw = () => showRegularization(all, train, heldOut, trained)

    for (let epoch = 1; epoch <= epochs; epoch++) {
      for (const {network, penalty, at, loss, heldOutLoss} of trained) {
        trainEpoch(network, train, batchSize, learningRate, penalty)
        if (epoch % every !== 0 && epoch !== epochs) continue
        at.push(epoch)
        loss.push(meanSquaredError(network, train))
        heldOutLoss.push(meanSquaredError(network, heldOut))
      }
      yield {done: epoch, total: epochs, soFar: draw}
    }
    return draw()
  },
})

/** The last share of the points is held out; at least one point stays on either side. */
function split({rows, labels}: LabelledRows, share: number): [Points, Points] {
  const cut = Math.min(rows.length - 1, Math.max(1, Math.round(rows.length * (1 - share))))
  const part = (from: number, to: number): Points => ({
    x1: Float64Array.from(rows.slice(from, to), row => row[0] ?? 0),
    x2: Float64Array.from(rows.slice(from, to), row => row[1] ?? 0),
    y: Float64Array.from(labels.slice(from, to)),
  })
  return [part(0, cut), part(cut, rows.length)]
}
