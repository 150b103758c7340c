import type {Localised} from '../../text/localised.ts'
import type {Fact, LinesFigure, Series, Table} from '../figure.ts'
import {defineLab} from '../lab.ts'
import {evenly} from '../numbers.ts'
import {type DescentStep, decayed, descend, lossAt} from './descend.ts'
import {notes} from './notes.ts'

export const gradientDescent = defineLab({
  id: 'gradient-descent',
  title: {en: 'Gradient descent', zh: '梯度下降'},
  section: '1.3',
  idea: {
    en: 'A ball rolls down loss = (w + 1)², one step an epoch. Change the learning rate and see it crawl, arrive, swing or fly away.',
    zh: '小球沿 loss = (w + 1)² 滚下，每轮一步。改变学习率，看它爬行、到达、振荡或飞走。',
  },
  notes,
  settings: {
    learningRate: {
      kind: 'number',
      default: 0.2,
      min: 1e-6,
      max: 10,
      walk: 'log',
      label: {en: 'learning rate', zh: '学习率'},
      help: {en: 'the size of a step; base of the decay', zh: '每一步的大小；也是衰减的初始值'},
    },
    epochs: {
      kind: 'integer',
      default: 40,
      min: 1,
      max: 1000,
      label: {en: 'epochs', zh: '训练轮数'},
      help: {en: 'steps to take', zh: '走多少步'},
    },
    start: {
      kind: 'number',
      default: 5,
      min: -100,
      max: 100,
      walk: 'linear',
      increment: 0.5,
      label: {en: 'start', zh: '起点'},
      help: {en: 'w before the first step', zh: 'w 的初始值'},
    },
    schedule: {
      kind: 'choice',
      default: 'constant',
      choices: ['constant', 'exponential'],
      label: {en: 'schedule', zh: '学习率策略'},
      help: {
        en: 'exponential: lr · rate ^ (epoch / every)',
        zh: '指数衰减：lr · rate ^ (epoch / every)',
      },
    },
    decayRate: {
      kind: 'number',
      default: 0.99,
      min: 0.01,
      max: 1,
      walk: 'linear',
      increment: 0.01,
      label: {en: 'decay rate', zh: '衰减率'},
      help: {en: 'factor of the exponential schedule', zh: '指数衰减的底数'},
    },
    decayEvery: {
      kind: 'integer',
      default: 1,
      min: 1,
      max: 1000,
      label: {en: 'decay every', zh: '衰减间隔（轮）'},
      help: {en: 'epochs after which the factor has been applied once', zh: '多少轮衰减一次'},
    },
  },
  presets: {
    tooSmall: {
      title: {en: 'too small', zh: '太小'},
      values: {learningRate: 0.001},
      why: {en: 'not there after forty steps', zh: '四十步后仍未到达'},
    },
    good: {
      title: {en: 'good', zh: '合适'},
      values: {learningRate: 0.2},
      why: {en: 'arrives at w = −1', zh: '到达 w = −1'},
    },
    tooLarge: {
      title: {en: 'too large', zh: '太大'},
      values: {learningRate: 0.999},
      why: {en: 'swings from side to side', zh: '左右振荡，不收敛'},
    },
    decaying: {
      title: {en: 'decaying', zh: '指数衰减'},
      values: {schedule: 'exponential'},
      why: {en: 'large steps first, small ones near the end', zh: '先大步，后小步'},
    },
  },
  *compute({learningRate, epochs, start, schedule, decayRate, decayEvery}) {
    const schedules = {
      constant: decayed(learningRate, 1, 1),
      exponential: decayed(learningRate, decayRate, decayEvery),
    }
    const runs = {
      constant: descend(start, epochs, schedules.constant),
      exponential: descend(start, epochs, schedules.exponential),
    }
    const chosen = runs[schedule]
    const w = [start, ...chosen.map(step => step.w)]
    return {
      figures: [
        curve(w),
        overEpochs('loss', {en: 'Loss by epoch', zh: '各轮损失'}, runs, schedule, step => step.loss),
        overEpochs('w', {en: 'w by epoch', zh: '各轮 w'}, runs, schedule, step => step.w),
        overEpochs('rates', {en: 'Learning rate', zh: '学习率'}, runs, schedule, step => step.learningRate),
      ],
      tables: [table(chosen)],
      facts: facts(chosen, start),
    }
  },
})

function curve(w: readonly number[]): LinesFigure {
  const visited = w.filter(value => Math.abs(value) < 1e4)
  const reach = Math.max(2, ...visited.map(value => Math.abs(value + 1))) * 1.1
  const x = evenly(-1 - reach, -1 + reach, 121)
  return {
    kind: 'lines',
    id: 'curve',
    title: {en: 'loss = (w + 1)²', zh: 'loss = (w + 1)²'},
    x: {label: 'w'},
    y: {label: {en: 'loss', zh: '损失'}, min: 0},
    series: [{name: 'loss', x, y: x.map(lossAt)}],
    markers: [{x: -1, y: 0, label: {en: 'lowest point', zh: '最低点'}}],
    walk: {name: 'w', x: w, y: w.map(lossAt)},
  }
}

const scheduleNames = {
  constant: {en: 'constant', zh: '恒定'},
  exponential: {en: 'exponential decay', zh: '指数衰减'},
}

function overEpochs(
  id: string,
  title: Localised,
  runs: Record<keyof typeof scheduleNames, readonly DescentStep[]>,
  chosen: keyof typeof scheduleNames,
  value: (step: DescentStep) => number,
): LinesFigure {
  const other = chosen === 'constant' ? 'exponential' : 'constant'
  const series = [chosen, other].map(
    (name): Series => ({
      name: scheduleNames[name as typeof chosen],
      x: runs[name as typeof chosen].map(step => step.epoch),
      y: runs[name as typeof chosen].map(value),
      reference: name === other,
    }),
  )
  return {kind: 'lines', id, title, x: {label: {en: 'epoch', zh: '轮'}}, y: {label: title}, series}
}

const table = (steps: readonly DescentStep[]): Table => ({
  id: 'steps',
  title: {en: 'Step by step', zh: '逐步记录'},
  columns: [
    {id: 'epoch', label: {en: 'epoch', zh: '轮'}},
    {id: 'learningRate', label: {en: 'lr', zh: '学习率'}},
    {id: 'loss', label: {en: 'loss', zh: '损失'}},
    {id: 'gradient', label: {en: 'gradient', zh: '梯度'}},
    {id: 'w', label: {en: 'w after', zh: '更新后的 w'}},
  ],
  rows: steps.map(({epoch, learningRate, loss, gradient, w}) => [epoch, learningRate, loss, gradient, w]),
})

/** What became of the ball, judged from the last two places. */
function outcome(steps: readonly DescentStep[], start: number): Localised {
  const distances = [start, ...steps.map(step => step.w)].map(w => w + 1)
  const last = distances.at(-1) ?? 0
  const before = distances.at(-2) ?? 0
  const first = distances[0] ?? 0
  if (!Number.isFinite(last) || Math.abs(last) > Math.abs(first))
    return {en: 'diverges: every step lands higher than the last', zh: '发散：每一步都比上一步更高'}
  if (Math.abs(last) < 1e-3) return {en: 'arrived', zh: '已到达谷底'}
  if (last * before < 0) return {en: 'swings from side to side', zh: '左右振荡，尚未收敛'}
  return {en: 'still on its way', zh: '仍在途中'}
}

function facts(steps: readonly DescentStep[], start: number): Fact[] {
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) return []
  return [
    {id: 'firstLoss', label: {en: 'first loss', zh: '首轮损失'}, value: first.loss},
    {id: 'firstW', label: {en: 'w after the first step', zh: '首步后的 w'}, value: first.w},
    {id: 'lastLoss', label: {en: 'last loss', zh: '末轮损失'}, value: last.loss},
    {id: 'lastW', label: {en: 'w at the end', zh: '最终的 w'}, value: last.w},
    {id: 'outcome', label: {en: 'outcome', zh: '结果'}, value: outcome(steps, start)},
  ]
}
