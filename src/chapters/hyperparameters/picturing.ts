import type {Hyperparameter} from './hyperparameter.ts'

const own = {dataset: ['own-pictures']} as const

/** §3.1: what the reader's own pictures, of any size, are brought to. */
export const picturing = {
  imageSize: {
    kind: 'integer',
    default: 28,
    min: 8,
    max: 224,
    step: 'data',
    label: {en: 'picture size', zh: '图片边长'},
    help: {en: 'own pictures are resized to this many pixels a side', zh: '自备图片缩放后的边长（像素）'},
    when: own,
  },
  colorMode: {
    kind: 'choice',
    default: 'grayscale',
    choices: ['grayscale', 'rgb'],
    step: 'data',
    label: {en: 'colours', zh: '颜色'},
    help: {en: 'own pictures in grey or in colour', zh: '自备图片按灰度还是彩色读入'},
    when: own,
  },
} as const satisfies Record<string, Hyperparameter>
