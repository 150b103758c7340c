import {activations} from './activations/index.ts'
import {complexity} from './complexity/index.ts'
import {convolution} from './convolution/index.ts'
import {gradientDescent} from './gradient-descent/index.ts'
import type {Lab} from './lab.ts'
import {losses} from './losses/index.ts'
import {optimizers} from './optimizers/index.ts'
import {regularization} from './regularization/index.ts'
import {scale} from './scale/index.ts'
import {tensors} from './tensors/index.ts'

/** Every lab, in reading order. */
export const labs: readonly Lab[] = [
  gradientDescent,
  tensors,
  complexity,
  scale,
  activations,
  losses,
  regularization,
  optimizers,
  convolution,
]

export const labById = (id: string): Lab | undefined => labs.find(lab => lab.id === id)
