import {augmenting} from './augmenting.ts'
import {classifying} from './classifying.ts'
import {picturing} from './picturing.ts'
import {compiling, dropping, fitting, freezing, regularising} from './shared.ts'

/** The hyperparameters that every picture chapter has. */
export const pictureHyperparameters = {
  ...picturing,
  ...augmenting,
  ...regularising,
  ...freezing,
  ...dropping,
  ...compiling,
  ...classifying,
  ...fitting,
} as const

/** The same, for networks made for CIFAR-10: own pictures are read in colour at its size. */
export const colourHyperparameters = {
  ...pictureHyperparameters,
  imageSize: {...picturing.imageSize, default: 32},
  colorMode: {...picturing.colorMode, default: 'rgb'},
} as const
