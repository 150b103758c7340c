import {iris} from '../../datasets/facts/iris.ts'
import {greatest} from '../../settings/greatest.ts'
import type {Hyperparameter} from './hyperparameter.ts'

const {brings} = iris

/** How the irises are parted: §1.5 and §2.2 differ in the seed alone. */
export const measuring = {
  validationSplit: {
    kind: 'number',
    default: brings.validationSplit,
    min: 0.01,
    max: 0.9,
    walk: 'linear',
    increment: 0.05,
    step: 'data',
    label: {en: 'validation split', zh: '验证集比例'},
    help: {en: 'share of the shuffled rows kept for validation', zh: '打乱后留作验证的样本比例'},
  },
  shuffleSeed: {
    kind: 'integer',
    default: brings.shuffleSeed,
    min: 0,
    max: greatest,
    step: 'data',
    label: {en: 'shuffle seed', zh: '打乱种子'},
    help: {
      en: 'decides which rows are kept for validation; NumPy’s own shuffle',
      zh: '决定哪些行留作验证；用 NumPy 的打乱方法',
    },
  },
} as const satisfies Record<string, Hyperparameter>
