import {classNames, type DatasetName} from '../../../datasets/facts/index.ts'
import {classesOf, type Program} from '../program.ts'
import {literal} from './layers.ts'

/** The tensor of labels that the loss takes, of an expression for their numbers. */
export const labelsOf = (program: Program, values: string): string =>
  program.oneHot || program.fromLogits
    ? `tf.oneHot(tf.tensor1d(${values}, 'int32'), ${classesOf(program)}).toFloat()`
    : `tf.tensor1d(Float32Array.from(${values}))`

/** The part of the samples the page trains on, if it is a part. */
export const limitOf = (count: number | undefined): string =>
  count === undefined ? 'Infinity' : String(count)

export const printNames = (dataset: DatasetName): string =>
  `const names = [${classNames(dataset).map(literal).join(', ')}]`
