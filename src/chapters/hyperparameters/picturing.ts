import {bringers} from '../../datasets/facts/index.ts'
import {pictures} from '../../datasets/facts/pictures.ts'
import type {Hyperparameter} from './hyperparameter.ts'

const {brings} = pictures['own-pictures']

/** §3.1: what the reader's own pictures, of any size, are brought to. */
export const picturing = {
  imageSize: {
    kind: 'integer',
    default: brings.imageSize,
    min: 8,
    max: 224,
    step: 'data',
    label: {en: 'picture size', zh: '图片边长'},
    help: {en: 'own pictures are resized to this many pixels a side', zh: '自备图片缩放后的边长（像素）'},
    when: {dataset: bringers('imageSize')},
  },
  colorMode: {
    kind: 'choice',
    default: brings.colorMode,
    choices: ['grayscale', 'rgb'],
    step: 'data',
    label: {en: 'colours', zh: '颜色'},
    help: {en: 'own pictures in grey or in colour', zh: '自备图片按灰度还是彩色读入'},
    when: {dataset: bringers('colorMode')},
  },
} as const satisfies Record<string, Hyperparameter>
