import {classNames, type DatasetName} from '../../../datasets/facts/index.ts'
import {classesOf, type Program} from '../program.ts'
import {literal} from './layers.ts'

/** The tensor of labels that the loss takes, of an expression for their numbers, and one that is no array of bytes. */
export const labelsOf = (
  program: Program,
  labels: string,
  values = `Float32Array.from(${labels})`,
): string =>
  program.oneHot || program.fromLogits
    ? `tf.oneHot(tf.tensor1d(${labels}, 'int32'), ${classesOf(program)}).toFloat()`
    : `tf.tensor1d(${values})`

/** The part of the samples the page trains on, if it is a part. */
export const limitOf = (count: number | undefined): string =>
  count === undefined ? 'Infinity' : String(count)

export const printNames = (dataset: DatasetName): string =>
  `const names = [${classNames(dataset).map(literal).join(', ')}]`
