import type {DatasetName} from '../../datasets/names.ts'
import {augmenting} from './augmenting.ts'
import {picturing} from './picturing.ts'
import {compiling, dropping, fitting, regularising} from './shared.ts'

/** Every picture network takes every set of pictures: input shape and classes come from the data. */
export const pictureSets = (own: DatasetName): readonly DatasetName[] => [
  own,
  ...(['mnist', 'fashion', 'cifar10', 'own-pictures'] as const).filter(name => name !== own),
]

/** The hyperparameters that every picture chapter has. */
export const pictureHyperparameters = {
  ...picturing,
  ...augmenting,
  ...regularising,
  ...dropping,
  ...compiling,
  ...fitting,
} as const

/** The same, for networks made for CIFAR-10: own pictures are read in colour at its size. */
export const colourHyperparameters = {
  ...pictureHyperparameters,
  imageSize: {...picturing.imageSize, default: 32},
  colorMode: {...picturing.colorMode, default: 'rgb'},
} as const

export const asInTheNotes = {en: 'as the notes write it', zh: '与笔记完全一致'} as const
