import type {Printers, Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {printApplication} from './application.ts'
import {byHand} from './by-hand.ts'
import {printData} from './data.ts'
import {devicesOf} from './devices.ts'
import {printNetwork} from './network.ts'
import {printCompile, printFit} from './training.ts'

/** Whether the steps are Keras' own; a network by hand takes no more than its optimizers, if those. */
const usesKeras = ({chapter, h}: Program): boolean => !chapter.byHand || h.optimizer !== 'sgd'

const readsPictures = ({chapter}: Program): boolean => chapter.task === 'classify-image'

function printImports(program: Program): string[] {
  const {chapter, h, say, seed} = program
  const {backend, strategy, imports, afterImport} = devicesOf(program)
  const modules = [
    ...imports,
    ...(usesKeras(program) ? ['import keras'] : []),
    'import numpy as np',
    ...(readsPictures(program) ? ['from PIL import Image, ImageOps'] : []),
    ...(chapter.byHand ? [] : ['from keras import layers']),
  ]
  const isWhole = (line: string) => line.startsWith('import')
  const sorted = modules.sort((a, b) => a.localeCompare(b, 'en', {sensitivity: 'base'}))
  return [
    ...(h.augment === true ? ['import math'] : []),
    'import os',
    'import sys',
    ...(backend
      ? ['', `os.environ["KERAS_BACKEND"] = "${backend}"  # ${say(remarks.onlyBackend(strategy))}`]
      : []),
    '',
    ...sorted.filter(isWhole),
    ...sorted.filter(line => !isWhole(line)),
    '',
    'try:',
    `    import matplotlib.pyplot as plt  # ${say({en: 'for the curves, if it is there', zh: '有就用它画曲线'})}`,
    'except ImportError:',
    '    plt = None',
    // By hand nothing else is random.
    ...(chapter.byHand ? [] : ['', `keras.utils.set_random_seed(${seed})`]),
    ...afterImport(program),
  ]
}

/** What has to be installed; below Keras any of three packages will do, unless only one can. */
function needsOf(program: Program): string {
  if (!usesKeras(program)) return 'pip install numpy'
  const {backend} = devicesOf(program)
  const below = backend ?? `tensorflow   # ${program.say(remarks.anyBackend)}`
  return ['pip install keras', ...(readsPictures(program) ? ['pillow'] : []), below].join(' ')
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
  needs: needsOf,
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
