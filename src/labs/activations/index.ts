import type {BarsFigure, LinesFigure, Table} from '../figure.ts'
import {defineLab} from '../lab.ts'
import {evenly, mean} from '../numbers.ts'
import {activationFunctions, chainGradients} from './functions.ts'
import {notes} from './notes.ts'

/** Their mean; what rounding leaves of 0 is 0. */
function meanOf(values: readonly number[]): number {
  const exact = mean(values)
  return Math.abs(exact) < 1e-12 ? 0 : exact
}

export const activations = defineLab({
  id: 'activations',
  title: {en: 'Activation functions', zh: '激活函数'},
  section: '1.7',
  idea: {
    en: 'Four functions that bend a neuron’s sum, their slopes, and what is left of a gradient after a chain of them.',
    zh: '四种激活函数、它们的导数，以及连成一串之后梯度还剩多少。',
  },
  notes,
  settings: {
    x: {
      kind: 'number',
      default: 1,
      min: -20,
      max: 20,
      walk: 'linear',
      increment: 0.25,
      label: {en: 'input x', zh: '输入 x'},
      help: {en: 'the sum that enters the first function', zh: '进入第一个函数的加权和'},
    },
    layers: {
      kind: 'integer',
      default: 10,
      min: 1,
      max: 100,
      label: {en: 'layers', zh: '层数'},
      help: {en: 'functions in the chain', zh: '串联的函数个数'},
    },
    leak: {
      kind: 'number',
      default: 0.01,
      min: 0,
      max: 1,
      walk: 'linear',
      increment: 0.01,
      label: {en: 'leak a', zh: '负区间斜率 a'},
      help: {en: 'slope of leaky relu on the negative side', zh: 'leaky relu 负区间的斜率'},
    },
    range: {
      kind: 'number',
      default: 6,
      min: 0.5,
      max: 20,
      walk: 'linear',
      increment: 0.5,
      label: {en: 'range', zh: '范围'},
      help: {en: 'the plots reach from minus this to plus this', zh: '绘图区间为正负该值'},
    },
  },
  presets: {
    middle: {
      title: {en: 'near 0', zh: '原点附近'},
      values: {x: 0},
      why: {en: 'where sigmoid and tanh are steepest', zh: 'sigmoid 与 tanh 导数最大处'},
    },
    saturated: {
      title: {en: 'saturated', zh: '饱和区'},
      values: {x: 5},
      why: {
        en: 'far out, sigmoid and tanh hardly pass anything back',
        zh: '远离原点，sigmoid 与 tanh 几乎不回传梯度',
      },
    },
    dead: {
      title: {en: 'dead relu', zh: '神经元死亡'},
      values: {x: -2},
      why: {
        en: 'below 0 relu passes nothing back, leaky relu a little',
        zh: '负区间 relu 不回传梯度，leaky relu 回传一点',
      },
    },
  },
  *compute({x, layers, leak, range}) {
    const xs = evenly(-range, range, 121)
    const series = (of: 'value' | 'slope') =>
      activationFunctions.map(f => ({name: f.name, x: xs, y: xs.map(at => f[of](at, leak))}))
    const marked = (of: 'value' | 'slope') =>
      activationFunctions.map((f, i) => ({x, y: f[of](x, leak), series: i}))
    const chains = activationFunctions.map(f => chainGradients(f, x, layers, leak))
    const best = activationFunctions.map(f => f.steepest(leak) ** layers)

    const values: LinesFigure = {
      kind: 'lines',
      id: 'functions',
      title: {en: 'Functions', zh: '函数'},
      x: {label: 'x'},
      y: {label: 'f(x)', min: -1.5, max: Math.min(2, range)},
      series: series('value'),
      markers: marked('value'),
    }
    const slopes: LinesFigure = {
      kind: 'lines',
      id: 'slopes',
      title: {en: 'Slopes', zh: '导数'},
      x: {label: 'x'},
      y: {label: 'f′(x)', min: 0, max: 1},
      series: series('slope'),
      markers: marked('slope'),
    }
    const chain: LinesFigure = {
      kind: 'lines',
      id: 'chain',
      title: {en: 'Gradient after n layers', zh: '经过 n 层后的梯度'},
      caption: {
        en: 'A gradient of 1 on its way back through the chain, all weights 1.',
        zh: '大小为 1 的梯度沿链反传，各层权重均为 1。',
      },
      x: {label: {en: 'layers', zh: '层'}},
      y: {label: {en: 'gradient', zh: '梯度'}, scale: 'log'},
      series: activationFunctions.map((f, i) => ({
        name: f.name,
        x: evenly(0, layers, layers + 1),
        y: chains[i] as number[],
      })),
    }
    const means: BarsFigure = {
      kind: 'bars',
      id: 'means',
      title: {en: 'Mean of the outputs', zh: '输出均值'},
      caption: {
        en: 'For inputs spread evenly over the range: only tanh is centred.',
        zh: '输入均匀分布于该区间时：只有 tanh 以 0 为中心。',
      },
      labels: activationFunctions.map(f => f.name),
      y: {label: {en: 'mean', zh: '均值'}},
      series: [{name: {en: 'mean', zh: '均值'}, values: series('value').map(({y}) => meanOf(y))}],
    }
    const table: Table = {
      id: 'functions',
      title: {en: 'At x, and through the chain', zh: '在 x 处，以及穿过整条链'},
      columns: [
        {id: 'function', label: {en: 'function', zh: '函数'}},
        {id: 'formula', label: 'f(x) ='},
        {id: 'value', label: 'f(x)', digits: 4},
        {id: 'slope', label: 'f′(x)', digits: 4},
        {id: 'left', label: {en: 'left of the gradient', zh: '剩余梯度'}, digits: 3},
        {id: 'atBest', label: {en: 'at best', zh: '至多剩余'}, digits: 3},
        {id: 'good', label: {en: 'good at', zh: '优点'}},
        {id: 'bad', label: {en: 'bad at', zh: '缺点'}},
      ],
      rows: activationFunctions.map((f, i) => [
        f.name,
        f.formula,
        f.value(x, leak),
        f.slope(x, leak),
        chains[i]?.at(-1) ?? null,
        best[i] ?? null,
        f.good,
        f.bad,
      ]),
    }
    return {
      figures: [values, slopes, chain, means],
      tables: [table],
      facts: activationFunctions.map((f, i) => ({
        id: `left-${f.name.replace(' ', '-')}`,
        label: {
          en: `left of the gradient after ${layers} × ${f.name}`,
          zh: `经过 ${layers} 层 ${f.name} 剩余的梯度`,
        },
        value: chains[i]?.at(-1) ?? null,
        digits: 3,
      })),
    }
  },
})
