import type {BarsFigure, Fact, Table} from '../figure.ts'
import {type CountedNetwork, defineLab, type LabResult} from '../lab.ts'
import {namedNetwork} from '../named-network.ts'
import {sum} from '../numbers.ts'
import {countDense} from './count.ts'
import {notes} from './notes.ts'

export const complexity = defineLab({
  id: 'complexity',
  title: {en: 'How big is a network', zh: '网络复杂度'},
  section: '1.6',
  idea: {
    en: 'Type the widths of a stack of layers, or name a chapter’s network: layers, parameters and multiply-adds, layer by layer.',
    zh: '输入各层宽度，或指定某一章的网络：逐层给出层数、参数个数与乘加运算次数。',
  },
  notes,
  settings: {
    layers: {
      kind: 'list',
      of: 'integer',
      default: [3, 4, 2],
      min: 1,
      max: 1_000_000,
      minLength: 2,
      maxLength: 50,
      label: {en: 'widths', zh: '各层宽度'},
      help: {en: 'inputs, hidden layers, outputs: 3,4,2', zh: '输入、各隐藏层、输出：3,4,2'},
      when: {network: ['']},
    },
    network: {
      kind: 'text',
      default: '',
      maxLength: 40,
      label: {en: 'chapter', zh: '章节网络'},
      help: {
        en: 'a chapter’s network instead, by its id: lenet',
        zh: '改用某一章的网络，写它的 id，如 lenet',
      },
    },
  },
  presets: {
    notes: {
      title: {en: 'the notes’', zh: '笔记中的例子'},
      values: {layers: [3, 4, 2]},
      why: {en: '2 layers, 26 parameters, 20 multiply-adds', zh: '2 层，26 个参数，20 次乘加'},
    },
    digits: {
      title: {en: 'handwritten digits', zh: '手写数字'},
      values: {layers: [784, 128, 10]},
      why: {en: 'chapter 2: 101,770 parameters', zh: '第 2 章：101,770 个参数'},
    },
    deep: {
      title: {en: 'narrow and deep', zh: '窄而深'},
      values: {layers: [784, 64, 64, 64, 64, 10]},
      why: {en: 'more layers, fewer parameters', zh: '层数更多，参数更少'},
    },
  },
  reads: 'networks',
  // biome-ignore lint/correctness/useYield: the quick labs never do
  *compute({layers, network}, {data}) {
    const named = network === '' ? undefined : namedNetwork(data, network)
    return named ? ofNetwork(named) : ofDense(layers)
  },
})

function ofDense(widths: readonly number[]): LabResult {
  const counts = countDense(widths)
  const names = counts.map((_, i) => (i === counts.length - 1 ? 'output' : `hidden${i + 1}`))
  const table: Table = {
    id: 'layers',
    title: {en: 'Layer by layer', zh: '逐层'},
    columns: [
      {id: 'layer', label: {en: 'layer', zh: '层'}},
      {id: 'inputs', label: {en: 'inputs', zh: '输入'}, digits: 12},
      {id: 'outputs', label: {en: 'outputs', zh: '输出'}, digits: 12},
      {id: 'weights', label: 'w', digits: 12},
      {id: 'biases', label: 'b', digits: 12},
      {id: 'parameters', label: {en: 'parameters', zh: '参数'}, digits: 12},
      {id: 'multiplyAdds', label: {en: 'multiply-adds', zh: '乘加'}, digits: 12},
    ],
    rows: counts.map((count, i) => [
      names[i] ?? '',
      count.inputs,
      count.outputs,
      count.weights,
      count.biases,
      count.parameters,
      count.multiplyAdds,
    ]),
  }
  return {
    figures: [bars(names, counts)],
    tables: [table],
    facts: totals(counts.length, counts),
  }
}

/** Layers that only prepare what the next one gets, or pick from it: they count as part of their neighbours (§1.6). */
const inBetween = new Set([
  'batchNormalization',
  'activation',
  'dropout',
  'flatten',
  'add',
  'concatenate',
  'maxPooling2d',
  'globalAveragePooling2d',
])

function ofNetwork({title, layers}: CountedNetwork): LabResult {
  const counted = layers.filter(layer => layer.parameters > 0 || layer.multiplyAdds > 0)
  const table: Table = {
    id: 'layers',
    title,
    columns: [
      {id: 'layer', label: {en: 'layer', zh: '层'}},
      {id: 'kind', label: {en: 'kind', zh: '类型'}},
      {id: 'outputShape', label: {en: 'output shape', zh: '输出形状'}},
      {id: 'parameters', label: {en: 'parameters', zh: '参数'}, digits: 12},
      {id: 'multiplyAdds', label: {en: 'multiply-adds', zh: '乘加'}, digits: 12},
    ],
    rows: layers.map(layer => [
      layer.name,
      layer.kind,
      layer.outputShape.join(' × '),
      layer.parameters,
      layer.multiplyAdds,
    ]),
  }
  return {
    figures: [
      bars(
        counted.map(({name}) => name),
        counted,
      ),
    ],
    tables: [table],
    facts: totals(layers.filter(({kind}) => !inBetween.has(kind)).length, layers),
  }
}

interface Cost {
  readonly parameters: number
  readonly multiplyAdds: number
}

const bars = (labels: readonly string[], costs: readonly Cost[]): BarsFigure => ({
  kind: 'bars',
  id: 'costs',
  title: {en: 'Space and time by layer', zh: '各层的空间与时间'},
  labels,
  y: {label: {en: 'number', zh: '个数'}, min: 0},
  series: [
    {name: {en: 'parameters', zh: '参数'}, values: costs.map(({parameters}) => parameters)},
    {name: {en: 'multiply-adds', zh: '乘加'}, values: costs.map(({multiplyAdds}) => multiplyAdds)},
  ],
})

const totals = (layers: number, costs: readonly Cost[]): Fact[] => [
  {
    id: 'layers',
    label: {en: 'layers', zh: '层数'},
    value: layers,
    note: {en: 'those that calculate; the input layer is none', zh: '只数有计算的层；输入层不算'},
  },
  {
    id: 'parameters',
    label: {en: 'parameters', zh: '参数个数'},
    value: sum(costs.map(({parameters}) => parameters)),
    digits: 12,
  },
  {
    id: 'multiplyAdds',
    label: {en: 'multiply-adds for one sample', zh: '一个样本的乘加次数'},
    value: sum(costs.map(({multiplyAdds}) => multiplyAdds)),
    digits: 12,
  },
]
