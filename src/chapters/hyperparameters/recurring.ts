import {prices} from '../../datasets/facts/prices.ts'
import type {Hyperparameter} from './hyperparameter.ts'
import {compiling, dropping, fitting, freezing, regularising} from './shared.ts'

const {brings} = prices

const units = {
  kind: 'integer',
  min: 1,
  max: 1024,
  step: 'build',
  help: {
    en: 'length of the state that the cells carry from step to step',
    zh: '循环核在时间步之间传递的状态的长度',
  },
} as const

const {validationFreq: _, ...fittingAlone} = fitting

/** Forecasts are right or wrong by more or less: there is no accuracy to go by. */
const {monitor: __, ...fittingPrices} = fitting

/** §6: the letters, which have no test set to validate on. */
export const letterHyperparameters = {
  units: {...units, default: 3, label: {en: 'recurrent units', zh: '记忆体个数'}},
  ...regularising,
  ...freezing,
  ...dropping,
  ...compiling,
  learningRate: {...compiling.learningRate, default: 0.01},
  ...fittingAlone,
  epochs: {...fitting.epochs, default: 100},
} as const satisfies Record<string, Hyperparameter>

/** §6: length of a letter's learnt code. */
export const embedding = {
  embeddingSize: {
    kind: 'integer',
    default: 2,
    min: 1,
    max: 256,
    step: 'build',
    label: {en: 'embedding size', zh: '编码长度'},
    help: {
      en: 'numbers that stand for one letter; with 2 they can be drawn',
      zh: '用几个数表示一个字母；取 2 时可以画在平面上',
    },
  },
} as const satisfies Record<string, Hyperparameter>

/** §6–8: the price history. */
export const priceHyperparameters = {
  column: {
    kind: 'text',
    default: brings.column,
    maxLength: 100,
    step: 'data',
    label: {en: 'column', zh: '价格列'},
    help: {en: 'the column that is forecast, by its name or number', zh: '要预测的列，写列名或序号'},
  },
  features: {
    kind: 'text',
    default: brings.features,
    maxLength: 500,
    step: 'data',
    label: {en: 'more columns', zh: '其他特征列'},
    help: {
      en: 'further columns as inputs of the network, separated by commas; none by default',
      zh: '作为网络输入的其他列，用逗号分隔；默认没有',
    },
  },
  testRows: {
    kind: 'integer',
    default: brings.testRows,
    min: 2,
    max: 100_000,
    step: 'data',
    label: {en: 'test rows', zh: '测试集行数'},
    help: {en: 'the last rows, kept from training', zh: '留作测试、不参与训练的最后若干行'},
  },
  window: {
    kind: 'integer',
    default: brings.window,
    min: 1,
    max: 1000,
    step: 'prepare',
    label: {en: 'window', zh: '窗口长度'},
    help: {en: 'days the network sees before it names the next', zh: '用前多少天预测下一天'},
  },
  units1: {...units, default: 80, label: {en: 'first layer', zh: '第一层记忆体个数'}},
  units2: {...units, default: 100, label: {en: 'second layer', zh: '第二层记忆体个数'}},
  ...regularising,
  ...freezing,
  ...dropping,
  dropout: {...dropping.dropout, default: 0.2},
  ...compiling,
  loss: {
    ...compiling.loss,
    default: 'meanSquaredError',
    choices: ['meanSquaredError'],
    help: {
      en: 'a price is a number, not a class: mean squared error',
      zh: '价格是数值而不是类别：用均方误差',
    },
  },
  ...fittingPrices,
  batchSize: {...fitting.batchSize, default: 64},
  epochs: {...fitting.epochs, default: 50},
} as const satisfies Record<string, Hyperparameter>
