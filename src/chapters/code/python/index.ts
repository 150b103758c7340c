import type {Printers, Program} from '../program.ts'
import {printApplication} from './application.ts'
import {byHand} from './by-hand.ts'
import {printData} from './data.ts'
import {printNetwork} from './network.ts'
import {printCompile, printFit} from './training.ts'

function printImports({chapter, say, seed}: Program): string[] {
  // Pictures are decoded by it, and a network by hand is made of it; the others need no more than Keras.
  const usesTensorFlow = chapter.byHand || chapter.task === 'classify-image'
  return [
    'import os',
    'import sys',
    '',
    'import keras',
    'import numpy as np',
    ...(usesTensorFlow ? ['import tensorflow as tf'] : []),
    ...(chapter.byHand ? [] : ['from keras import layers']),
    '',
    'try:',
    `    import matplotlib.pyplot as plt  # ${say({en: 'for the curves, if it is there', zh: '有就用它画曲线'})}`,
    'except ImportError:',
    '    plt = None',
    // By hand the seeds stand at the variables, as in the notes: a global seed would change their numbers.
    ...(chapter.byHand ? [] : ['', `keras.utils.set_random_seed(${seed})`]),
  ]
}

/** The Python program for Keras 3, step by step. */
export const python: {
  readonly comment: string
  readonly needs: (program: Program) => string
  readonly steps: Printers
  /** What is printed otherwise for a network written by hand. */
  readonly byHand: Partial<Printers>
} = {
  comment: '#',
  needs: () => 'pip install tensorflow',
  steps: {
    import: printImports,
    data: printData,
    network: printNetwork,
    compile: printCompile,
    fit: printFit,
    apply: printApplication,
  },
  byHand,
}
