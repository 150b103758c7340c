import type {Localised} from '../../text/localised.ts'
import {activationsNotes} from './activations.ts'
import {complexityNotes} from './complexity.ts'
import {convolutionNotes} from './convolution.ts'
import {gradientDescentNotes} from './gradient-descent.ts'
import {irisManualNotes} from './iris-manual.ts'
import {lossesNotes} from './losses.ts'
import {optimizersNotes} from './optimizers.ts'
import {regularizationNotes} from './regularization.ts'
import {tensorsNotes} from './tensors.ts'

/** The page texts of chapter 1 by the id of the lab, in reading order; `iris-manual` is the one that trains. */
export const labNotes = {
  'gradient-descent': gradientDescentNotes,
  tensors: tensorsNotes,
  'iris-manual': irisManualNotes,
  complexity: complexityNotes,
  activations: activationsNotes,
  losses: lossesNotes,
  regularization: regularizationNotes,
  optimizers: optimizersNotes,
  convolution: convolutionNotes,
} as const satisfies Record<string, Localised>
